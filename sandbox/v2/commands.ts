import type { Cluster } from '../cluster';
import { Refusal, type RefusalCode } from '../engine/refusal';
import { problem, Refused, type SandboxRequest } from '../http';

const STATUSES: Readonly<Record<RefusalCode, number>> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
};

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

/** Gives the engine a command. @throws Refused as the gateway words what the engine has refused */
export function carryOut<Result>(request: SandboxRequest, intent: string, command: () => Result): Result {
  try {
    return command();
  } catch (error) {
    throw error instanceof Refusal
      ? rejected(request, STATUSES[error.code], error.code, intent, error.message)
      : error;
  }
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
