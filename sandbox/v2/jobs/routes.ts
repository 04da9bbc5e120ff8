import type { Cluster } from '../../cluster';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { integer, object, since, text, variables } from '../body';
import { checkRequired, checkSome } from '../commands';
import { keyedCommand } from '../keyed-command';
import type { Waits } from '../waits';
import { jobActivationRoute } from './activation';
import { RESULT, resultOf } from './job-result';

/** All that workers ask for. */
export function jobRoutes(cluster: Cluster, settings: SandboxSettings, waits: Waits): Route[] {
  const { version } = settings;
  const { engine } = cluster;
  return [
    jobActivationRoute(cluster, settings, waits),
    keyedCommand(cluster, version, object({ variables, result: since('8.8', RESULT) }), {
      path: '/v2/jobs/{key}/completion',
      name: 'jobKey',
      intent: 'COMPLETE',
      run: (key, body, request) => {
        engine.completeJob(key, { ...resultOf(request, body.result), variables: body.variables });
      },
    }),
    keyedCommand(
      cluster,
      version,
      object({ retries: integer, errorMessage: text, retryBackOff: integer, variables }),
      {
        path: '/v2/jobs/{key}/failure',
        name: 'jobKey',
        intent: 'FAIL',
        run: (key, { retries = 0, ...failure }) => engine.failJob(key, { retries, ...failure }),
      },
    ),
    keyedCommand(cluster, version, object({ errorCode: text, errorMessage: text, variables }), {
      path: '/v2/jobs/{key}/error',
      name: 'jobKey',
      intent: 'THROW_ERROR',
      check: (request, { errorCode }) => checkRequired(request, { errorCode }),
      run: (key, { errorCode = '', ...error }) => engine.throwError(key, { errorCode, ...error }),
    }),
    keyedCommand(
      cluster,
      version,
      object({
        changeset: object({ retries: integer, timeout: integer }),
        operationReference: since('8.8', integer),
      }),
      {
        method: 'PATCH',
        path: '/v2/jobs/{key}',
        name: 'jobKey',
        intent: 'UPDATE',
        check: (request, { changeset = {} }) => checkSome(request, changeset, ['retries', 'timeout']),
        run: (key, { changeset = {} }) => engine.updateJob(key, changeset),
      },
    ),
  ];
}
