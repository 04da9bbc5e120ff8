import { constantsOf, kindOf } from '../../../../src/entities/entity';
import type { FilterProperty } from '../../choices/filter-property';
import { readDuration } from '../../choices/times-from-now';
import { fitsType } from '../validators';
import { splitField } from './field-choices';
import type { FilterForm } from './filter-form';
import { lackingInTasklist } from './tasklist-check';
import { wrongValue } from './value-check';

/** What is wrong with a row: the key of a sentence, or nothing. */
function problemOf({ entity }: FilterForm, { field, value, valueType }: FilterProperty): string | undefined {
  const { name, variable } = splitField(entity, field);
  if (kindOf(entity, name) === 'variables' && variable === '') return 'variable';
  if (valueType === 'relative') return readDuration(value) ? undefined : 'relative';
  // A variable can be an empty text, and the empty date is now.
  const mayBeEmpty = valueType === 'date' || (valueType === 'str' && field.includes('.'));
  if (String(value).trim() === '' && !mayBeEmpty) return 'empty';
  return fitsType(String(value), valueType) ? undefined : 'filter';
}

/** Of two rows that ask the same of one field Camunda can be asked one. */
function repeated(filters: readonly FilterProperty[], index: number): number {
  const row = filters[index];
  const isSame = (other: FilterProperty) =>
    other.field === row?.field && other.operator === row.operator && other.valueType !== 'relative';
  return row?.valueType === 'relative' ? -1 : filters.slice(0, index).findIndex(isSame);
}

/** What is wrong with each row, in words; nothing of a right one. @param api that the node asks, where it has a choice */
export function complaintsAbout(
  form: FilterForm,
  filters: readonly FilterProperty[],
  api: unknown,
): (string | undefined)[] {
  const { text } = form;
  return filters.map((filter, index) => {
    const row = index + 1;
    const objection = form.objection?.(filter, row);
    if (objection) return objection;
    const lacking = api === 'v1' ? lackingInTasklist(form, filter) : undefined;
    if (lacking)
      return text(`error.tasklist.${lacking.problem}`, { row, field: text(`field.${lacking.field}`) });
    const problem = problemOf(form, filter);
    if (problem) return text(`error.${problem}`, { row });
    const wrong = wrongValue(form, filter);
    if (wrong) {
      const values = constantsOf(form.entity, filter.field)?.join(', ');
      return text(`error.${wrong.problem}`, { row, value: wrong.value, values });
    }
    const other = repeated(filters, index);
    return other < 0 ? undefined : text('error.repeated', { row, other: other + 1 });
  });
}

/** The `validate` of the filters. Rows that rest, because the query is free JSON, can be wrong. */
export function filtersValidator(form: FilterForm) {
  return function validate(
    this: { freeJson?: unknown; api?: unknown },
    filters: FilterProperty[] | undefined,
    _options: object,
  ): true | string {
    if (this.freeJson) return true;
    return complaintsAbout(form, filters ?? [], this.api).find(Boolean) ?? true;
  };
}
