import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../../src/camunda-client';
import { resolveSettings } from '../../../src/connection/resolve';
import { CamundaError, configError } from '../../../src/errors';
import { sentence } from '../../../src/sentence';
import { clusterOf } from '../cluster-node';
import { newClient } from '../new-client';
import { connectionOptions } from './connection-options';
import { type ClusterForm, isDeployed, Vault } from './form-values';

/** Milliseconds; the forms promise an answer within 10 s. */
const TIME = 9_000;

const DEPLOY_FIRST = sentence`Deploy first, or type the secrets again. These settings differ from the deployed ones, so stored secrets and environment variables are not used`;

/** Versions of clusters that forms have asked, deployed or not, by what leads to them; the oldest ones are forgotten. */
const asked = new Map<string, string>();
const MOST_ASKED = 50;

/** Says which cluster a form stands for, without a secret; nothing where the environment variables say it. */
function clusterKey({ properties }: ClusterForm): string | undefined {
  const { environment } = properties;
  return environment && environment !== 'env'
    ? JSON.stringify({ ...properties, name: undefined })
    : undefined;
}

function remember(form: ClusterForm, { knownVersion: version }: CamundaClient): void {
  const key = clusterKey(form);
  if (version === undefined || key === undefined) return;
  asked.delete(key);
  asked.set(key, version);
  const [oldest] = asked.keys();
  if (asked.size > MOST_ASKED && oldest !== undefined) asked.delete(oldest);
}

/** A config node that is not deployed yet does not exist for the runtime, and leaving it out would ask in another way. */
function checkDeployed(RED: NodeAPI, { tls, proxy }: ClusterForm['properties']): void {
  for (const id of [tls, proxy]) {
    if (id && id !== '_ADD_' && !RED.nodes.getNode(id)) {
      throw configError(sentence`Deploy first. The TLS configuration or the proxy is not deployed yet`);
    }
  }
}

interface Clients {
  client: CamundaClient;
  /** Makes another one for the same cluster, which sends no credentials. */
  withoutLogin(): CamundaClient;
}

function clientsOfForm(RED: NodeAPI, form: ClusterForm): Clients {
  const vault = new Vault(RED, form);
  try {
    const properties = vault.values(form.properties);
    const credentials = vault.values(form.credentials);
    const settings = resolveSettings(properties, credentials, (name) => vault.variable(name));
    // Without its variables the environment `env` is Camunda on this machine, which is not what is meant.
    if (settings.environment === 'env' && vault.withheld) throw configError(DEPLOY_FIRST);
    checkDeployed(RED, form.properties);
    const options = connectionOptions(RED, form.properties);
    return {
      client: newClient(settings, options, () => {}),
      withoutLogin: () => newClient({ ...settings, authentication: { method: 'none' } }, options, () => {}),
    };
  } catch (failure) {
    if (failure instanceof CamundaError && vault.withheld) throw configError(DEPLOY_FIRST);
    throw failure;
  }
}

/**
 * Asks Camunda with the values of a form, deployed or not, and answers within 10 s.
 * @param ask may make a client without credentials, and closes that one itself
 * @throws CamundaError
 */
export async function askForForm<T>(
  RED: NodeAPI,
  form: ClusterForm,
  ask: (client: CamundaClient, signal: AbortSignal, withoutLogin: () => CamundaClient) => Promise<T>,
): Promise<T> {
  const { client, withoutLogin } = clientsOfForm(RED, form);
  try {
    return await ask(client, AbortSignal.timeout(TIME), withoutLogin);
  } catch (failure) {
    if (!(failure instanceof CamundaError) || failure.code !== 'CAMUNDA_ABORTED') throw failure;
    throw new CamundaError('CAMUNDA_TIMEOUT', sentence`Camunda did not answer within ${TIME / 1_000} s`, {
      retryable: true,
    });
  } finally {
    remember(form, client);
    await client.close();
  }
}

/**
 * The version of the cluster, where it is deployed as the form has it and some node has searched it already, or where a
 * form has asked it. Nothing is asked.
 */
export function knownVersion(RED: NodeAPI, form: ClusterForm): string | undefined {
  try {
    const deployed = isDeployed(RED, form) ? clusterOf(RED, form.id).client().knownVersion : undefined;
    return deployed ?? asked.get(clusterKey(form) ?? '');
  } catch (failure) {
    if (failure instanceof CamundaError) return undefined;
    throw failure;
  }
}
