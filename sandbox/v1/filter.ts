import { isObject } from '../http';
import type { TaskQuery } from '../task-store';
import type { UserTask } from '../user-task';

type Condition = (task: UserTask) => boolean;

/** What each field of a `/v1/tasks/search` body asks of a task; null and other fields ask nothing. */
const CONDITIONS: Record<string, (asked: unknown) => Condition> = {
  state: (asked) => (task) => task.state === asked,
  assigned: (asked) => (task) => (task.assignee !== undefined) === asked,
  assignee: (asked) => (task) => task.assignee === asked,
  assignees: (asked) => (task) => listOf(asked).includes(task.assignee),
  taskDefinitionId: (asked) => (task) => task.elementId === asked,
  candidateGroup: (asked) => (task) => listOf(task.candidateGroups).includes(asked),
  candidateGroups: (asked) => (task) => task.candidateGroups.some((group) => listOf(asked).includes(group)),
  candidateUser: (asked) => (task) => listOf(task.candidateUsers).includes(asked),
  candidateUsers: (asked) => (task) => task.candidateUsers.some((user) => listOf(asked).includes(user)),
  processDefinitionKey: (asked) => (task) => task.processDefinitionKey === asked,
  processInstanceKey: (asked) => (task) => task.processInstanceKey === asked,
  tenantIds: (asked) => (task) => listOf(asked).includes(task.tenantId),
  implementation: (asked) => (task) => task.implementation === asked,
  followUpDate: (asked) => (task) => isWithin(task.followUpDate, asked),
  dueDate: (asked) => (task) => isWithin(task.dueDate, asked),
  priority: (asked) => (task) => isInRange(task.priority, asked),
  taskVariables: (asked) => (task) =>
    listOf(asked).every((variable) => isObject(variable) && hasVariable(task, variable)),
};

/** Without a state asked for, canceled tasks are left out (recorded of 8.6.0). */
export function readFilter(query: Record<string, unknown>): Pick<TaskQuery, 'matches' | 'filter'> {
  const asked: [field: string, value: unknown][] = [];
  const conditions: Condition[] = query.state ? [] : [(task) => task.state !== 'CANCELED'];
  for (const [field, condition] of Object.entries(CONDITIONS)) {
    const value = query[field];
    if (value !== undefined && value !== null) {
      asked.push([field, value]);
      conditions.push(condition(value));
    }
  }
  return {
    matches: (task) => conditions.every((condition) => condition(task)),
    filter: `v1 ${JSON.stringify(asked)}`,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function hasVariable(task: UserTask, { name, value }: Record<string, unknown>): boolean {
  return JSON.stringify(task.variables[String(name)]) === value;
}

function isWithin(date: number | undefined, asked: unknown): boolean {
  if (date === undefined || !isObject(asked)) {
    return false;
  }
  const { from, to } = asked;
  return (!from || date >= Date.parse(String(from))) && (!to || date <= Date.parse(String(to)));
}

function isInRange(priority: number, asked: unknown): boolean {
  const {
    eq = priority,
    gte = priority,
    lte = priority,
    gt = -Infinity,
    lt = Infinity,
  } = isObject(asked) ? asked : {};
  return (
    priority === eq &&
    priority >= Number(gte) &&
    priority <= Number(lte) &&
    priority > Number(gt) &&
    priority < Number(lt)
  );
}
