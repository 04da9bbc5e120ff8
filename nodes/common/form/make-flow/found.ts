import { textOf } from '../text-of';
import type { FlowNode, Place, Tab } from './flow-node';
import type { Need } from './needs';
import { areOfTenant, filterRows, isForTenant, type Tenancy } from './tenants';

/** Whose process it is. */
export interface Owner {
  /** IDs of the cluster nodes that lead to it, first the one that is chosen; none: the flows have none. */
  clusters: readonly string[];
  /** Absent: nobody knows, and all that is there counts. */
  tenancy?: Tenancy | undefined;
}

/** What can find a task, so that it is finished. */
const ANSWERING = ['camunda8-search-tasks', 'camunda8-task'];

/** Whether a node does what is needed. */
export function meets(node: FlowNode, need: Need): boolean {
  switch (need.kind) {
    case 'start':
      return isStartOf(node, need.processId);
    case 'job':
      return node.type === 'camunda8-job-worker' && textOf(node.jobType) === need.jobType;
    case 'task':
      return node.type === 'camunda8-task-events' && hears(node, need.processId, need.elementId);
    case 'answer':
      return answers(node, need.processId, need.elementId);
    case 'message':
      return node.type === 'camunda8-message' && textOf(node.messageName) === need.message.name;
    case 'signal':
      return node.type === 'camunda8-signal' && textOf(node.signalName) === need.signalName;
    case 'error':
      return throws(node, need.errorCode);
  }
}

/** Whether a node finds the tasks of an element. */
export function answers(node: FlowNode, processId: string, elementId: string): boolean {
  return ANSWERING.includes(node.type) && hears(node, processId, elementId);
}

/** A code that comes with the message can be any. */
function throws({ type, operation, errorCode, errorCodeType }: FlowNode, code: string): boolean {
  const isFitting = code === '' || errorCodeType !== 'str' || textOf(errorCode) === code;
  return type === 'camunda8-job-result' && operation === 'error' && isFitting;
}

function isStartOf({ type, operation, ...node }: FlowNode, processId: string): boolean {
  const isStart = operation === 'start' || operation === 'startAndWait' || operation === undefined;
  return type === 'camunda8-process-instance' && isStart && textOf(node.processDefinitionId) === processId;
}

/** Whether filter rows let the task through, as far as they are about processes and elements. */
function hears({ filters }: FlowNode, processId: string, elementId: string): boolean {
  const wanted = new Map<unknown, string>([
    ['processDefinitionId', processId],
    ['elementId', elementId],
  ]);
  const about = filterRows(filters).filter(({ field }) => wanted.has(field));
  return about.length > 0 && about.every(({ field, value }) => textOf(value) === wanted.get(field));
}

/** Whether a node works for what somebody owns. */
export function worksFor(node: FlowNode, { clusters, tenancy }: Owner): boolean {
  const isOfCluster = clusters.length === 0 || clusters.includes(String(node.cluster));
  return isOfCluster && (!tenancy || isForTenant(node, tenancy));
}

/** Whether a node does it for this owner. */
export function meetsFor(node: FlowNode, need: Need, owner: Owner): boolean {
  return meets(node, need) && worksFor(node, owner);
}

/**
 * Where a job is worked for already: a second worker would take some of the jobs. What else a process needs, such as a message,
 * several flows can send.
 */
export function placesOf(need: Need, others: readonly Tab[], owner: Owner): Place[] {
  if (need.kind !== 'job' || owner.clusters.length === 0) return [];
  const running = others.filter(({ isDisabled }) => !isDisabled);
  return running.flatMap((tab) =>
    tab.nodes
      .filter((node) => node.d !== true && meetsFor(node, need, owner))
      .map(({ id }) => ({ node: id, tab })),
  );
}

/** Whether a tab has nodes of the cluster and the tenant, or of none. */
function isOf({ nodes }: Tab, { clusters, tenancy }: Owner): boolean {
  const used = nodes.flatMap((node) => (typeof node.cluster === 'string' ? [node.cluster] : []));
  const isOfCluster =
    clusters.length === 0 || used.length === 0 || used.some((one) => clusters.includes(one));
  return isOfCluster && (!tenancy || areOfTenant(nodes, tenancy));
}

/**
 * The tab that was made of a process, whatever people have called it since; else one with the name of the process that does any
 * of its work. Others may start the process too, and stay as they are.
 */
export function tabOf(
  tabs: readonly Tab[],
  { id, label }: { id: string; label: string },
  needs: readonly Need[],
  owner: Owner,
): Tab | undefined {
  const works = ({ nodes }: Tab) => needs.some((need) => nodes.some((node) => meetsFor(node, need, owner)));
  const possible = tabs.filter((tab) => !tab.isSubflow && isOf(tab, owner));
  return (
    possible.find(({ info }) => info.includes(`\`${id}\``)) ??
    possible.find((tab) => tab.label === label && works(tab))
  );
}

/** Whether a tab has a node that fails jobs. */
export function failsJobs(tab: Tab): boolean {
  return tab.nodes.some(({ type, operation }) => type === 'camunda8-job-result' && operation === 'fail');
}
