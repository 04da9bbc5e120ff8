import type { Engine } from '../../engine/engine';
import { Collection } from '../../exporter/collection';
import type {
  IncidentDocument,
  ProcessDefinitionDocument,
  ProcessInstanceDocument,
} from '../../exporter/documents';
import { type Answer, empty, readObject, type SandboxRequest } from '../../http';
import type { Route } from '../../router';
import { v2Json } from '../answer';
import { checkKey } from '../commands';
import { type Reading, readChildFilter, readFilter } from '../filter-8.8';
import { objectAt, strictly } from '../query-8.8';
import { search } from '../search-8.8';
import { processFiguresRoute } from './process-figures';
import { elementInstances, instancesOfProcess, processDefinitions, processInstances } from './processes';
import { getRoute, readRoute, searchRoute, xml } from './read-routes';
import { statisticsOfDefinition, statisticsOfInstance } from './statistics';
import { incidents, incidentsOf88 } from './work';

const DEFINITION = { title: 'Process Definition', parameter: 'processDefinitionKey' };
const INSTANCE = { title: 'Process Instance', parameter: 'processInstanceKey' };
const ELEMENT = { title: 'Element Instance', parameter: 'elementInstanceKey' };

/** Processes, their instances, and the elements of these. */
export function processRoutes(reading: Reading, engine: Engine): Route[] {
  const { version, storage } = reading;
  return [
    searchRoute(processDefinitions, reading),
    getRoute(processDefinitions, reading, DEFINITION),
    readRoute(processDefinitions, reading, DEFINITION, '/xml', (process) => xml(process.xml), {
      type: 'text/xml',
    }),
    readRoute(processDefinitions, reading, DEFINITION, '/form', (process) =>
      startForm(reading, engine, process),
    ),
    {
      method: 'POST',
      path: '/v2/process-definitions/{key}/statistics/element-instances',
      answer: (request, key) => statisticsOfProcess(reading, request, key),
    },
    searchRoute(processInstances, reading),
    getRoute(processInstances, reading, INSTANCE),
    readRoute(processInstances, reading, INSTANCE, '/call-hierarchy', (instance) =>
      v2Json(version, callHierarchy(reading, instance)),
    ),
    {
      method: 'GET',
      path: '/v2/process-instances/{key}/sequence-flows',
      answer: (request, key) => takenFlows(reading, engine, request, key),
    },
    {
      method: 'GET',
      path: '/v2/process-instances/{key}/statistics/element-instances',
      answer: (request, key) => {
        checkKey(request, INSTANCE.parameter, key);
        const items = statisticsOfInstance(storage.elementInstance.of('processInstanceKey', key));
        return v2Json(version, { items });
      },
    },
    readRoute(
      processInstances,
      reading,
      INSTANCE,
      '/incidents/search',
      ({ key }, request) => incidentsIn(reading, request, key),
      { method: 'POST' },
    ),
    searchRoute(elementInstances, reading),
    getRoute(elementInstances, reading, ELEMENT),
    ...(version === '8.8'
      ? []
      : [
          processFiguresRoute(reading),
          readRoute(
            elementInstances,
            reading,
            ELEMENT,
            '/incidents/search',
            ({ key }, request) => incidentsIn(reading, request, key),
            { method: 'POST' },
          ),
        ]),
  ];
}

/** Only a form that is linked by its id. */
function startForm(
  { version }: Reading,
  { definitions }: Engine,
  { startFormId, tenantId }: ProcessDefinitionDocument,
): Answer {
  const form = startFormId === undefined ? undefined : definitions.forms.find(startFormId, tenantId);
  if (!form) return empty(204);
  const { key: formKey, id: formId, version: formVersion, schema } = form;
  return v2Json(version, { formKey, formId, version: formVersion, schema, tenantId });
}

function statisticsOfProcess(reading: Reading, request: SandboxRequest, key: string): Answer {
  const { version, storage } = reading;
  checkKey(request, DEFINITION.parameter, key);
  return strictly(request, () => {
    const body = objectAt('', readObject(request), ['filter']);
    const filter = objectAt('filter', body.filter ?? {});
    const isWanted = readFilter(instancesOfProcess, filter, reading);
    const isCounted = readChildFilter(instancesOfProcess, filter, reading);
    const instances = storage.processInstance.of('processDefinitionKey', key).filter(isWanted);
    const elements = instances.flatMap((instance) =>
      storage.elementInstance.of('processInstanceKey', instance.key),
    );
    return v2Json(version, { items: statisticsOfDefinition(elements.filter(isCounted)) });
  });
}

/** The instances that have called each other, from the root to this one; of a root none. */
function callHierarchy({ storage }: Reading, instance: ProcessInstanceDocument): object[] {
  const called: ProcessInstanceDocument[] = [];
  let at: ProcessInstanceDocument | undefined = instance;
  while (at) {
    called.unshift(at);
    at = storage.processInstance.get(at.parentProcessInstanceKey ?? '');
  }
  return called.length === 1
    ? []
    : called.map(({ key, processDefinitionKey, processDefinitionName }) => ({
        processInstanceKey: key,
        processDefinitionKey,
        processDefinitionName,
      }));
}

/** Each once, however often it was taken. */
function takenFlows(
  { version, storage }: Reading,
  { store }: Engine,
  request: SandboxRequest,
  processInstanceKey: string,
): Answer {
  checkKey(request, INSTANCE.parameter, processInstanceKey);
  const taken = store.processInstance.get(processInstanceKey)?.takenFlows ?? [];
  const seen = taken.slice(0, storage.takenFlows.get(processInstanceKey) ?? 0);
  const instance = storage.processInstance.get(processInstanceKey);
  const items = [...new Set(seen.map(({ id }) => id))].map((elementId) => ({
    sequenceFlowId: `${processInstanceKey}_${elementId}`,
    processInstanceKey,
    ...(version === '8.9' ? { rootProcessInstanceKey: instance?.rootProcessInstanceKey ?? null } : {}),
    processDefinitionKey: instance?.processDefinitionKey,
    processDefinitionId: instance?.processDefinitionId,
    elementId,
    tenantId: instance?.tenantId,
  }));
  return v2Json(version, { items });
}

/** Also of what is in it, and of the instances that it has called. */
function incidentsIn(reading: Reading, request: SandboxRequest, key: string): Answer {
  const isIn = ({ path }: IncidentDocument) => path.includes(key);
  const collection = new Collection(reading.storage.incident.all().filter(isIn));
  return search(reading.version === '8.8' ? incidentsOf88 : incidents, reading, request, { collection });
}
