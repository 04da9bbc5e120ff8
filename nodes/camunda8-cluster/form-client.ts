import type { NodeAPI, NodeDef } from 'node-red';
import { CamundaClient } from '../../src/camunda-client';
import { resolveSettings } from '../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../src/connection/settings';
import { variableName } from '../../src/connection/unset-variable';
import { CamundaError, configError } from '../../src/errors';
import { connectionOptions } from './connection-options';

/** What the editor's form holds, deployed or not. */
export interface ClusterForm {
  /** Of the config node; a new one has no deployed twin. */
  id: string;
  properties: ClusterProperties & { tls?: string; proxy?: string };
  /** A password that was not typed again is `__PWRD__`. */
  credentials: ClusterCredentials;
}

/** Milliseconds; the forms promise an answer within 10 s. */
const TIME = 9_000;

/** What the editor shows in place of a stored password. */
const STORED = '__PWRD__';

/** Where a secret would travel, and how. Where one of them differs from the deployed node, nothing stored is used. */
const DESTINATION = [
  'environment',
  'region',
  'clusterId',
  'restAddress',
  'tasklistAddress',
  'tokenUrl',
  'loginPath',
  'authentication',
  'tls',
  'proxy',
  'allowInsecure',
] as const;

const DEPLOY_FIRST =
  'This differs from what is deployed, so no stored secret and no environment variable is used: type the values, or deploy first';

type Values = Record<string, unknown>;

function objectIn(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The form in what a browser sent. Its values are checked with the settings. */
export function readForm(body: Values): ClusterForm {
  return {
    id: String(body.id),
    properties: objectIn(body.properties),
    credentials: objectIn(body.credentials),
  };
}

function deployedForm(RED: NodeAPI, id: string): Values | undefined {
  let found: Values | undefined;
  RED.nodes.eachNode((node: NodeDef) => {
    if (node.id === id && node.type === 'camunda8-cluster') found = { ...node };
  });
  return found;
}

function goesWhereDeployed(form: ClusterForm, deployed: Values | undefined): boolean {
  const properties: Values = { ...form.properties };
  return !!deployed && DESTINATION.every((name) => (properties[name] || '') === (deployed[name] || ''));
}

/** Reads stored secrets and environment variables, or, where they must not travel, nothing. */
class Vault {
  /** Whether something was asked for that must not travel. */
  withheld = false;

  constructor(
    private readonly RED: NodeAPI,
    private readonly form: ClusterForm,
    private readonly open: boolean,
  ) {}

  variable(name: string): string | undefined {
    const node = this.open ? this.RED.nodes.getNode(this.form.id) : undefined;
    if (!node) this.withheld = true;
    return node ? this.RED.util.getSetting(node, name) : undefined;
  }

  /** A value of the form with what it stands for put in. */
  value(name: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    const text = value === STORED ? this.#stored(name) : value;
    const variable = variableName(text);
    return variable === undefined ? text : (this.variable(variable) ?? text);
  }

  #stored(name: string): string {
    if (!this.open) {
      this.withheld = true;
      return '';
    }
    const credentials: Values = { ...this.RED.nodes.getCredentials(this.form.id) };
    return String(credentials[name] ?? '');
  }
}

function withValues<T extends object>(vault: Vault, values: T): T {
  const entries = Object.entries(values).map(([name, value]) => [name, vault.value(name, value)]);
  return Object.fromEntries(entries);
}

function clientOfForm(RED: NodeAPI, form: ClusterForm): CamundaClient {
  const vault = new Vault(RED, form, goesWhereDeployed(form, deployedForm(RED, form.id)));
  try {
    const properties = withValues(vault, form.properties);
    const credentials = withValues(vault, form.credentials);
    const settings = resolveSettings(properties, credentials, (name) => vault.variable(name));
    return new CamundaClient(settings, connectionOptions(RED, form.properties), () => {});
  } catch (failure) {
    if (failure instanceof CamundaError && vault.withheld) throw configError(DEPLOY_FIRST);
    throw failure;
  }
}

/**
 * Asks Camunda with the values of a form, deployed or not, and answers within 10 s.
 * A stored secret or an environment variable is used only where it goes to the same place in the same way as the deployed
 * one: else any user of the editor could have it sent to an address of his choice.
 * @throws CamundaError
 */
export async function askForForm<T>(
  RED: NodeAPI,
  form: ClusterForm,
  ask: (client: CamundaClient, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const client = clientOfForm(RED, form);
  try {
    return await ask(client, AbortSignal.timeout(TIME));
  } catch (failure) {
    if (!(failure instanceof CamundaError) || failure.code !== 'CAMUNDA_ABORTED') throw failure;
    throw new CamundaError('CAMUNDA_TIMEOUT', `Camunda did not answer within ${TIME / 1_000} s`, {
      retryable: true,
    });
  } finally {
    await client.close();
  }
}
