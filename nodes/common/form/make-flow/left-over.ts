import { variableName } from '../../../../src/connection/unset-variable';
import type { ProcessModel } from '../model/process-model';
import { textOf } from '../text-of';
import type { FlowNode } from './flow-node';
import { type FilterRow, filterRows } from './tenants';

/** What hears of tasks, or finds them. */
const OF_TASKS = ['camunda8-task-events', 'camunda8-search-tasks', 'camunda8-task'];

/**
 * Nodes that wait for a job or a task that the process does not have, as after a change of it. What sends something may do so for
 * another process.
 */
export function leftOverOf(process: ProcessModel, nodes: readonly FlowNode[]): FlowNode[] {
  if (process.isCut) return [];
  const jobTypes = new Set([
    ...process.listeners,
    ...process.elements.flatMap(({ jobs }) => jobs.map(typeOf)),
  ]);
  // Only the running process knows these.
  const isOpen = [...jobTypes].some((type) => type.startsWith('=') || variableName(type) !== undefined);
  const elements = new Set(process.elements.map(({ id }) => id));
  return nodes.filter((node) => {
    if (node.d === true) return false;
    if (OF_TASKS.includes(node.type)) return elementsOf(node, process.id).some((id) => !elements.has(id));
    return node.type === 'camunda8-job-worker' && !isOpen && isUnknown(textOf(node.jobType), jobTypes);
  });
}

const typeOf = ({ type }: { type: string }) => type;

function isUnknown(jobType: string, jobTypes: ReadonlySet<string>): boolean {
  return jobType !== '' && variableName(jobType) === undefined && !jobTypes.has(jobType);
}

/** What a row can say of the process of a task. */
const OF_PROCESS = ['processDefinitionId', 'processDefinitionKey', 'processInstanceKey'];

/** IDs of the elements for which a node asks; none where it asks for those of another process, or of one that nobody knows yet. */
function elementsOf({ filters }: FlowNode, processId: string): string[] {
  const rows = filterRows(filters);
  const says = (row: FilterRow, field: string) =>
    row.field === field && row.operator === '$eq' && row.valueType === 'str';
  const isOfProcess = rows
    .filter(({ field }) => OF_PROCESS.includes(String(field)))
    .every((row) => says(row, 'processDefinitionId') && textOf(row.value) === processId);
  return isOfProcess ? rows.filter((row) => says(row, 'elementId')).map(({ value }) => textOf(value)) : [];
}
