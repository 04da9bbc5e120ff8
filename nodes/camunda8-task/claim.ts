import { userTask } from '../../src/entities/user-task';
import { invalidError, unsupportedError } from '../../src/errors';
import type { Answered } from '../../src/operations/operation';
import type { FilterRow, SortRow } from '../../src/search/search';
import { sentence } from '../../src/sentence';
import { claimNext } from '../../src/user-tasks/claim';
import { claimsOf } from '../../src/user-tasks/recent-claims';
import type { UserTask } from '../../src/user-tasks/task-search';
import { hasCursors, type ServerVersion } from '../../src/version';
import type { Call } from '../common/action-node';
import type { Chosen } from '../common/choice';
import { readRow } from '../common/search/search-input';
import { filterRows, OPEN } from '../common/search/search-rows';
import { CLAIMED_FIELDS, ORDERS, type Order } from './choices';

/** Which task is the first: where two are equal, the older one. */
const SORTS: Readonly<Record<Order, readonly SortRow[]>> = {
  oldest: [{ field: 'creationDate', order: 'ASC' }],
  due: [
    { field: 'dueDate', order: 'ASC' },
    { field: 'creationDate', order: 'ASC' },
  ],
  priority: [
    { field: 'priority', order: 'DESC' },
    { field: 'creationDate', order: 'ASC' },
  ],
};

const FREE: FilterRow = { field: 'assignee', operator: '$exists', value: false };

/**
 * Claims the next task that the rows of the form find.
 * @returns the task as it is then; null where there is none
 * @throws CamundaError
 */
export async function claim(
  { client, signal }: Call,
  assignee: string,
  chosen: Chosen,
): Promise<Answered<UserTask | null>> {
  const { api } = chosen;
  const order = orderOf(chosen.properties.order);
  const rows = await rowsOf(chosen);
  const known = api === 'v2' ? await client.version(signal) : undefined;
  if (known) refuseOrder(order, known.version);
  // 8.6 and 8.7 cannot look for what is nobody's over /v2: their tasks are looked through.
  const isFound = !known || hasCursors(known.version);
  const filters = isFound ? [...rows, OPEN, FREE] : [...rows, OPEN];
  const search = { api, filters, sort: SORTS[order], query: undefined, shape: 'common' } as const;
  const from = {
    list: (limit: number) => client.prepareTaskSearch({ ...search, limit, pageSize: Math.min(limit, 1_000) }),
    tasks: client.userTasks[api],
    assignee,
    claims: claimsOf(client.sourceOf('v2')),
  };
  const { requests, ...answer } = await claimNext(from, signal);
  return { ...answer, requests: requests + (known?.requests ?? 0) };
}

/** What the form says; a flow file may say anything. */
function orderOf(order: unknown): Order {
  return ORDERS.find((one) => one === order) ?? 'oldest';
}

async function rowsOf({ properties, evaluate }: Chosen): Promise<FilterRow[]> {
  const rows = filterRows(properties.filters);
  for (const { field } of rows) {
    if (CLAIMED_FIELDS.includes(field)) {
      throw invalidError(
        sentence`Remove ${field} from the filter. Claim always looks for open tasks that nobody has`,
      );
    }
  }
  const read: FilterRow[] = [];
  for (const row of rows) read.push(...(await readRow(row, evaluate)));
  return read;
}

function refuseOrder(order: Order, version: ServerVersion): void {
  if (order !== 'due' || hasCursors(version)) return;
  throw unsupportedError(
    sentence`Set API to v1, or choose another order. Camunda ${version.name} cannot sort ${userTask.words.many} by due date over /v2`,
  );
}
