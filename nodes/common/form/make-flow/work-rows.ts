import type { ProcessElement, ProcessModel } from '../model/process-model';
import { keyFor } from './message-key';
import type { MadeNeed, Need, Needed } from './needs';
import { catchAll, code, debug, inject, injectVariables, isTrue, type Part } from './parts';

/** Nodes side by side, each wired to the next; what the last one's outputs lead to is one below the other. */
export interface Row {
  parts: readonly Part[];
  ends?: readonly Part[];
}

/** What the making of nodes needs to know. */
export interface Making {
  process: ProcessModel;
  /** ID of the cluster node. */
  cluster: string;
  /** The tenant that nodes have to name; undefined where they need not. */
  tenantId: string | undefined;
  /** Properties of a node type of this package, as a new node has them. */
  defaultsOf(type: string): Readonly<Record<string, unknown>>;
  /** A text in the language of the editor, with values put in. */
  text(key: string, values?: Record<string, unknown>): string;
}

/** Characters of a name on a node. */
const MAX_NAME = 40;

/** Who finishes a task over Tasklist. Where Camunda knows people, this has to be the user of the cluster. */
const ASSIGNEE = 'node-red';

/** A job result that cannot answer is no reason to try to answer the same job in another way. */
const HAS_JOB = '$exists(job.jobKey) and error.source.type != "camunda8-job-result"';

/** The nodes for a need, in one row. */
export function rowFor({ need, elements }: Needed<MadeNeed>, making: Making): Row {
  const name = nameFor(elements);
  switch (need.kind) {
    case 'start':
      return startRow(need, name, making);
    case 'job':
      // Beside the work of an element, its listeners would bear the same name.
      return jobRow(need, need.isListener ? '' : name, making);
    case 'task':
      return taskRow(need, name, making);
    case 'answer':
      return answerRow(need, name, making);
    case 'message':
      return messageRow(need, name, making);
    case 'signal': {
      const { signalName, isStart } = need;
      const properties = { name, signalName, ...ofTenant(making) };
      const signal = own('camunda8-signal', properties, name || signalName, 1, making);
      return { parts: [inject(name || signalName, isStart ? making.process.example : {}), signal] };
    }
  }
}

/** Catches errors of the tab; where there are jobs, it fails that of the message. */
export function catchRow(hasJobs: boolean, making: Making): Row {
  const { text } = making;
  const wrong = debug(text('makeFlow.node.wrong'), 'error.message');
  if (!hasJobs) return { parts: [catchAll(), wrong] };
  const name = text('makeFlow.node.fail');
  const fail = own('camunda8-job-result', { name, operation: 'fail' }, name, 1, making);
  return { parts: [catchAll(), isTrue(text('makeFlow.node.hasJob'), HAS_JOB)], ends: [fail, wrong] };
}

function own(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  label: string,
  inputs: 0 | 1,
  { defaultsOf, cluster }: Making,
): Part {
  return { type, properties: { ...defaultsOf(type), cluster, ...properties }, label, inputs, outputs: 1 };
}

const ofTenant = ({ tenantId }: Making) => (tenantId === undefined ? {} : { tenantId });

/** Blank where several elements share the node: it then shows the job type, or what else they share. */
function nameFor([element, another]: readonly ProcessElement[]): string {
  return element && !another ? shortened(element.name) : '';
}

export function shortened(name: string): string {
  // Node-RED breaks a label there.
  const line = name.replaceAll('\\n ', ' ');
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1).trimEnd()}…` : line;
}

function startRow({ processId }: Need & { kind: 'start' }, name: string, making: Making): Row {
  const { text, process } = making;
  const start = text('makeFlow.node.start');
  const properties = { name: start, processDefinitionId: processId, ...ofTenant(making) };
  return {
    parts: [
      inject(name || text('makeFlow.node.press'), process.example),
      own('camunda8-process-instance', properties, start, 1, making),
      debug(text('makeFlow.node.started'), 'payload'),
    ],
  };
}

function jobRow({ jobType, gives }: Need & { kind: 'job' }, name: string, making: Making): Row {
  const { text, tenantId } = making;
  const result = text('makeFlow.node.done');
  const properties = { name, jobType, ...(tenantId === undefined ? {} : { tenantIds: tenantId }) };
  return {
    parts: [
      own('camunda8-job-worker', properties, name || jobType, 0, making),
      code(
        text('makeFlow.node.work'),
        `${text('makeFlow.code')}\nmsg.payload = ${JSON.stringify(gives)};\nreturn msg;`,
      ),
      own('camunda8-job-result', { name: result }, result, 1, making),
    ],
  };
}

/** A filter row. */
const isOf = (field: string, value: string) => ({ field, operator: '$eq', value, valueType: 'str' });

/** The API that has a task, and the filter rows of its element: Tasklist cannot ask for the process. */
function tasksOf(
  { processId, elementId, isCamundaTask }: Need & { kind: 'task' | 'answer' },
  { tenantId }: Making,
) {
  const element = [isOf('elementId', elementId)];
  const filters = isCamundaTask ? [isOf('processDefinitionId', processId), ...element] : element;
  if (tenantId !== undefined) filters.push(isOf('tenantId', tenantId));
  return { api: isCamundaTask ? 'v2' : 'v1', filters };
}

/** A button that finishes an open task with what its form would give. Over Tasklist somebody has to have it first. */
function answerRow(need: Need & { kind: 'answer' }, name: string, making: Making): Row {
  const { text } = making;
  const { api, filters: rows } = tasksOf(need, making);
  const filters = [...rows, isOf('state', 'CREATED')];
  const find = { name: text('makeFlow.node.find'), api, filters, limit: '1', output: 'task' };
  const task = (name: string, properties: Readonly<Record<string, unknown>>) =>
    own('camunda8-task', { name, api, ...properties }, name, 1, making);
  const take = { operation: 'assign', assignee: ASSIGNEE, allowOverride: true };
  return {
    parts: [
      injectVariables(name || shortened(need.elementId), need.answer),
      own('camunda8-search-tasks', find, find.name, 1, making),
      ...(need.isCamundaTask ? [] : [task(text('makeFlow.node.take'), take)]),
      task(text('makeFlow.node.finish'), { operation: 'complete' }),
    ],
  };
}

function taskRow(need: Need & { kind: 'task' }, name: string, making: Making): Row {
  const { text } = making;
  const label = name || shortened(need.elementId);
  return {
    parts: [
      own('camunda8-task-events', { name: label, ...tasksOf(need, making) }, label, 0, making),
      debug(text('makeFlow.node.task'), 'payload'),
    ],
  };
}

function messageRow({ message, isStart }: Need & { kind: 'message' }, name: string, making: Making): Row {
  const { example } = making.process;
  const { correlationKey, type, variables } = keyFor(message.correlationKey, example);
  const key = { correlationKey, correlationKeyType: type };
  const properties = { name, messageName: message.name, ...key, ...ofTenant(making) };
  const label = name || message.name;
  const send = own('camunda8-message', properties, label, 1, making);
  return { parts: [inject(label, isStart ? { ...example, ...variables } : variables), send] };
}
