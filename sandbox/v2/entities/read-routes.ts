import { type Answer, problem, type SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { Sortable } from '../../sorted-index';
import { v2Json } from '../answer';
import { checkKey } from '../commands';
import type { Reading } from '../filter-8.8';
import { search } from '../search-8.8';
import type { Entity, Item } from './entity';
import { shapeOf } from './shape';

export function searchRoute<Document extends Sortable>(entity: Entity<Document>, reading: Reading): Route {
  return {
    method: 'POST',
    path: `${entity.path}/search`,
    answer: (request) => search(entity, reading, request),
  };
}

/** How the API calls what is read by its key. */
export interface Naming {
  /** As a refusal calls it, such as `Process Instance`. */
  readonly title: string;
  /** The parameter, such as `processInstanceKey`. */
  readonly parameter: string;
  /** It is digits; by default it is. */
  readonly isNumber?: boolean;
}

/** @param addition what is sent of a document beside what a search sends of it */
export function getRoute<Document extends Sortable>(
  entity: Entity<Document>,
  reading: Reading,
  naming: Naming,
  addition: (document: Document) => Item = () => ({}),
): Route {
  const { version, storage } = reading;
  const shape = shapeOf(entity, version, storage);
  return readRoute(entity, reading, naming, '', (document) =>
    v2Json(version, { ...shape(document), ...addition(document) }),
  );
}

/** Something of a document, which is named behind its key; 404 where there is no such document. */
export function readRoute<Document extends Sortable>(
  { path, collection }: Entity<Document>,
  { storage }: Reading,
  { title, parameter, isNumber = true }: Naming,
  rest: string,
  answer: (document: Document, request: SandboxRequest) => Answer,
  more: Partial<Pick<Route, 'method' | 'type'>> = {},
): Route {
  return {
    method: 'GET',
    path: `${path}/{key}${rest}`,
    ...more,
    answer: (request, key) => {
      if (isNumber) checkKey(request, parameter, key);
      const document = collection(storage).get(decodeURIComponent(key));
      if (document) return answer(document, request);
      const by = /Key$/.test(parameter) ? 'key' : parameter;
      return problem(request, 404, 'NOT_FOUND', `${title} with ${by} '${key}' not found`);
    },
  };
}

/** XML as it was deployed. */
export const xml = (body: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body,
});
