import type { Cluster } from '../../cluster';
import type {
  DecisionDefinitionDocument,
  ElementInstanceDocument,
  ProcessInstanceDocument,
} from '../../exporter/documents';
import type { SecondaryStorage } from '../../exporter/secondary-storage';
import { isObject, problem } from '../../http';
import type { Route } from '../../router';
import type { Sortable } from '../../sorted-index';
import { type Matches, type Searched86, searchOf86 } from '../search-8.6';
import { xml } from './read-routes';

// What 8.6 searches beside tasks and incidents: names as its documents and its Java client have them; nobody has recorded them.

/** Searches of 8.6, in which process instances have flags in place of states, and the XML of a decision. */
export function searchesOf86({ storage }: Cluster): Route[] {
  return [
    searchRoute('/v2/process-instances/search', processInstances(storage)),
    searchRoute('/v2/flownode-instances/search', flowNodeInstances(storage)),
    searchRoute('/v2/decision-definitions/search', decisionDefinitions(storage)),
    {
      method: 'GET',
      path: '/v2/decision-definitions/{key}/xml',
      type: 'text/xml',
      answer: (request, key) => {
        const decision = storage.decisionDefinition.get(key);
        const detail = `Decision Definition with key ${key} not found`;
        return decision ? xml(decision.xml) : problem(request, 404, 'NOT_FOUND', detail);
      },
    },
  ];
}

function searchRoute<Document extends Sortable>(path: string, searched: Searched86<Document>): Route {
  return { method: 'POST', path, answer: (request) => searchOf86(searched, request) };
}

const date = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

function processInstances(storage: SecondaryStorage): Searched86<ProcessInstanceDocument> {
  return {
    title: 'ProcessInstance',
    collection: storage.processInstance,
    sorts: ['startDate', 'endDate'],
    filters: {
      bpmnProcessId: ({ processDefinitionId }) => [processDefinitionId],
      processDefinitionVersion: ({ processDefinitionVersion }) => [String(processDefinitionVersion)],
      parentProcessInstanceKey: ({ parentProcessInstanceKey }) => [parentProcessInstanceKey],
      tenantId: ({ tenantId }) => [tenantId],
    },
    conditions: (filter) => [hasFlags(filter), ...hasVariable(storage, filter)],
    shape: (instance) => ({
      key: instance.key,
      bpmnProcessId: instance.processDefinitionId,
      processDefinitionName: instance.processDefinitionName,
      processDefinitionVersion: instance.processDefinitionVersion,
      processDefinitionKey: instance.processDefinitionKey,
      parentKey: instance.parentProcessInstanceKey,
      parentFlowNodeInstanceKey: instance.parentElementInstanceKey,
      startDate: date(instance.startDate),
      endDate: date(instance.endDate),
      state: stateOf(instance),
      incident: instance.hasIncident,
      tenantId: instance.tenantId,
    }),
  };
}

function stateOf({ state, hasIncident }: ProcessInstanceDocument): string {
  if (state === 'ACTIVE' && hasIncident) return 'INCIDENT';
  return state === 'TERMINATED' ? 'CANCELED' : state;
}

/** Without any flag nothing is found. */
function hasFlags(filter: Record<string, unknown>): Matches<ProcessInstanceDocument> {
  const { running, active, incidents, finished, completed, canceled } = filter;
  return ({ state, hasIncident }) => {
    if (state === 'ACTIVE') return running === true && (hasIncident ? incidents : active) === true;
    return finished === true && (state === 'COMPLETED' ? completed : canceled) === true;
  };
}

function hasVariable(
  { variable }: SecondaryStorage,
  { variable: asked }: Record<string, unknown>,
): Matches<ProcessInstanceDocument>[] {
  if (!isObject(asked)) return [];
  const { name, values } = asked;
  const isOne = (value: string) => Array.isArray(values) && values.includes(value);
  return [
    ({ key }) => variable.of('processInstanceKey', key).some((one) => one.name === name && isOne(one.value)),
  ];
}

function flowNodeInstances(storage: SecondaryStorage): Searched86<ElementInstanceDocument> {
  return {
    title: 'FlownodeInstance',
    collection: storage.elementInstance,
    sorts: ['startDate'],
    filters: {
      flowNodeInstanceKey: ({ key }) => [key],
      processInstanceKey: ({ processInstanceKey }) => [processInstanceKey],
      processDefinitionKey: ({ processDefinitionKey }) => [processDefinitionKey],
      state: ({ state }) => [state],
      type: ({ type }) => [type],
      flowNodeId: ({ elementId }) => [elementId],
      flowNodeName: ({ elementName }) => [elementName],
      incident: ({ hasIncident }) => [String(hasIncident)],
      incidentKey: ({ incidentKey }) => [incidentKey],
      tenantId: ({ tenantId }) => [tenantId],
    },
    shape: (instance) => ({
      flowNodeInstanceKey: instance.key,
      processInstanceKey: instance.processInstanceKey,
      processDefinitionKey: instance.processDefinitionKey,
      startDate: date(instance.startDate),
      endDate: date(instance.endDate),
      flowNodeId: instance.elementId,
      flowNodeName: instance.elementName,
      treePath: `${instance.processInstanceKey}/${instance.key}`,
      type: instance.type,
      state: instance.state,
      incident: instance.hasIncident,
      incidentKey: instance.incidentKey,
      tenantId: instance.tenantId,
    }),
  };
}

function decisionDefinitions(storage: SecondaryStorage): Searched86<DecisionDefinitionDocument> {
  return {
    title: 'DecisionDefinition',
    collection: storage.decisionDefinition,
    sorts: ['version'],
    filters: {
      decisionDefinitionKey: ({ key }) => [key],
      decisionDefinitionId: ({ decisionDefinitionId }) => [decisionDefinitionId],
      decisionDefinitionName: ({ name }) => [name],
      version: ({ version }) => [String(version)],
      decisionRequirementsId: ({ decisionRequirementsId }) => [decisionRequirementsId],
      decisionRequirementsKey: ({ decisionRequirementsKey }) => [decisionRequirementsKey],
      tenantId: ({ tenantId }) => [tenantId],
    },
    shape: (definition) => ({
      decisionDefinitionKey: definition.key,
      decisionDefinitionId: definition.decisionDefinitionId,
      decisionDefinitionName: definition.name,
      version: definition.version,
      decisionRequirementsId: definition.decisionRequirementsId,
      decisionRequirementsKey: definition.decisionRequirementsKey,
      tenantId: definition.tenantId,
    }),
  };
}
