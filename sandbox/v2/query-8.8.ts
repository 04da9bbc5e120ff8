import { isObject, problem, Refused, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import type { Sort, Sortable } from '../sorted-index';
import { invalidArgument } from './answer';
import { UnknownProperty } from './conditions';
import type { Entity } from './entities/entity';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;

/** Answers a search. @throws Refused with 400 for a property that 8.8 does not know */
export function strictly<T>(request: SandboxRequest, search: () => T): T {
  try {
    return search();
  } catch (error) {
    if (error instanceof UnknownProperty) {
      const detail = `Request property [${error.message}] cannot be parsed`;
      throw new Refused(problem(request, 400, 'Bad Request', detail));
    }
    throw error;
  }
}

/** @throws UnknownProperty for what is no object, or has other fields than the named ones */
export function objectAt(path: string, value: unknown, fields?: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) {
    throw new UnknownProperty(path);
  }
  const unknown = Object.keys(value).find((name) => fields && !fields.includes(name));
  if (unknown !== undefined) {
    throw new UnknownProperty(path ? `${path}.${unknown}` : unknown);
  }
  return value;
}

/** What a version sorts by, by the API's names. @param isLatest only the newest versions are asked for */
export function sortsOf<Document extends Sortable>(
  { fields, latestSorts }: Entity<Document>,
  version: Exclude<Version, '8.6'>,
  isLatest: boolean,
): ReadonlyMap<string, Omit<Sort, 'descending'>> {
  const sorts = Object.entries(fields)
    .filter(([name, { sort }]) => sort?.[version] && (!isLatest || latestSorts?.includes(name)))
    .map(([name, { of = name, kind }]) => [name, { field: String(of), isKey: kind === 'key' }] as const);
  return new Map(sorts);
}

/** @throws UnknownProperty for another field than the known ones, or another order than ASC and DESC */
export function readSort(value: unknown, known: ReadonlyMap<string, Omit<Sort, 'descending'>>): Sort[] {
  if (!Array.isArray(value)) {
    throw new UnknownProperty('sort');
  }
  return value.map((entry) => {
    const { field, order = 'ASC' } = objectAt('sort', entry, ['field', 'order']);
    const sort = known.get(String(field));
    if (!sort) {
      throw new UnknownProperty('sort.field');
    }
    if (order !== 'ASC' && order !== 'DESC') {
      throw new UnknownProperty('sort.order');
    }
    return { ...sort, descending: order === 'DESC' };
  });
}

/** @throws Refused with 400 where the page begins at two places, or a number is out of its range */
export function readWindow(
  request: SandboxRequest,
  page: Record<string, unknown>,
): { from: number; limit: number } {
  const { from = 0, limit = DEFAULT_LIMIT } = page;
  const kinds = ['from', 'after', 'before'].filter((name) => page[name] !== undefined);
  if (kinds.length > 1) {
    throw invalidArgument(request, `Only one of [${kinds.join(', ')}] is allowed.`);
  }
  if (!isInteger(from, 0, Number.MAX_SAFE_INTEGER)) {
    throw invalidArgument(request, `The value for page.from is '${from}' but must not be negative.`);
  }
  if (!isInteger(limit, 1, MAX_LIMIT)) {
    throw invalidArgument(
      request,
      `The value for page.limit is '${limit}' but must be from 1 to ${MAX_LIMIT}.`,
    );
  }
  return { from, limit };
}

function isInteger(value: unknown, minimum: number, maximum: number): value is number {
  return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
}
