import { type Entity, type EntityField, OPERATORS } from '../entities/entity';
import { isAtLeast, rankOf, type ServerVersion } from '../version';
import { isBeyondKnown, useOf } from './version-filter';

/**
 * What a server cannot do of what a form offers, and from which version on one can: an empty text where none can.
 * Fields have their newest names.
 */
export interface Lacking {
  fields: Record<string, string>;
  /** By field, of those that it can filter by. */
  operators: Record<string, Record<string, string>>;
  sorts: Record<string, string>;
}

/** The first version above this one that has the field, with the operator where one is asked for. */
function sinceOf({ history }: EntityField, version: ServerVersion, operator?: string): string {
  const found = history.find(([from, use]) => {
    if (rankOf(from) <= version.rank || !use) return false;
    return operator === undefined || use.operators.includes(operator);
  });
  return found?.[0] ?? '';
}

/** Of a version that is newer than all that are known here nothing is said: it may have learned more. */
export function lackingIn(entity: Entity, version: ServerVersion): Lacking {
  const lacking: Lacking = { fields: {}, operators: {}, sorts: {} };
  if (isBeyondKnown(version)) return lacking;
  for (const [name, field] of Object.entries(entity.fields)) {
    const use = useOf(entity, name, version);
    if (!use) {
      lacking.fields[name] = sinceOf(field, version);
      continue;
    }
    const missing = OPERATORS.filter((operator) => !use.operators.includes(operator));
    lacking.operators[name] = Object.fromEntries(
      missing.map((operator) => [operator, sinceOf(field, version, operator)]),
    );
  }
  for (const [name, since] of Object.entries(entity.sorts)) {
    if (!isAtLeast(version, since)) lacking.sorts[name] = since;
  }
  return lacking;
}
