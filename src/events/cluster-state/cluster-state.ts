import type { CamundaError, CamundaErrorCode } from '../../errors';

export type StateName = 'up' | 'down' | 'loggedOut';

/** How a cluster is. */
export interface ClusterState {
  readonly name: StateName;
  /** When that was found out first, in milliseconds since 1970. */
  readonly since: number;
  /** As far as it is known where the cluster is up. */
  readonly version?: string | undefined;
  /** Why it is not up. */
  readonly error?: CamundaError;
}

/** What an error says about the whole cluster. One that is not here says nothing. */
const AFTER: Partial<Record<CamundaErrorCode, StateName>> = {
  CAMUNDA_UNAVAILABLE: 'down',
  CAMUNDA_TIMEOUT: 'down',
  CAMUNDA_PROTOCOL: 'down',
  CAMUNDA_AUTH: 'loggedOut',
  CAMUNDA_FORBIDDEN: 'up',
  CAMUNDA_INVALID: 'up',
  CAMUNDA_CONFLICT: 'up',
  CAMUNDA_UNSUPPORTED: 'up',
};

/** What a call says about its cluster, by its error; undefined where it says nothing. */
export function stateAfter(error: CamundaError | undefined): StateName | undefined {
  if (!error) return 'up';
  // Without a status nobody was asked: too many messages wait here, or Camunda wants to be left alone for a while.
  if (error.code === 'CAMUNDA_BUSY') return error.cause.status === undefined ? undefined : 'up';
  return AFTER[error.code];
}

/** What a request for the topology says: where that is not found, something else is at the address. */
export function stateAfterLook(error: CamundaError | undefined): StateName | undefined {
  return error?.code === 'CAMUNDA_NOT_FOUND' ? 'down' : stateAfter(error);
}
