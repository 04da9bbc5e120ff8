import { isObject, problem, Refused, readObject, type SandboxRequest } from '../http';
import type { Version } from '../settings';
import { checkSize } from './commands';

/** Reads one value of a body. @throws Unreadable where it is of another type */
export type Reader<Value> = (value: unknown, at: Place) => Value;

/** Where a value stands in the body, such as `changeset.retries`; before 8.8 unknown fields are passed over. */
export interface Place {
  readonly path: string;
  readonly version: Version;
}

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Values<Read extends Fields> = { readonly [Name in keyof Read]?: ReturnType<Read[Name]> | undefined };

/** Thrown with the path of what cannot be read. */
class Unreadable extends Error {}

/** The body of a command, `{}` for none. @throws Refused with 400 for other types, from 8.8 on for unknown fields, too */
export function readBody<Value>(request: SandboxRequest, version: Version, reader: Reader<Value>): Value {
  checkSize(request, version);
  const body = readObject(request);
  try {
    return reader(body, { path: '', version });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const detail =
      version === '8.6' ? 'Failed to read request' : `Request property [${error.message}] cannot be parsed`;
    throw new Refused(problem(request, 400, 'Bad Request', detail));
  }
}

/** An object with some fields, each of which may be missing or null. */
export function object<Read extends Fields>(fields: Read): Reader<Values<Read>> {
  return (value, at) => {
    if (!isObject(value)) throw new Unreadable(at.path);
    const read: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(value)) {
      const path = at.path === '' ? name : `${at.path}.${name}`;
      const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!reader && at.version !== '8.6') throw new Unreadable(path);
      if (reader && entry !== null) read[name] = reader(entry, { ...at, path });
    }
    return read as Values<Read>;
  };
}

/** A field that versions before this one do not know. */
export function since<Value>(first: Version, reader: Reader<Value>): Reader<Value | undefined> {
  return (value, at) => {
    if (at.version >= first) return reader(value, at);
    if (at.version !== '8.6') throw new Unreadable(at.path);
    return undefined;
  };
}

export function list<Value>(reader: Reader<Value>): Reader<Value[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Unreadable(at.path);
    return value.map((entry, i) => reader(entry, { ...at, path: `${at.path}[${i}]` }));
  };
}

export const text = ofType((value): value is string => typeof value === 'string');
export const flag = ofType((value): value is boolean => typeof value === 'boolean');
export const integer = ofType((value): value is number => Number.isSafeInteger(value));
export const variables = ofType(isObject);
export const texts = list(text);

/** Digits, as text or as the number that 8.6 sends; -1 stands for none. */
export const key: Reader<string> = (value, { path, version }) => {
  const digits = typeof value === 'number' && version === '8.6' ? String(value) : value;
  if (typeof digits !== 'string' || !/^-?\d+$/.test(digits)) throw new Unreadable(path);
  return digits;
};

/** One of these words. */
export function word<Word extends string>(...words: readonly Word[]): Reader<Word> {
  return ofType((value): value is Word => words.some((each) => each === value));
}

function ofType<Value>(isOfType: (value: unknown) => value is Value): Reader<Value> {
  return (value, { path }) => {
    if (!isOfType(value)) throw new Unreadable(path);
    return value;
  };
}
