import type { JsonObject } from '../../json-object';
import type { Field } from '../field';
import type { Fields, Operation } from '../operation';

/** What an operation has to do with: people find it under this name. */
export type Group =
  | 'process'
  | 'element'
  | 'job'
  | 'message'
  | 'incident'
  | 'decision'
  | 'userTask'
  | 'resource'
  | 'batch'
  | 'user'
  | 'group'
  | 'role'
  | 'tenant'
  | 'permission'
  | 'cluster'
  | 'variable'
  | 'listener'
  | 'agent'
  | 'backup';

type Resend = NonNullable<Operation['resend']>;

/** What an answer holds: a text such as XML, or the bytes of a file, where it is not JSON; `any`: what it says itself. */
export type AnswerKind = 'json' | 'none' | 'text' | 'file' | 'any';

/** An operation as the catalog has it: its path and query have fields, its body is a whole. */
export interface CatalogOperation extends Operation {
  readonly group: Group;
  readonly resend: Resend;
  /** Whether it may not know yet what happened a moment ago. */
  readonly isEventual: boolean;
  /** The version from which on it is there, but not to be used in new flows. */
  readonly deprecated?: `8.${number}`;
  /** The last version that has it. */
  readonly until?: `8.${number}`;
  /** A body to begin with; absent: the operation takes none. Of parts it is a file or a JSON value each. */
  readonly example?: JsonObject;
  readonly isBodyRequired: boolean;
  /** Whether its body is a form with files (`multipart/form-data`). */
  readonly hasParts: boolean;
  readonly answer: AnswerKind;
}

/** What a line of the catalog says of an operation beyond its name. */
interface More {
  /** Absent: none. */
  answer?: AnswerKind;
  /** An example of a body that has to be there. */
  body?: JsonObject;
  /** An example of one that need not be there. */
  optional?: JsonObject;
  /** An example of a form with files. */
  parts?: JsonObject;
  query?: Fields;
  deprecated?: `8.${number}`;
  until?: `8.${number}`;
}

type Ask = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

type Row = (group: Group) => CatalogOperation;

/** Parts of a path that are no keys, whatever their names say: an evaluation has a dash in it, a batch operation had letters. */
const TEXTS: readonly string[] = ['decisionEvaluationInstanceKey', 'batchOperationKey'];

/** The values that a path has places for, by what their names say. */
export function pathFields(path: string): Record<string, Field> {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const isKey = (name: string) => name.endsWith('Key') && !TEXTS.includes(name);
  return Object.fromEntries(
    names.map((name) => [name, { in: 'path', kind: isKey(name) ? 'key' : 'text', required: true }]),
  );
}

type Kind = Pick<CatalogOperation, 'kind' | 'resend' | 'isEventual'>;

function row(kind: Kind, id: string, ask: Ask, since: `8.${number}`, more: More): Row {
  const [method, path = ''] = ask.split(' ') as [CatalogOperation['method'], string];
  const { answer = 'none', body, optional, parts, query = {}, ...rest } = more;
  const example = body ?? optional ?? parts;
  return (group) => ({
    id,
    method,
    path,
    since,
    group,
    ...kind,
    ...rest,
    ...(example ? { example } : {}),
    isBodyRequired: Boolean(body ?? parts),
    hasParts: Boolean(parts),
    answer,
    input: { ...pathFields(path), ...query },
  });
}

/** A question to the index, which may not know yet what happened a moment ago. */
export const query = (id: string, ask: Ask, since: `8.${number}`, more: More = {}): Row =>
  row({ kind: 'read', resend: 'safe', isEventual: true }, id, ask, since, { answer: 'json', ...more });

/** A question whose answer is true at this moment. */
export const read = (id: string, ask: Ask, since: `8.${number}`, more: More = {}): Row =>
  row({ kind: 'read', resend: 'safe', isEventual: false }, id, ask, since, { answer: 'json', ...more });

export const command = (id: string, ask: Ask, since: `8.${number}`, resend: Resend, more: More = {}): Row =>
  row({ kind: 'command', resend, isEventual: false }, id, ask, since, more);

/** Gives operations their group. */
export function group(name: Group, ...rows: readonly Row[]): CatalogOperation[] {
  return rows.map((one) => one(name));
}
