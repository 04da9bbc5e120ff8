import type { Correlation, Subscription } from '../engine/run/records';
import type { Incident, Job } from '../engine/work/records';
import type {
  CorrelationDocument,
  IncidentDocument,
  JobDocument,
  MessageSubscriptionDocument,
} from './documents';
import { pathOf } from './incident-paths';

export function incidentDocument(incident: Incident): IncidentDocument {
  const { key, scope } = incident;
  return {
    key: key,
    processDefinitionId: scope.process.definition.id,
    processDefinitionKey: scope.process.definition.key,
    processInstanceKey: scope.process.key,
    rootProcessInstanceKey: scope.process.rootKey,
    tenantId: scope.process.definition.tenantId,
    errorType: incident.type,
    errorMessage: incident.message,
    elementId: scope.element.id,
    elementInstanceKey: scope.key,
    creationTime: incident.createdDate,
    state: incident.state,
    jobKey: incident.jobKey,
    path: pathOf(scope).map((instance) => instance.key),
  };
}

/** @param state as searches call it: they do not see that a worker has it */
export function jobDocument(job: Job, state: JobDocument['state'], now: number): JobDocument {
  return {
    key: job.key,
    processDefinitionId: job.scope.process.definition.id,
    processDefinitionKey: job.scope.process.definition.key,
    processInstanceKey: job.scope.process.key,
    rootProcessInstanceKey: job.scope.process.rootKey,
    tenantId: job.scope.process.definition.tenantId,
    customHeaders: job.headers,
    deadline: job.deadline,
    deniedReason: job.deniedReason,
    elementId: job.scope.element.id,
    elementInstanceKey: job.scope.key,
    endTime: job.endDate,
    errorCode: job.errorCode,
    errorMessage: job.errorMessage,
    hasFailedWithRetriesLeft: state === 'FAILED' && job.retries > 0,
    isDenied: job.isDenied,
    kind: job.kind,
    listenerEventType: job.listenerEventType?.toUpperCase() ?? 'UNSPECIFIED',
    retries: job.retries,
    state,
    type: job.type,
    worker: job.worker,
    creationTime: job.createdDate,
    lastUpdateTime: now,
  };
}

export function messageSubscriptionDocument(
  { key, holder, catcher, state, name, correlationKey }: Subscription,
  now: number,
): MessageSubscriptionDocument {
  return {
    key: key,
    processDefinitionId: holder.process.definition.id,
    processDefinitionKey: holder.process.definition.key,
    processInstanceKey: holder.process.key,
    rootProcessInstanceKey: holder.process.rootKey,
    tenantId: holder.process.definition.tenantId,
    elementId: catcher.id,
    elementInstanceKey: holder.key,
    messageSubscriptionState: state,
    lastUpdatedDate: now,
    messageName: name,
    correlationKey,
  };
}

export function correlationDocument(
  { message, subscriptionKey, process, element, elementInstanceKey, date }: Correlation,
  partitionId: number,
): CorrelationDocument {
  return {
    key: `${message.key}-${subscriptionKey}`,
    processDefinitionId: process.definition.id,
    processDefinitionKey: process.definition.key,
    processInstanceKey: process.key,
    rootProcessInstanceKey: process.rootKey,
    tenantId: process.definition.tenantId,
    elementId: element.id,
    elementInstanceKey,
    messageKey: message.key,
    messageName: message.name,
    correlationKey: message.correlationKey,
    correlationTime: date,
    partitionId,
    subscriptionKey,
  };
}
