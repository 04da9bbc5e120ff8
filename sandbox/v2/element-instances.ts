import type { Cluster } from '../cluster';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import { flag, integer, list, object, text, variables } from './body';
import { checkRequired } from './commands';
import { keyedCommand } from './keyed-command';

const ACTIVATION = object({
  elements: list(object({ elementId: text, variables })),
  cancelRemainingInstances: flag,
});

/** Variables of an element instance, and what is entered in an ad-hoc sub-process. */
export function elementInstanceRoutes(cluster: Cluster, { version }: SandboxSettings): Route[] {
  const { engine } = cluster;
  const setVariables = keyedCommand(
    cluster,
    version,
    object({ variables, local: flag, operationReference: integer }),
    {
      method: 'PUT',
      path: '/v2/element-instances/{key}/variables',
      name: 'elementInstanceKey',
      intent: 'UPDATE',
      check: (request, body) => checkRequired(request, { variables: body.variables }),
      run: (key, body) => engine.setVariables(key, body.variables ?? {}, body.local),
    },
  );
  if (version === '8.6') return [setVariables];
  return [
    setVariables,
    keyedCommand(cluster, version, ACTIVATION, {
      path: '/v2/element-instances/ad-hoc-activities/{key}/activation',
      name: 'adHocSubProcessInstanceKey',
      intent: 'ACTIVATE',
      check: (request, { elements = [] }) => {
        checkRequired(request, { elements: elements.length > 0 ? elements : undefined });
        for (const { elementId } of elements) checkRequired(request, { elementId });
      },
      run: (key, { elements = [], cancelRemainingInstances }) =>
        engine.activateAdHocElements(
          key,
          elements.map(({ elementId = '', ...own }) => ({ elementId, ...own })),
          cancelRemainingInstances,
        ),
    }),
  ];
}
