import { isJsonObject, type JsonObject } from '../json-object';
import { callOperation, type Operation, type Server } from '../operations/operation';

/** What a form and a worker look through: the first page of a search. */
export interface Found {
  items: JsonObject[];
  isAll: boolean;
}

/** @param limit items at most @throws CamundaError */
export async function find(
  server: Server,
  search: Search,
  filter: JsonObject,
  limit: number,
  signal: AbortSignal,
): Promise<Found> {
  const { value } = await callOperation(server, search, { filter, page: { limit } }, signal);
  const { items, page } = isJsonObject(value) ? value : {};
  const found = Array.isArray(items) ? items.slice(0, limit).filter(isJsonObject) : [];
  const { totalItems } = isJsonObject(page) ? page : {};
  return { items: found, isAll: typeof totalItems === 'number' && totalItems <= found.length };
}

/** A search, as far as all of them are alike. */
export type Search = Operation<{
  readonly filter: { readonly in: 'body'; readonly kind: 'object' };
  readonly page: { readonly in: 'body'; readonly kind: 'object' };
}>;
