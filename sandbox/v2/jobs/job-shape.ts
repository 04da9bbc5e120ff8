import type { Engine } from '../../engine/engine';
import type { ActivatedJob } from '../../engine/work/jobs';
import type { Job } from '../../engine/work/records';
import { askedChangeOf } from '../../engine/work/user-task-commands';
import type { Version } from '../../settings';
import { absent } from '../answer';

/** A job as its worker gets it. */
export function jobShape(
  engine: Engine,
  version: Version,
  { job, variables }: ActivatedJob,
): Record<string, unknown> {
  const { scope } = job;
  const { process, element } = scope;
  const { definition } = process;
  const shape = {
    type: job.type,
    processInstanceKey: process.key,
    processDefinitionId: definition.id,
    processDefinitionVersion: definition.version,
    processDefinitionKey: definition.key,
    elementId: element.id,
    elementInstanceKey: scope.key,
    customHeaders: job.headers,
    worker: job.worker,
    retries: job.retries,
    deadline: job.deadline,
    variables,
    tenantId: definition.tenantId,
  };
  if (version === '8.6') return { key: job.key, ...shape };
  return {
    jobKey: job.key,
    ...shape,
    kind: job.kind,
    listenerEventType: job.listenerEventType ?? 'UNSPECIFIED',
    tags: process.tags,
    userTask: userTaskOf(engine, version, job) ?? absent(version),
    ...(version === '8.9' ? { rootProcessInstanceKey: process.rootKey } : {}),
  };
}

const ACTIONS: Readonly<Record<string, string>> = {
  ASSIGNING: 'assign',
  COMPLETING: 'complete',
  UPDATING: 'update',
};

/** What a listener of a user task is asked about: the task as it will be when no listener changes or denies that. */
function userTaskOf({ store }: Engine, version: Version, job: Job): Record<string, unknown> | undefined {
  const task = job.kind === 'TASK_LISTENER' ? store.userTask.get(job.scope.userTaskKey ?? '') : undefined;
  if (!task) return undefined;
  const { changes, ...fields } = askedChangeOf(task);
  const nothing = absent(version);
  return {
    action: ACTIONS[job.listenerEventType ?? ''] ?? '',
    assignee: fields.assignee ?? nothing,
    candidateGroups: fields.candidateGroups,
    candidateUsers: fields.candidateUsers,
    changedAttributes: changes,
    dueDate: dateTime(fields.dueDate) ?? nothing,
    followUpDate: dateTime(fields.followUpDate) ?? nothing,
    formKey: task.form?.key ?? nothing,
    priority: fields.priority,
    userTaskKey: task.key,
  };
}

function dateTime(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();
}
