import { kindOf } from '../../../../src/entities/entity';
import { isDateText } from '../../../../src/written-date';
import type { FilterProperty } from '../../choices/filter-property';
import { isBlankOrVariable } from '../validators';
import type { FilterForm } from './filter-form';

// Whether Camunda can take a value that was typed as text, which it would else call a bad request.

const LIST_OPERATORS = ['$in', '$notIn'];
const NO_VALUE_OPERATORS = ['$exists', '$like'];

/** The values that people have typed: several of them with commas in between. */
function partsOf({ operator, value }: FilterProperty): string[] {
  const parts = LIST_OPERATORS.includes(operator) ? value.split(',') : [value];
  return parts.map((part) => part.trim()).filter((part) => !isBlankOrVariable(part));
}

/** The values of a field that has a fixed list of them. */
export function constantsOf({ entity }: FilterForm, field: string): readonly string[] | undefined {
  const suggestion = Object.hasOwn(entity.suggest, field) ? entity.suggest[field] : undefined;
  return suggestion && 'values' in suggestion ? suggestion.values : undefined;
}

/** @returns the key of a sentence and the value that is wrong; nothing where all is well */
export function wrongValue(
  form: FilterForm,
  filter: FilterProperty,
): { problem: string; value: string } | undefined {
  const { field, operator, valueType } = filter;
  if (valueType !== 'str' || NO_VALUE_OPERATORS.includes(operator)) return undefined;
  const kind = kindOf(form.entity, field);
  const constants = constantsOf(form, field);
  const checks: Partial<Record<string, (part: string) => boolean>> = {
    date: isDateText,
    number: (part) => Number.isFinite(Number(part)),
    key: (part) => /^\d{1,19}$/.test(part),
  };
  const isRight = constants ? (part: string) => constants.includes(part) : checks[kind ?? ''];
  const value = isRight && partsOf(filter).find((part) => !isRight(part));
  return value === undefined ? undefined : { problem: constants ? 'constant' : String(kind), value };
}
