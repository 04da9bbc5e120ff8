import type { Cluster } from '../cluster';
import { Refusal, type RefusalCode } from '../engine/refusal';
import { problem, Refused, type SandboxRequest, springError } from '../http';
import type { SandboxSettings, Version } from '../settings';
import { invalidArgument } from './answer';

const STATUSES: Readonly<Record<RefusalCode, number>> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
};

const DEFAULT_TENANT = '<default>';

/** Bytes of a command that the broker takes. */
const LARGEST_MESSAGE = 4 * 2 ** 20;

/** @throws Refused with 400 for a key in the path that is no number */
export function checkKey(request: SandboxRequest, name: string, key: string): void {
  if (!/^\d+$/.test(key)) {
    const detail = `Failed to convert '${name}' with value: '${key}'`;
    throw new Refused(problem(request, 400, 'Bad Request', detail));
  }
}

/** @throws Refused with 503 for a key that no partition of this cluster gives */
export function checkPartition(cluster: Cluster, request: SandboxRequest, key: string): void {
  if (!cluster.keys.hasPartitionOf(key)) {
    const title = 'io.camunda.zeebe.broker.client.api.PartitionNotFoundException';
    const detail = 'Expected to handle REST API request, but request could not be delivered';
    throw new Refused(problem(request, 503, title, detail));
  }
}

/** @throws Refused where what is sent is too large for the broker (camunda/camunda#29965) */
export function checkSize(request: SandboxRequest, version: Version): void {
  const size = request.bytes?.length ?? Buffer.byteLength(request.body);
  if (size <= LARGEST_MESSAGE) return;
  if (version === '8.6' && request.bytes) throw new Refused(springError(request, 413));
  const code = 'MALFORMED_REQUEST';
  const detail = `Received an unexpected error from the broker, code: ${code}, message: Request size is above configured maxMessageSize.`;
  throw new Refused(problem(request, version === '8.6' ? 500 : 400, code, detail));
}

/** @throws Refused with 400 that names each field of these that is not there, or is an empty text */
export function checkRequired(request: SandboxRequest, fields: Readonly<Record<string, unknown>>): void {
  const missing = Object.entries(fields)
    .filter(([, value]) => value === undefined || (typeof value === 'string' && value.trim() === ''))
    .map(([name]) => `No ${name} provided.`);
  if (missing.length > 0) throw invalidArgument(request, missing.join(' '));
}

/** @throws Refused with 400 unless at least one of these fields is there */
export function checkSome(
  request: SandboxRequest,
  fields: Readonly<Record<string, unknown>>,
  names: string[],
): void {
  if (names.every((name) => fields[name] === undefined))
    throw invalidArgument(request, `At least one of [${names.join(', ')}] is required.`);
}

/** @throws Refused with 400 unless exactly one of these fields is there */
export function checkOne(
  request: SandboxRequest,
  fields: Readonly<Record<string, unknown>>,
  names: string[],
): void {
  checkSome(request, fields, names);
  if (names.filter((name) => fields[name] !== undefined).length > 1)
    throw invalidArgument(request, `Only one of [${names.join(', ')}] is allowed.`);
}

/**
 * The tenants of a command. Without multi-tenancy there is but one, which need not be named.
 * @throws Refused with 400 for another; with multi-tenancy where none is named
 */
export function tenantsOf(
  request: SandboxRequest,
  { multiTenancy }: Pick<SandboxSettings, 'multiTenancy'>,
  command: string,
  tenantIds: readonly string[],
): readonly string[] {
  if (multiTenancy && tenantIds.length > 0) return tenantIds;
  const other = tenantIds.find((tenantId) => tenantId !== DEFAULT_TENANT);
  if (!multiTenancy && other === undefined) return [DEFAULT_TENANT];
  const fault = multiTenancy
    ? 'identifiers [], but no tenant identifier was provided'
    : `identifier '${other}', but multi-tenancy is disabled`;
  throw invalidArgument(request, `Expected to handle request ${command} with tenant ${fault}`);
}

/** The same for a command of one tenant. */
export function tenantOf(
  request: SandboxRequest,
  settings: Pick<SandboxSettings, 'multiTenancy'>,
  command: string,
  tenantId = '',
): string {
  const [tenant = DEFAULT_TENANT] = tenantsOf(request, settings, command, tenantId === '' ? [] : [tenantId]);
  return tenant;
}

/** Gives the engine a command. @throws Refused as the gateway words what the engine has refused */
export function carryOut<Result>(request: SandboxRequest, intent: string, command: () => Result): Result {
  try {
    return command();
  } catch (error) {
    throw worded(request, intent, error);
  }
}

/** What the engine has refused, as the gateway words it; anything else as it is. */
export function worded(request: SandboxRequest, intent: string, error: unknown): unknown {
  return error instanceof Refusal
    ? rejected(request, STATUSES[error.code], error.code, intent, error.message)
    : error;
}

/** The broker has not answered the gateway in time; what was asked may still be done. */
export function timedOut(request: SandboxRequest): Refused {
  const detail = 'Expected to handle REST API request, but request timed out between gateway and broker';
  return new Refused(problem(request, 504, 'java.util.concurrent.TimeoutException', detail));
}

/** The broker's refusal of a command, as the gateway words it. */
export function rejected(
  request: SandboxRequest,
  status: number,
  code: string,
  intent: string,
  reason: string,
): Refused {
  return new Refused(
    problem(request, status, code, `Command '${intent}' rejected with code '${code}': ${reason}`),
  );
}
