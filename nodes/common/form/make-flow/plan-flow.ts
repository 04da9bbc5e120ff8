import type { ProcessElement, ProcessModel } from '../model/process-model';
import { type FlowNode, failsJobs, meets, type Tab, tabOf } from './found';
import { type Drawing, draw, freeCorner } from './layout';
import { type Expressed, type Needed, type Needs, needsOf } from './needs';
import { comment } from './parts';
import { catchRow, type Making, openKeyOf, type Row, rowFor, shortened } from './work-rows';

const CLUSTER = 'camunda8-cluster';

/** Whether an element has a node: on the tab, made by the plan, or none that could be made. */
export interface Covered {
  element: ProcessElement;
  state: 'has' | 'new' | 'impossible';
  /** What its name or job type is that only the running process knows. */
  expressed?: Expressed;
  /** An expression for the correlation key of its message, which a person has to write in another way. */
  openKey?: string;
}

export interface Plan {
  /** What is to be added; empty where nothing is missing. */
  nodes: readonly FlowNode[];
  tab: { id: string; label: string; isNew: boolean };
  /** In the order of the diagram. */
  covered: readonly Covered[];
  /** What Camunda does by itself. */
  unneeded: readonly ProcessElement[];
}

export interface Planning extends Omit<Making, 'cluster'>, Omit<Drawing, 'tab' | 'corner'> {
  /** ID of the cluster node; absent: one is made. */
  cluster: string | undefined;
  tabs: readonly Tab[];
}

/** What a process needs as a flow, and what of it is missing on its tab. Nothing that is there changes. */
export function planFlow(planning: Planning): Plan {
  const { process, newId, tabs, defaultsOf, text } = planning;
  const needs = needsOf(process);
  const label = shortened(process.name || process.id);
  const all = needs.needed.map(({ need }) => need);
  const tab = tabOf(tabs, { id: process.id, label }, all);
  const nodesOnTab = tab?.nodes ?? [];
  const missing = needs.needed.filter(({ need }) => !nodesOnTab.some((node) => meets(node, need)));
  const id = tab?.id ?? newId();
  const making = { ...planning, cluster: planning.cluster ?? newId() };
  const rows = [
    ...(tab ? [] : [aboutRow(label, making)]),
    ...missing.map((one) => rowFor(one, making)),
    ...catchRows(missing, tab, making),
  ];
  const drawn = draw(rows, { ...planning, tab: id, corner: freeCorner(nodesOnTab) });
  const hasOwnCluster = planning.cluster === undefined && drawn.some((node) => 'cluster' in node);
  const cluster = { id: making.cluster, type: CLUSTER, ...defaultsOf(CLUSTER) };
  return {
    nodes: [
      ...(tab ? [] : [newTab(id, label, text('makeFlow.tab', { id: process.id }))]),
      ...(hasOwnCluster ? [cluster] : []),
      ...drawn,
    ],
    tab: { id, label: tab?.label ?? label, isNew: !tab },
    covered: coveredBy(process, needs, missing),
    unneeded: needs.unneeded,
  };
}

function newTab(id: string, label: string, info: string): FlowNode {
  return { id, type: 'tab', label, disabled: false, info, env: [] };
}

function aboutRow(label: string, { process, text }: Making): Row {
  const info = [process.documentation, text('makeFlow.about', { id: process.id })]
    .filter(Boolean)
    .join('\n\n');
  return { parts: [comment(label, info)] };
}

/** A tab that fails its jobs already needs no other Catch node, and one without jobs only the first time. */
function catchRows(missing: readonly Needed[], tab: Tab | undefined, making: Making): Row[] {
  const hasJobs = missing.some(({ need }) => need.kind === 'job');
  const isNeeded = tab ? hasJobs && !failsJobs(tab) : true;
  return isNeeded ? [catchRow(hasJobs, making)] : [];
}

/** An element can need several nodes: it is as far as the least of them. */
function coveredBy(
  { elements }: ProcessModel,
  { needed, impossible }: Needs,
  missing: readonly Needed[],
): Covered[] {
  return elements.flatMap((element): Covered[] => {
    const wanted = impossible.find((one) => one.element === element);
    if (wanted) return [{ element, state: 'impossible', expressed: wanted.expressed }];
    const own = missing.filter(({ elements: one }) => one.includes(element));
    const openKey = own.map(({ need }) => openKeyOf(need)).find((key) => key !== undefined);
    if (openKey !== undefined) return [{ element, state: 'new', openKey }];
    if (own.length > 0) return [{ element, state: 'new' }];
    return needed.some(({ elements: one }) => one.includes(element)) ? [{ element, state: 'has' }] : [];
  });
}
