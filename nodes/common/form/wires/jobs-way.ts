import type { EditorNode } from '../editor-node';
import { type Flows, isDynamicCall } from './flows';

// Whether jobs find their way from workers to results. Where a flow may do that unseen, nothing is said of it.

const WORKER = 'camunda8-job-worker';
const RESULT = 'camunda8-job-result';

/** What passes a message on over its wires, or ends it, as long as no value of it says otherwise. */
const PLAIN = new Set([
  ...['switch', 'change', 'template', 'delay', 'trigger', 'range', 'rbe', 'split', 'join', 'sort', 'batch'],
  ...['json', 'xml', 'csv', 'html', 'yaml', 'debug', 'junction', 'subflow'],
  ...['link in', 'link out', 'link call', 'catch', 'complete', 'status'],
  ...[WORKER, RESULT, 'camunda8-search-tasks', 'camunda8-task', 'camunda8-topology', 'camunda8-login'],
]);

/** What begins a flow with a message that has no job. */
const WITHOUT_JOB = new Set([
  ...['inject', 'http in', 'mqtt in', 'camunda8-task-events', 'camunda8-cluster-events'],
]);

const isPlain = ({ type }: EditorNode) => PLAIN.has(type) || type.startsWith('subflow:');

/** What is saved of a node. */
function valuesOf(node: EditorNode): string {
  return JSON.stringify(Object.keys(node._def?.defaults ?? {}).map((name) => node[name]));
}

/** Whether a job may go on from here where no wire shows it: into a context store, over a network, to a device. */
function mayTakeAway(node: EditorNode): boolean {
  if (isDynamicCall(node)) return true;
  if (node.type === 'function')
    return /\b(flow|global|context|env|RED|fetch|require|import|linkcall)\b|"(module|var)"/.test(
      valuesOf(node),
    );
  if (node.type === 'change' || node.type === 'template') return /"(flow|global)"/.test(valuesOf(node));
  return !isPlain(node);
}

/** Whether a message may have a job from here. */
function mayBring(node: EditorNode): boolean {
  if (!isPlain(node) && !WITHOUT_JOB.has(node.type)) return true;
  return node.type !== RESULT && node.type !== 'subflow' && /job/i.test(valuesOf(node));
}

const isAnswer = ({ type, operation }: EditorNode) => type === RESULT && operation !== 'extend';

/** Whether it is certain that nothing answers the jobs of a worker. */
export function isUnanswered(worker: EditorNode, flows: Flows): boolean {
  if (flows.isOff(worker)) return false;
  for (const node of flows.along(worker, 'down')) if (isAnswer(node) || mayTakeAway(node)) return false;
  return true;
}

/** Whether it is certain that no message with a job comes to a job result that looks for it there. */
export function isWithoutJob(result: EditorNode, flows: Flows): boolean {
  if (flows.isOff(result)) return false;
  for (const node of flows.along(result, 'up')) if (node.type === WORKER || mayBring(node)) return false;
  return true;
}
