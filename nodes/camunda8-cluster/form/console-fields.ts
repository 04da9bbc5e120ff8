import { SAAS } from '../../../src/connection/presets';
import type { AuthenticationMethod } from '../../../src/connection/settings';
import { STRATEGIES } from '../../../src/connection/variables';
import { type ConsoleBlock, readConsoleBlock } from './console-block';

// Turns what Camunda hands out to connect with into the fields of the cluster's form.

/** What SDKs and the Spring Boot Starter call a method, and what the form calls it. */
const METHODS: ReadonlyMap<string, AuthenticationMethod> = new Map([...STRATEGIES, ['SIMPLE', 'basic']]);

/** Values by the fields that they go into. */
type Fields = Record<string, string>;

interface SaasName {
  region: string | undefined;
  clusterId: string | undefined;
}

type Place = Record<'environment' | 'region' | 'clusterId' | 'restAddress' | 'tasklistAddress', string>;

/** Region and cluster ID in an address of SaaS, of either kind. */
function saasAddress(address: string | undefined): SaasName | undefined {
  const text = String(address).toLowerCase();
  const rest = /^https:\/\/([a-z\d-]+)\.[a-z]+\.camunda\.io(?::443)?\/([a-z\d-]+)/.exec(text);
  if (rest) return { region: rest[1], clusterId: rest[2] };
  const grpc = /^(?:[a-z]+:\/\/)?([a-z\d-]+)\.([a-z\d-]+)\.[a-z]+\.camunda\.io/.exec(text);
  return grpc ? { region: grpc[2], clusterId: grpc[1] } : undefined;
}

/** Where Camunda is, all of it or nothing: a field that the block does not name is blank. */
function place(block: ConsoleBlock): Place | undefined {
  const { restAddress = '', tasklistAddress = '' } = block;
  const named = [restAddress, block.grpcAddress, tasklistAddress].map(saasAddress).find((one) => one);
  const { region = '', clusterId = '' } = {
    ...named,
    ...present({ region: block.region, clusterId: block.clusterId }),
  };
  const isSaas = named || (restAddress === '' && region !== '' && clusterId !== '');
  if (isSaas) return { environment: 'saas', region, clusterId, restAddress: '', tasklistAddress: '' };
  if (restAddress === '' && tasklistAddress === '') return undefined;
  return { environment: 'self-managed', region: '', clusterId: '', restAddress, tasklistAddress };
}

function isForSaas(block: ConsoleBlock): boolean {
  return place(block)?.environment === 'saas' || block.mode === 'saas' || block.tokenUrl === SAAS.tokenUrl;
}

/** How to log in; nothing where the block does not say it. */
function login(block: ConsoleBlock): Fields | undefined {
  const method = METHODS.get(String(block.strategy).toUpperCase()) ?? guessedMethod(block);
  if (method === undefined || method === 'none') return method && { authentication: method };
  if (method !== 'oidc') {
    const isCookie = method === 'cookie';
    return {
      authentication: method,
      ...present({
        username: isCookie ? block.cookieUsername : block.username,
        password: isCookie ? block.cookiePassword : block.password,
      }),
    };
  }
  const saas = isForSaas(block);
  const { tokenUrl = '', audience = '', scope = '' } = block;
  return {
    authentication: 'oidc',
    ...present({ clientId: block.clientId, clientSecret: block.clientSecret }),
    ...(block.clientSecret === undefined ? {} : { clientAuthentication: 'client_secret_post' }),
    tokenUrl: saas && tokenUrl === SAAS.tokenUrl ? '' : tokenUrl,
    audience: saas && audience === SAAS.audience ? '' : audience,
    scope,
  };
}

function guessedMethod(block: ConsoleBlock): AuthenticationMethod | undefined {
  if (block.clientId !== undefined || block.clientSecret !== undefined) return 'oidc';
  if (block.username !== undefined) return 'basic';
  if (block.cookieUsername !== undefined) return 'cookie';
  return isForSaas(block) ? 'oidc' : METHODS.get(String(block.mode).toUpperCase());
}

function present(fields: Record<string, string | undefined>): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * The fields, properties and credentials, that a block gives a value, by their names. One that must not keep what it
 * held before is blank. Empty where nothing was recognised.
 */
export function readConsoleFields(text: string): Fields {
  const block = readConsoleBlock(text);
  const where = place(block) ?? (isForSaas(block) ? { environment: 'saas' } : {});
  return { ...where, ...login(block), ...present({ tenantId: block.tenantId }) };
}
