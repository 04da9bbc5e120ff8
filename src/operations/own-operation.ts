import { configError } from '../errors';
import { sentence } from '../sentence';
import { CATALOG, type CatalogOperation } from './catalog';
import { pathFields } from './catalog/entry';

/** A method and a path, of which the catalog may know nothing: a newer Camunda has it, or one that was changed. */
const OWN = /^(GET|POST|PUT|PATCH|DELETE) (\/(?:cluster\/)?v2\/[\w{}.~%/-]+)$/;

/** Characters of an entry of one's own. */
const MAX_ENTRY = 500;

/** Names of places in a path, which its values then have. */
const PLACE = /\{\w+\}/g;

function isOwn(entry: string): boolean {
  const [, , path = ''] = (entry.length <= MAX_ENTRY && OWN.exec(entry)) || [];
  const segments = path.replace(PLACE, 'x').split('/').slice(1);
  return path !== '' && segments.every((segment) => /^(?!\.{1,2}$)[\w.~-]+$/.test(segment));
}

/** Whether `operationOf` finds something under this name. */
export function isOperationEntry(entry: string): boolean {
  return (
    CATALOG.some(({ id, method, path }) => entry === id || entry === `${method} ${path}`) || isOwn(entry)
  );
}

/**
 * The operation that a form names: by its id, or by method and path such as `GET /v2/topology`.
 * @throws CamundaError CAMUNDA_CONFIG for anything else
 */
export function operationOf(entry: string): CatalogOperation {
  const known = CATALOG.find(({ id, method, path }) => entry === id || entry === `${method} ${path}`);
  if (known) return known;
  if (entry === '') throw configError(sentence`Open the node and choose an operation`);
  if (isOwn(entry)) return ownOperation(entry);
  throw configError(
    sentence`There is no operation ${entry.slice(0, MAX_ENTRY)}. Choose one, or write a method and a path such as GET /v2/topology`,
  );
}

function ownOperation(entry: string): CatalogOperation {
  const [method, path = ''] = entry.split(' ') as [CatalogOperation['method'], string];
  const isRead = method === 'GET' || path.endsWith('/search');
  return {
    id: entry,
    method,
    path,
    group: 'cluster',
    kind: isRead ? 'read' : 'command',
    resend: isRead ? 'safe' : 'never',
    since: '8.5',
    isEventual: false,
    ...(method === 'GET' ? {} : { example: {} }),
    isBodyRequired: false,
    hasParts: false,
    answer: 'any',
    input: pathFields(path),
  };
}
