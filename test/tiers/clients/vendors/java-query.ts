import type { Item, Query } from './vendor';

/** A method's name and its arguments. */
export type JavaCall = [method: string, ...args: unknown[]];

/** The client's names for fields, where they are others than the REST API's. */
type Names = Readonly<Record<string, string>>;

/** In a filter of user tasks. */
export const TASK_NAMES: Names = { processDefinitionId: 'bpmnProcessId' };

/** In a filter of anything else. */
const ENTITY_NAMES: Names = {
  decisionEvaluationKey: 'decisionInstanceKey',
  decisionEvaluationInstanceKey: 'decisionInstanceId',
  $or: 'orFilters',
};

/** The REST API's name of what a filter offers, such as `decisionInstanceKey.in`. */
export function restName(offer: string): string {
  const [field = '', ...operator] = offer.split('.');
  const [name = field] = Object.entries(ENTITY_NAMES).find(([, ofJava]) => ofJava === field) ?? [];
  return [name, ...operator].join('.');
}

/** Fields whose value is a list of filters. */
const LISTS = ['processInstanceVariables', 'localVariables', 'variables', '$or'];

/** A filter of the REST API as calls of the Java client: `{ assignee: { $like: 'a*' } }` is `assignee(a -> a.like("a*"))`. */
export function filterCalls(filter: Item, names = ENTITY_NAMES): JavaCall[] {
  return Object.entries(filter).map(([field, asked]): JavaCall => {
    const name = names[field] ?? field;
    if (!LISTS.includes(field)) return [name, conditionOf(asked)];
    return [name, Array.isArray(asked) ? asked.map((each) => filterCalls(each, names)) : asked];
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

export function sortCalls(sort: NonNullable<Query['sort']>): JavaCall[] {
  return sort.flatMap(({ field, order = 'ASC' }): JavaCall[] => [
    [ENTITY_NAMES[field] ?? field],
    [order.toLowerCase()],
  ]);
}

export function pageCalls(page: NonNullable<Query['page']>): JavaCall[] {
  return Object.entries(page);
}
