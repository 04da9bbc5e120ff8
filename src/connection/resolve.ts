import { configError } from '../errors';
import { sentence } from '../sentence';
import { resolveAuthentication } from './authentication';
import { ENVIRONMENTS } from './choices';
import { resolveAddresses } from './cluster-addresses';
import { environmentFields } from './environment-variables';
import type { Fields } from './fields';
import { formFields } from './form';
import { isLoopback } from './loopback';
import { DEFAULT_CONNECTIONS, DEFAULT_TIMEOUT } from './presets';
import type {
  Addresses,
  Api,
  AuthenticationSettings,
  ClusterCredentials,
  ClusterProperties,
  ClusterSettings,
  Field,
} from './settings';

/** An hour: no API call is meant to take longer, and a larger figure is most likely milliseconds. */
const MAX_TIMEOUT_SECONDS = 3600;

const MAX_CONNECTIONS = 256;

/**
 * What a cluster node was told, as one validated value.
 *
 * @param readVariable reads an environment variable; asked with environment `env` only, because Node-RED has already
 *   replaced every `${NAME}` of a property or a credential
 * @throws CamundaError CAMUNDA_CONFIG with a sentence a person understands and without the value of any field
 */
export function resolveSettings(
  properties: ClusterProperties,
  credentials: ClusterCredentials,
  readVariable: (name: string) => string | undefined,
): ClusterSettings {
  const form = formFields(properties, credentials);
  const environment = form.choice('environment', ENVIRONMENTS, 'local');
  const fields = environment === 'env' ? environmentFields(readVariable, properties) : form;

  const addresses = resolveAddresses(environment, fields);
  const authentication = resolveAuthentication(environment, fields, addresses.v2[0]);
  refusePlainHttp(fields, addresses, authentication);
  const tenantId = fields.text('tenantId');
  return {
    environment,
    addresses,
    authentication,
    ...(tenantId && { tenantId }),
    timeout: timeout(fields),
    maxConnections: maxConnections(fields),
  };
}

/** Credentials must not cross a network in the clear unless the user says so (RFC 6749, 1.6; RFC 7617, 4). */
function refusePlainHttp(
  fields: Fields,
  addresses: Record<Api, Addresses>,
  authentication: AuthenticationSettings,
): void {
  if (authentication.method === 'none') {
    return;
  }
  const used: [Field, string][] = [
    ['restAddress', addresses.v2[0]],
    ['tasklistAddress', addresses.v1[0]],
  ];
  if (authentication.method === 'oidc') {
    used.push(['tokenUrl', authentication.tokenUrl]);
  }
  const insecure = used.find(([, address]) => isPlainHttpToAnotherMachine(address));
  if (insecure && !fields.ticked('allowInsecure')) {
    throw configError(
      sentence`${fields.label(insecure[0])} must use https. Others can read what plain http sends to another machine; to allow it all the same, tick "${fields.label('allowInsecure')}"`,
    );
  }
}

function isPlainHttpToAnotherMachine(address: string): boolean {
  const url = new URL(address);
  return url.protocol === 'http:' && !isLoopback(url.hostname);
}

/** Milliseconds. */
function timeout(fields: Fields): number {
  const text = fields.text('timeout') || String(DEFAULT_TIMEOUT);
  const seconds = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS)) {
    throw configError(
      sentence`${fields.label('timeout')} must be a number of seconds (more than 0, at most ${MAX_TIMEOUT_SECONDS})`,
    );
  }
  return Math.max(1, Math.round(seconds * 1000));
}

function maxConnections(fields: Fields): number {
  const text = fields.text('maxConnections') || String(DEFAULT_CONNECTIONS);
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= 1 && count <= MAX_CONNECTIONS)) {
    throw configError(
      sentence`${fields.label('maxConnections')} must be a whole number (1 to ${MAX_CONNECTIONS})`,
    );
  }
  return count;
}
