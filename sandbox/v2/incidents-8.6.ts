import type { Cluster } from '../cluster';
import type { IncidentDocument } from '../exporter/documents';
import { problem } from '../http';
import type { Route } from '../router';
import { v2Json } from './answer';
import { checkKey } from './commands';
import { type Searched86, searchOf86 } from './search-8.6';

/** Search and get of 8.6: names as its Java client has them; nobody has recorded them. */
export function incidentReadsOf86({ storage }: Cluster): Route[] {
  const searched: Searched86<IncidentDocument> = {
    title: 'Incident',
    collection: storage.incident,
    sorts: ['creationTime'],
    filters: {
      key: ({ key }) => [key],
      processDefinitionKey: ({ processDefinitionKey }) => [processDefinitionKey],
      processDefinitionId: ({ processDefinitionId }) => [processDefinitionId],
      processInstanceKey: ({ processInstanceKey }) => [processInstanceKey],
      errorType: ({ errorType }) => [errorType],
      errorMessage: ({ errorMessage }) => [errorMessage],
      flowNodeId: ({ elementId }) => [elementId],
      flowNodeInstanceKey: ({ elementInstanceKey }) => [elementInstanceKey],
      creationTime: ({ creationTime }) => [new Date(creationTime).toISOString()],
      state: ({ state }) => [state],
      jobKey: ({ jobKey }) => [jobKey],
      tenantId: ({ tenantId }) => [tenantId],
    },
    shape,
  };
  return [
    { method: 'POST', path: '/v2/incidents/search', answer: (request) => searchOf86(searched, request) },
    {
      method: 'GET',
      path: '/v2/incidents/{key}',
      answer: (request, key) => {
        checkKey(request, 'incidentKey', key);
        const incident = storage.incident.get(key);
        if (incident) return v2Json('8.6', shape(incident));
        return problem(request, 404, 'NOT_FOUND', `Incident with key ${key} not found`);
      },
    },
  ];
}

function shape(incident: IncidentDocument): object {
  return {
    key: incident.key,
    processDefinitionKey: incident.processDefinitionKey,
    processDefinitionId: incident.processDefinitionId,
    processInstanceKey: incident.processInstanceKey,
    errorType: incident.errorType,
    errorMessage: incident.errorMessage,
    flowNodeId: incident.elementId,
    flowNodeInstanceKey: incident.elementInstanceKey,
    creationTime: new Date(incident.creationTime).toISOString(),
    state: incident.state,
    jobKey: incident.jobKey,
    treePath: `PI_${incident.processInstanceKey}/FN_${incident.elementId}/FNI_${incident.elementInstanceKey}`,
    tenantId: incident.tenantId,
  };
}
