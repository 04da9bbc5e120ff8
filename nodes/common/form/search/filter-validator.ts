import { kindOf } from '../../../../src/entities/entity';
import type { FilterProperty } from '../../choices/filter-property';
import { readDuration } from '../../choices/times-from-now';
import { fitsType } from '../validators';
import { splitField } from './field-choices';
import type { FilterForm } from './filter-form';

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

/** What is wrong with a row, in words; nothing of a right one. */
export function complaintAbout(form: FilterForm, filter: FilterProperty, index: number): string | undefined {
  const { text } = form;
  const row = index + 1;
  const objection = form.objection?.(filter, row);
  if (objection) return objection;
  const problem = problemOf(form, filter);
  return problem && text(`error.${problem}`, { row });
}

/** The `validate` of the filters. Rows that rest, because the query is free JSON, can be wrong. */
export function filtersValidator(form: FilterForm) {
  return function validate(
    this: { freeJson?: unknown },
    filters: FilterProperty[] | undefined,
    _options: object,
  ): true | string {
    if (this.freeJson) return true;
    return (filters ?? []).map((filter, index) => complaintAbout(form, filter, index)).find(Boolean) ?? true;
  };
}
