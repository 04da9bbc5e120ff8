import { DEFAULT_TENANT } from '../../choices/models';
import type { ProcessElement } from '../model/process-model';
import { type Covered, coveredBy } from './coverage';
import type { FlowNode, Tab } from './flow-node';
import { failsJobs, meetsFor, type Owner, placesOf, tabOf, worksFor } from './found';
import { type Drawing, draw, freeCorner } from './layout';
import { leftOverOf } from './left-over';
import { type MadeNeed, type Needed, needsOf } from './needs';
import { comment } from './parts';
import { tenantToName } from './tenants';
import { catchRow, type Making, type Row, rowFor, shortened } from './work-rows';

const CLUSTER = 'camunda8-cluster';

export interface Plan {
  /** What is to be added; empty where nothing is missing. */
  nodes: readonly FlowNode[];
  tab: { id: string; label: string; isNew: boolean };
  /** In the order of the diagram. */
  covered: readonly Covered[];
  /** What Camunda does by itself. */
  unneeded: readonly ProcessElement[];
  /** Nodes of the tab for something that the process does not have. */
  leftOver: readonly FlowNode[];
}

export interface Planning extends Omit<Making, 'cluster' | 'tenantId'>, Omit<Drawing, 'tab' | 'corner'> {
  /** Without a cluster node one is made. */
  owner: Owner;
  tabs: readonly Tab[];
  /** Whether the cluster is known to have the process. */
  isDeployed: boolean;
}

/** What a process needs as a flow, and what of it is missing on its tab. Nothing that is there changes. */
export function planFlow(planning: Planning): Plan {
  const { process, owner, newId, tabs } = planning;
  const needs = needsOf(process);
  const label = labelFor(planning);
  const all = needs.needed.map(({ need }) => need);
  const tab = tabOf(tabs, { id: process.id, label }, all, owner);
  const isThere = ({ need }: Needed) => tab?.nodes.some((node) => meetsFor(node, need, owner));
  const absent = needs.needed.filter((one) => !isThere(one));
  const others = tabs.filter((one) => one !== tab);
  const places = new Map(absent.map((one) => [one, placesOf(one.need, others, owner)]));
  const missing = absent.filter((one) => places.get(one)?.length === 0).filter(isMade);
  const own = tab ?? { id: newId(), label };
  return {
    nodes: missing.length === 0 ? [] : nodesFor(missing, tab, own, planning),
    tab: { id: own.id, label: own.label, isNew: !tab },
    covered: coveredBy({ needs, missing, places }, process.example),
    unneeded: needs.unneeded,
    leftOver: leftOverOf(process, tab?.nodes.filter((node) => worksFor(node, owner)) ?? []),
  };
}

function isMade(one: Needed): one is Needed<MadeNeed> {
  return !('isLeft' in one.need && one.need.isLeft);
}

/** With the tenant, where the cluster node does not say it and it is not the default one: each tenant has a tab of its own. */
function labelFor({ process, owner }: Planning): string {
  const name = shortened(process.name || process.id);
  const tenantId = tenantToName(owner.tenancy);
  return tenantId === undefined || tenantId === DEFAULT_TENANT ? name : `${name} (${tenantId})`;
}

/** With what each tab has once. @param tab absent: it is new */
function nodesFor(
  missing: readonly Needed<MadeNeed>[],
  tab: Tab | undefined,
  { id, label }: Pick<Tab, 'id' | 'label'>,
  planning: Planning,
): FlowNode[] {
  const { process, owner, newId, defaultsOf, text } = planning;
  const [known] = owner.clusters;
  const making = { ...planning, cluster: known ?? newId(), tenantId: tenantToName(owner.tenancy) };
  const rows = [
    ...(tab ? [] : [aboutRow(label, planning)]),
    ...missing.map((one) => rowFor(one, making)),
    ...catchRows(missing, tab, making),
  ];
  const drawn = draw(rows, { ...planning, tab: id, corner: freeCorner(tab?.nodes ?? []) });
  const hasOwnCluster = known === undefined && drawn.some((node) => 'cluster' in node);
  const cluster = { id: making.cluster, type: CLUSTER, ...defaultsOf(CLUSTER) };
  return [
    ...(tab ? [] : [newTab(id, label, text('makeFlow.tab', { id: process.id }))]),
    ...(hasOwnCluster ? [cluster] : []),
    ...drawn,
  ];
}

function newTab(id: string, label: string, info: string): FlowNode {
  return { id, type: 'tab', label, disabled: false, info, env: [] };
}

function aboutRow(label: string, { process, text, isDeployed }: Planning): Row {
  const deploy = isDeployed ? '' : text('makeFlow.deploy');
  const info = [process.documentation, text('makeFlow.about', { id: process.id }), deploy]
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
