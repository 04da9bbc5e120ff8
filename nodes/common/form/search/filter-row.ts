import type { WidgetTypedInputType } from '@node-red/editor-client';
import { EQUAL, type FieldKind, kindOf, OPERATORS } from '../../../../src/entities/entity';
import type { FilterProperty } from '../../choices/filter-property';
import { readDuration, UNITS, WAYS, wayOf, writeDuration } from '../../choices/times-from-now';
import { nameForScreenReaders } from '../rows';
import { dropDown, offer } from './drop-down';
import { splitField } from './field-choices';
import type { FilterForm } from './filter-form';
import { suggestFor } from './suggestion-list';

// A filter row: what to look at, how to compare, and what with.

/** Operators that take several values: as text with commas in between, or as JSON. */
const LIST_OPERATORS = ['$in', '$notIn'];

/** Types of a value that people type. */
const CONSTANTS = ['str', 'num', 'json', 'date'];

/** What stands in one part of a row: its field, operator, variable, amount or unit. */
const chosen = (row: JQuery, part: string) => String(row.find(`.camunda8-${part}`).val());

function operatorsFor(field: string, { entity, text }: FilterForm) {
  const kind = kindOf(entity, field);
  const ways = kind === 'date' ? [...WAYS.keys()] : [];
  return {
    values: kind === 'flag' ? EQUAL : [...ways, ...OPERATORS],
    textOf: (operator: string) =>
      WAYS.has(operator) ? text(`relative.${operator}`) : text(`operator.${operator.slice(1)}`),
  };
}

function valueTypesFor(field: string, { entity, valueTypes }: FilterForm): WidgetTypedInputType[] {
  return kindOf(entity, field) === 'date' ? [...valueTypes, 'date'] : [...valueTypes];
}

/** A saved row as the form shows it. */
function shown({ entity }: FilterForm, { field, operator, value, valueType }: FilterProperty) {
  const time = valueType === 'relative' ? readDuration(value) : undefined;
  const way = time && wayOf(operator, time);
  return { ...splitField(entity, field), way, time, operator: way ?? operator };
}

/** Of rows that were ever added: the number of an id. */
let problems = 0;

/** Fills a new row of the list. */
export function addFilterRow(form: FilterForm, row: JQuery, filter: FilterProperty): void {
  const { text } = form;
  const { name, variable, way, time, operator } = shown(form, filter);
  const fields = { values: form.fields, textOf: (field: string) => text(`field.${field}`) };
  const units = { values: Object.keys(UNITS), textOf: (unit: string) => text(`unit.${unit}`) };
  const [variableLabel, amountLabel] = [text('column.variable'), text('column.amount')];
  row
    .addClass('camunda8-row camunda8-filter')
    .append(
      dropDown('field', text('column.field'), fields, name),
      $('<input>', { type: 'text', class: 'camunda8-variable', 'aria-label': variableLabel })
        .attr('placeholder', variableLabel)
        .val(variable),
      dropDown('operator', text('column.operator'), operatorsFor(name, form), operator),
      $('<input>', { type: 'text', class: 'camunda8-value' }),
      $('<input>', { type: 'number', min: 1, class: 'camunda8-amount', 'aria-label': amountLabel }).val(
        time?.amount ?? '1',
      ),
      dropDown('unit', text('column.unit'), units, time?.unit ?? 'D'),
      $('<div>', { class: 'camunda8-since' }),
      $('<div>', { class: 'camunda8-problem', id: `camunda8-problem-${++problems}` }),
    );
  const value = row.find('.camunda8-value');
  value.typedInput({ types: valueTypesFor(name, form), default: 'str' });
  value.typedInput('type', way ? 'str' : filter.valueType);
  value.typedInput('value', way ? '' : String(filter.value));
  nameForScreenReaders(value, text('column.value'));
  followChanges(form, row);
}

function followChanges(form: FilterForm, row: JQuery): void {
  const value = row.find('.camunda8-value');
  const offered = operatorsFor(chosen(row, 'field'), form).values.join();
  row.find('.camunda8-operator').data('offered', offered);
  row.find('.camunda8-field, .camunda8-operator').on('change', () => arrange(form, row));
  arrange(form, row);
  // A text that was typed for another field means nothing for this one.
  row.find('.camunda8-field').on('change', () => {
    if (value.typedInput('type') === 'str') value.typedInput('value', '');
  });
  const suggest = () => suggestFor(form.entity, chosen(row, 'field'), value);
  row.find('.camunda8-field, .camunda8-value').on('change', suggest);
  suggest();
}

/** Shows what the chosen field and operator need, and nothing else. */
function arrange(form: FilterForm, row: JQuery): void {
  const field = chosen(row, 'field');
  const operator = row.find('.camunda8-operator');
  const value = row.find('.camunda8-value');
  const kind = kindOf(form.entity, field);
  const offered = operatorsFor(field, form);
  const isOther = operator.data('offered') !== offered.values.join();
  if (isOther) {
    offer(operator, offered);
    operator.data('offered', offered.values.join());
    value.typedInput('types', valueTypesFor(field, form));
  }
  const way = WAYS.get(chosen(row, 'operator'));
  row.find('.camunda8-variable').toggle(kind === 'variables');
  row.find('.camunda8-amount, .camunda8-unit').toggle(way !== undefined && way.when !== 'now');
  value.next('.red-ui-typedInput-container').toggle(!way);
  suitOperator(form, kind, chosen(row, 'operator'), value);
}

/** What a value must be; an empty text where it can be anything. Whether something is there is true or false. */
function typeFor(kind: FieldKind | undefined, operator: string, type: string): string {
  if (operator === '$exists') return 'bool';
  if (kind === 'flag') return CONSTANTS.includes(type) ? 'bool' : '';
  return LIST_OPERATORS.includes(operator) && type === 'bool' ? 'str' : '';
}

/** A list can be typed with commas. */
function suitOperator(
  { text }: FilterForm,
  kind: FieldKind | undefined,
  operator: string,
  value: JQuery,
): void {
  const isList = LIST_OPERATORS.includes(operator);
  value
    .next('.red-ui-typedInput-container')
    .find('.red-ui-typedInput-input')
    .attr('placeholder', isList ? text('placeholder.list') : null);
  const wanted = typeFor(kind, operator, value.typedInput('type'));
  if (wanted === '' || value.typedInput('type') === wanted) return;
  value.typedInput('type', wanted);
  value.typedInput('value', wanted === 'bool' ? 'true' : '');
}

/** What is saved of a row. */
export function readFilterRow({ entity }: FilterForm, row: JQuery): FilterProperty {
  const name = chosen(row, 'field');
  const isVariables = kindOf(entity, name) === 'variables';
  const field = isVariables ? `${name}.${chosen(row, 'variable').trim()}` : name;
  const operator = chosen(row, 'operator');
  const way = WAYS.get(operator);
  if (way) {
    const { when } = way;
    const [amount, unit] = when === 'now' ? ['0', 'D'] : [chosen(row, 'amount'), chosen(row, 'unit')];
    const duration = writeDuration({ isAgo: when === 'ago', amount, unit });
    return { field, operator: way.operator, value: duration, valueType: 'relative' };
  }
  const value = row.find('.camunda8-value');
  return { field, operator, value: value.typedInput('value'), valueType: value.typedInput('type') };
}
