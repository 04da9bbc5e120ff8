import { variableName } from '../../../../src/connection/unset-variable';
import { DEFAULT_TENANT } from '../../choices/models';
import { textOf } from '../text-of';
import type { FlowNode } from './flow-node';

// Whose tenant a node works for.

/** The tenant of a process, and that of nodes that name none. */
export interface Tenancy {
  tenantId: string;
  /** Blank: the cluster node names none, and Camunda may have several. */
  own: string;
}

const SENDING = ['process-instance', 'message', 'signal', 'decision'].map((name) => `camunda8-${name}`);
const WORKER = 'camunda8-job-worker';
const LOOKING = ['camunda8-task-events', 'camunda8-search-tasks', 'camunda8-task'];

/** Of a filter; a flow file can have anything there. */
export interface FilterRow {
  field?: unknown;
  operator?: unknown;
  value?: unknown;
  valueType?: unknown;
}

export function filterRows(filters: unknown): FilterRow[] {
  return Array.isArray(filters) ? filters.map(Object) : [];
}

/** Tenants that a node names; undefined where it works for any that comes, or where only the running flow knows. */
function namedBy({ type, tenantId, tenantIds, filters }: FlowNode): string[] | undefined {
  if (SENDING.includes(type)) return known([textOf(tenantId)]);
  if (type === WORKER) return known(textOf(tenantIds).split(','));
  if (!LOOKING.includes(type)) return undefined;
  const rows = filterRows(filters).filter(({ field }) => field === 'tenantId');
  if (rows.some(({ valueType = 'str' }) => valueType !== 'str')) return undefined;
  return known(rows.flatMap(({ value }) => textOf(value).split(',')));
}

function known(named: readonly string[]): string[] | undefined {
  const tenants = named.map((one) => one.trim()).filter((one) => one !== '');
  return tenants.some((one) => variableName(one) !== undefined) ? undefined : tenants;
}

/** Whether a node does something for a tenant. */
export function isForTenant(node: FlowNode, { tenantId, own }: Tenancy): boolean {
  const named = namedBy(node);
  if (!named) return true;
  if (named.length > 0) return named.includes(tenantId);
  // What looks for tasks or jobs, these from 8.9 on, has those of all tenants where not even the cluster node names one.
  if (own === '' && !SENDING.includes(node.type)) return true;
  return (own || DEFAULT_TENANT) === tenantId;
}

/** Whether nodes belong to a tenant, as far as they belong to any. */
export function areOfTenant(nodes: readonly FlowNode[], { tenantId, own }: Tenancy): boolean {
  const tenants = nodes.flatMap((node) => {
    const named = namedBy(node);
    return named?.length === 0 ? [own || DEFAULT_TENANT] : (named ?? []);
  });
  return tenants.length === 0 || tenants.includes(tenantId);
}

/** The tenant that nodes have to name; undefined where the cluster node says it. */
export function tenantToName(tenancy: Tenancy | undefined): string | undefined {
  return tenancy && tenancy.tenantId !== tenancy.own ? tenancy.tenantId : undefined;
}
