import { constantsOf, kindOf } from '../../../../src/entities/entity';
import { KEY_TEXT } from '../../../../src/operations/field';
import { isDateText } from '../../../../src/written-date';
import { writtenList } from '../../../../src/written-list';
import type { FilterProperty } from '../../choices/filter-property';
import { isBlankOrVariable } from '../validators';
import type { FilterForm } from './filter-form';

// Whether Camunda can take a value that was typed as text, which it would else call a bad request.

const LIST_OPERATORS = ['$in', '$notIn'];
const NO_VALUE_OPERATORS = ['$exists', '$like'];

/** The values that people have typed: several of them with commas in between. */
function partsOf({ operator, value }: FilterProperty): string[] {
  const parts = LIST_OPERATORS.includes(operator) ? writtenList(value) : [value.trim()];
  return parts.filter((part) => !isBlankOrVariable(part));
}

/** @returns the key of a sentence and the value that is wrong; nothing where all is well */
export function wrongValue(
  form: FilterForm,
  filter: FilterProperty,
): { problem: string; value: string } | undefined {
  const { field, operator, valueType } = filter;
  if (valueType !== 'str' || NO_VALUE_OPERATORS.includes(operator)) return undefined;
  const kind = kindOf(form.entity, field);
  const constants = constantsOf(form.entity, field);
  const checks: Partial<Record<string, (part: string) => boolean>> = {
    date: isDateText,
    number: (part) => Number.isFinite(Number(part)),
    key: (part) => KEY_TEXT.test(part),
  };
  const isRight = constants ? (part: string) => constants.includes(part) : checks[kind ?? ''];
  const value = isRight && partsOf(filter).find((part) => !isRight(part));
  return value === undefined ? undefined : { problem: constants ? 'constant' : String(kind), value };
}
