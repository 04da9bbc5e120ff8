import { TASKLIST_FILTERS } from '../../../../src/entities/user-task-v1';
import { writtenList } from '../../../../src/written-list';
import type { FilterProperty } from '../../choices/filter-property';
import { splitField } from './field-choices';
import type { FilterForm } from './filter-form';

// Whether Tasklist can filter like a row, which it else refuses when the flow runs.

/** @returns what it lacks, and of which field; nothing where it can */
export function lackingInTasklist(
  { entity }: FilterForm,
  filter: FilterProperty,
): { problem: 'field' | 'operator'; field: string } | undefined {
  const { name: field } = splitField(entity, filter.field);
  const uses = TASKLIST_FILTERS.get(field);
  if (!uses) return { problem: 'field', field };
  return operatorsOf(filter).every((operator) => Object.hasOwn(uses, operator))
    ? undefined
    : { problem: 'operator', field };
}

/** A stretch of time from or to now has two ends, and a list of one value is equality. */
function operatorsOf({ operator, value, valueType }: FilterProperty): string[] {
  if (valueType === 'relative' && operator === '$eq') return ['$gte', '$lte'];
  const isOne = operator === '$in' && (valueType !== 'str' || writtenList(value).length < 2);
  return isOne ? ['$eq'] : [operator];
}
