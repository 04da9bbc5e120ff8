import type { Entity, FieldUse } from '../entities/entity';
import { type CamundaError, unsupportedError } from '../errors';
import { type JsonObject, setOwn } from '../json-object';
import { sentence } from '../sentence';
import { hasCursors, isAtLeast, rankOf, type ServerVersion } from '../version';
import type { Condition, Conditions } from './conditions';

/** Versions whose filters are known here and differ, the newest first. */
export const KNOWN_VERSIONS = ['8.10', '8.9', '8.8', '8.7', '8.6'] as const;

/** Whether the version is newer than all of these: it may know more, so it gets what it is asked for. */
export function isBeyondKnown(version: ServerVersion): boolean {
  return version.rank >= rankOf(KNOWN_VERSIONS[0]) + 1000;
}

/** How this version filters by a field; undefined where it cannot. @param name the newest one */
export function useOf({ fields }: Entity, name: string, version: ServerVersion): FieldUse | undefined {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field?.history.findLast(([from]) => isAtLeast(version, from))?.[1];
}

/** The fields that this version can filter by, in their newest names. */
export function fieldsOf(entity: Entity, version: ServerVersion): string[] {
  return Object.keys(entity.fields).filter((name) => useOf(entity, name, version));
}

const list = (names: readonly string[]) => names.join(', ');

function useIn(entity: Entity, version: ServerVersion, { field, variable }: Condition): FieldUse {
  const use = useOf(entity, field, version);
  if (use) return use;
  // It may filter by more than is known here.
  if (isBeyondKnown(version)) return { name: field, operators: [] };
  const what = variable === undefined ? field : `${field} (${variable})`;
  const { full } = entity.words;
  throw unsupportedError(
    sentence`Camunda ${version.name} cannot filter by ${what}. It can filter ${full} by ${list(fieldsOf(entity, version))}`,
  );
}

/** Equality has no operator. `$in` with one value is equality too, for servers that know nothing else. */
function compared(condition: Condition, use: FieldUse, version: ServerVersion): unknown {
  const { operators, field } = condition;
  const names = Object.keys(operators);
  const [only] = names;
  if (names.length === 1 && only === '$eq') return operators.$eq;
  const unknown = names.filter((name) => !use.operators.includes(name));
  if (unknown.length === 0) return operators;
  if (names.length === 1 && only === '$in' && Array.isArray(operators.$in) && operators.$in.length === 1) {
    return operators.$in[0];
  }
  if (isBeyondKnown(version)) return operators;
  throw unsupportedError(
    sentence`Camunda ${version.name} cannot compare ${field} like this: it supports ${list(use.operators)}, not ${list(unknown)}`,
  );
}

/** Seen on 8.6.0: several variables find the tasks with any one of them, while newer versions want all. */
function severalVariables({ words }: Entity, version: ServerVersion): CamundaError {
  return unsupportedError(
    sentence`Camunda ${version.name} cannot filter by several variables. It would find ${words.full} with any of them`,
  );
}

/**
 * The `filter` of a search for this version. 8.6 and 8.7 ignore what they do not know and find everything,
 * so nothing is sent that the version lacks.
 * @throws CamundaError CAMUNDA_UNSUPPORTED for such a field or operator
 */
export function versionFilter(entity: Entity, conditions: Conditions, version: ServerVersion): JsonObject {
  const filter: JsonObject = {};
  const variables = new Map<string, JsonObject[]>();
  for (const condition of conditions.values()) {
    const use = useIn(entity, version, condition);
    const value = compared(condition, use, version);
    if (condition.variable === undefined) {
      setOwn(filter, use.name, value);
    } else {
      const named = variables.get(use.name) ?? [];
      if (named.length > 0 && !hasCursors(version)) throw severalVariables(entity, version);
      named.push({ name: condition.variable, value });
      variables.set(use.name, named);
    }
  }
  return { ...filter, ...Object.fromEntries(variables) };
}
