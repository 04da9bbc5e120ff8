import { clusterLabels, clusterNodes } from '../cluster-nodes';
import type { EditorNode } from '../editor-node';
import type { FlowNode, Tab } from './flow-node';
import type { Plan } from './plan-flow';

// The flows in the editor, deployed or not.

interface Workspace {
  id: string;
  label?: string;
  info?: string;
  disabled?: boolean;
}

/** A cluster node that every flow can use. */
interface ClusterChoice {
  id: string;
  label: string;
}

const nodesIn = (id: string) => RED.nodes.filterNodes({ z: id }) as FlowNode[];

/** All tabs, and after them the subflows that are used. */
export function tabsInEditor(): Tab[] {
  const tabs: Tab[] = [];
  RED.nodes.eachWorkspace((workspace) => {
    const { id, label = '', info = '', disabled: isDisabled = false } = workspace as unknown as Workspace;
    tabs.push({ id, label, info, nodes: nodesIn(id), isDisabled });
    return true;
  });
  RED.nodes.eachSubflow((subflow) => {
    const { id, name } = subflow as { id: string; name: string };
    const isUsed = RED.nodes.filterNodes({ type: `subflow:${id}` }).length > 0;
    if (isUsed) tabs.push({ id, label: name, info: '', nodes: nodesIn(id), isSubflow: true });
    return true;
  });
  return tabs;
}

/** Nothing can be added to a tab that somebody has locked. */
export function isLockedInEditor(tab: string): boolean {
  return RED.nodes.workspace(tab)?.locked === true;
}

/** Disabled ones, and those of one flow alone, do not count. */
export function clustersInEditor(): ClusterChoice[] {
  const usable = clusterNodes().filter(({ z }) => !z);
  const labels = clusterLabels(usable);
  return usable.map(({ id }, at) => ({ id, label: labels[at] ?? id }));
}

/** Properties of a node type, as a node has them that is dragged onto a flow. */
export function defaultsInEditor(type: string): Record<string, unknown> {
  const { defaults } = RED.nodes.getType(type) as unknown as EditorNode['_def'];
  return Object.fromEntries(
    Object.entries(defaults).map(([name, { value }]) => [name, structuredClone(value)]),
  );
}

/** Pixels of a text on a node. */
export function widthInEditor(text: string): number {
  return RED.view.calculateTextWidth(text, 'red-ui-flow-node-label');
}

/** Adds the nodes of a plan, as one step that can be undone, and shows their tab. */
export function addToEditor({ nodes, tab }: Plan): void {
  const dirty = RED.nodes.dirty();
  const added = RED.nodes.import([...nodes], { reimport: true, markChanged: true });
  const { links, groups, junctions, workspaces, subflows } = added;
  const ids = added.nodes.map(({ id }) => id);
  RED.history.push({ t: 'add', nodes: ids, links, groups, junctions, workspaces, subflows, dirty });
  RED.nodes.dirty(true);
  RED.workspaces.show(tab.id);
  RED.view.redraw(true);
}

/** Leaves the dialog for a node. */
export function goToNode(id: string): void {
  RED.tray.close(() => RED.view.reveal(id));
}
