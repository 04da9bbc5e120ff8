import type { Item, TaskQuery } from './vendor';

/** A method's name and its arguments. */
export type JavaCall = [method: string, ...args: unknown[]];

/** A filter of the REST API as calls of the Java client: `{ assignee: { $like: 'a*' } }` is `assignee(a -> a.like("a*"))`. */
export function filterCalls(filter: Item): JavaCall[] {
  return Object.entries(filter).map(([name, asked]): JavaCall => {
    if (name === 'processDefinitionId') return ['bpmnProcessId', asked];
    if (!name.endsWith('Variables')) return [name, conditionOf(asked)];
    return [name, Array.isArray(asked) ? asked.map(filterCalls) : asked];
  });
}

/** What a call uses of a filter, as `Offers.java` names it: `assignee` for a plain value, `assignee.like` for an operator. */
export function used([method, argument]: JavaCall): string[] {
  const list = Array.isArray(argument) ? argument : [];
  const calls = (list.some(isCall) ? list : list.flat()).filter(isCall);
  return calls.length === 0 ? [method] : calls.map(([operator]) => `${method}.${operator}`);
}

function isCall(value: unknown): value is JavaCall {
  return Array.isArray(value) && typeof value[0] === 'string';
}

function conditionOf(asked: unknown): unknown {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) {
    return asked;
  }
  return Object.entries(asked).map(([operator, value]): JavaCall => [operator.replace('$', ''), value]);
}

export function sortCalls(sort: NonNullable<TaskQuery['sort']>): JavaCall[] {
  return sort.flatMap(({ field, order = 'ASC' }): JavaCall[] => [[field], [order.toLowerCase()]]);
}

export function pageCalls(page: NonNullable<TaskQuery['page']>): JavaCall[] {
  return Object.entries(page);
}
