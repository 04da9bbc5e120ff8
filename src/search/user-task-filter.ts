import { type FilterUse, fieldsOf, isBeyondKnown, useOf } from '../entities/filter-fields';
import { type CamundaError, unsupportedError } from '../errors';
import { type JsonObject, setOwn } from '../json-object';
import { sentence } from '../sentence';
import { hasCursors, type ServerVersion } from '../version';
import type { Condition, Conditions } from './conditions';

const list = (names: readonly string[]) => names.join(', ');

function useIn(version: ServerVersion, { field, variable }: Condition): FilterUse {
  const use = useOf(field, version);
  if (use) return use;
  // A version that nobody here knows may filter by more.
  if (isBeyondKnown(version)) return { name: field, operators: [] };
  const what = variable === undefined ? field : `${field} (${variable})`;
  throw unsupportedError(
    sentence`Camunda ${version.name} cannot filter user tasks by ${what}: it knows ${list(fieldsOf(version))}`,
  );
}

/** Equality has no operator. `$in` with one value is equality too, for servers that know nothing else. */
function compared(condition: Condition, use: FilterUse, version: ServerVersion): unknown {
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
    sentence`Camunda ${version.name} can compare ${field} with ${list(use.operators)}, not with ${list(unknown)}`,
  );
}

/** Seen on 8.6.0: several variables find the tasks with any one of them, while newer versions want all. */
function severalVariables(version: ServerVersion): CamundaError {
  return unsupportedError(
    sentence`Camunda ${version.name} cannot filter user tasks by several variables: it finds those with any one of them`,
  );
}

/**
 * The `filter` of a user-task search for this version. 8.6 and 8.7 ignore what they do not know and find every task,
 * so nothing is sent that the version lacks.
 * @throws CamundaError CAMUNDA_UNSUPPORTED for such a field or operator
 */
export function userTaskFilter(conditions: Conditions, version: ServerVersion): JsonObject {
  const filter: JsonObject = {};
  const variables = new Map<string, JsonObject[]>();
  for (const condition of conditions.values()) {
    const use = useIn(version, condition);
    const value = compared(condition, use, version);
    if (condition.variable === undefined) {
      setOwn(filter, use.name, value);
    } else {
      const named = variables.get(use.name) ?? [];
      if (named.length > 0 && !hasCursors(version)) throw severalVariables(version);
      named.push({ name: condition.variable, value });
      variables.set(use.name, named);
    }
  }
  return { ...filter, ...Object.fromEntries(variables) };
}
