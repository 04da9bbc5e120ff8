import type { EditorNode } from '../../../common/form/editor-node';
import { answers, meets, type Owner, worksFor } from '../../../common/form/make-flow/found';
import { type Need, needsOf } from '../../../common/form/make-flow/needs';
import type { ProcessModel } from '../../../common/form/model/process-model';

/** Nodes of the flows that do something for an element, by its ID. */
export type Marks = ReadonlyMap<string, readonly EditorNode[]>;

/** @param owner of the process: nodes of other clusters, or for other tenants, do nothing here */
export function marksOf(process: ProcessModel, nodes: readonly EditorNode[], owner: Owner): Marks {
  const ours = nodes.filter((node) => node.type.startsWith('camunda8-') && worksFor(node, owner));
  const marks = new Map<string, EditorNode[]>();
  for (const { need, elements } of needsOf(process).needed) {
    const own = ours.filter((node) => meets(node, need) || looksFor(node, need));
    for (const { id } of own.length > 0 ? elements : []) {
      marks.set(id, [...new Set([...(marks.get(id) ?? []), ...own])]);
    }
  }
  return marks;
}

/** Whether a node that finds tasks finds those of an element. */
function looksFor(node: EditorNode, need: Need): boolean {
  return need.kind === 'task' && answers(node, need.processId, need.elementId);
}

/** That of its kind; the editor's own grey where it has none. */
export function colourOf(node: EditorNode | undefined): string {
  const { color } = (node?._def ?? {}) as { color?: unknown };
  return typeof color === 'string' ? color : 'var(--red-ui-node-port-background)';
}

/** Brings a node into sight, wherever it stands. */
export function goTo({ id }: EditorNode): void {
  RED.view.reveal(id);
}
