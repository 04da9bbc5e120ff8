import { textOf } from '../text-of';
import type { Need } from './needs';

/** A node of a flow, as it is saved, or as the editor has it. */
export interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

/** A tab with what is on it. */
export interface Tab {
  id: string;
  label: string;
  /** Its description. */
  info: string;
  nodes: readonly FlowNode[];
}

/** Whether a node does what is needed. */
export function meets(node: FlowNode, need: Need): boolean {
  switch (need.kind) {
    case 'start':
      return isStartOf(node, need.processId);
    case 'job':
      return node.type === 'camunda8-job-worker' && textOf(node.jobType) === need.jobType;
    case 'task':
      return node.type === 'camunda8-task-events' && hears(node, need.processId, need.elementId);
    case 'message':
      return node.type === 'camunda8-message' && textOf(node.messageName) === need.message.name;
    case 'signal':
      return node.type === 'camunda8-signal' && textOf(node.signalName) === need.signalName;
  }
}

function isStartOf({ type, operation, ...node }: FlowNode, processId: string): boolean {
  const isStart = operation === 'start' || operation === 'startAndWait' || operation === undefined;
  return type === 'camunda8-process-instance' && isStart && textOf(node.processDefinitionId) === processId;
}

/** Whether filter rows let the task through, as far as they are about processes and elements. */
export function hears({ filters }: FlowNode, processId: string, elementId: string): boolean {
  const rows: unknown[] = Array.isArray(filters) ? filters : [];
  const wanted = new Map<unknown, string>([
    ['processDefinitionId', processId],
    ['elementId', elementId],
  ]);
  const said = rows.map((row): { field?: unknown; value?: unknown } => Object(row));
  const about = said.filter(({ field }) => wanted.has(field));
  return about.length > 0 && about.every(({ field, value }) => textOf(value) === wanted.get(field));
}

/**
 * The tab that was made of a process, whatever people have called it since; else one with the name of the process that does any
 * of its work. Others may start the process too, and stay as they are.
 */
export function tabOf(
  tabs: readonly Tab[],
  { id, label }: { id: string; label: string },
  needs: readonly Need[],
): Tab | undefined {
  const works = (tab: Tab) => needs.some((need) => tab.nodes.some((node) => meets(node, need)));
  return (
    tabs.find(({ info }) => info.includes(`\`${id}\``)) ??
    tabs.find((tab) => tab.label === label && works(tab))
  );
}

/** Whether a tab has a node that fails jobs. */
export function failsJobs(tab: Tab): boolean {
  return tab.nodes.some(({ type, operation }) => type === 'camunda8-job-result' && operation === 'fail');
}
