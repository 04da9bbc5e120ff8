import { variableName } from '../../../src/connection/unset-variable';
import type { CatalogOperation } from '../../../src/operations/catalog';
import { KEY_TEXT } from '../../../src/operations/field';
import { textsOf } from '../../common/form/texts';
import { fitsType, textOf } from '../../common/form/validators';
import type { ParameterRow } from '../choices';

// What an operation wants of the rows of its parameters, in words.

const text = textsOf('camunda8-request');

/** Rows for what the operation must have: most messages bring it under the same name. */
export function missingRows(
  operation: CatalogOperation | undefined,
  rows: readonly ParameterRow[],
): ParameterRow[] {
  const fields = Object.entries(operation?.input ?? {});
  return fields
    .filter(([name, { required }]) => required && !rows.some((row) => row.name === name))
    .map(([name]) => ({ name, value: `payload.${name}`, valueType: 'msg' }));
}

/** What the value of a parameter is, in words. */
export function kindOf(name: string, operation: CatalogOperation | undefined): string {
  const field = operation?.input[name];
  if (!field) return name === '' ? '' : text('parameter.query');
  const kind = text(`kind.${field.kind}`);
  return field.required ? text('parameter.required', { kind }) : text('parameter.optional', { kind });
}

/** What is wrong with a row, in words; nothing of a right one. */
export function complaintAbout(
  rows: readonly ParameterRow[],
  index: number,
  operation: CatalogOperation | undefined,
): string | undefined {
  const { name = '', value = '', valueType = 'str' } = rows[index] ?? {};
  const values = { row: index + 1, name };
  if (textOf(name) === '') return text('error.parameterName', values);
  if (rows.slice(0, index).some((other) => other.name === name)) return text('error.parameterTwice', values);
  const field = operation?.input[name];
  const given = textOf(value);
  if (given === '') return field?.required ? text('error.parameterBlank', values) : undefined;
  const isConstant = valueType === 'str' && variableName(given) === undefined;
  if (field?.kind === 'key' && isConstant && !KEY_TEXT.test(given)) return text('error.parameterKey', values);
  return fitsType(given, valueType) ? undefined : text('error.parameterValue', values);
}

/** The first complaint about rows as they are saved. */
export function complaintAboutRows(
  rows: readonly ParameterRow[] = [],
  operation: CatalogOperation | undefined,
): string | undefined {
  const found = rows.map((_, index) => complaintAbout(rows, index, operation)).find(Boolean);
  if (found || !operation) return found;
  const [first] = missingRows(operation, rows);
  return first && text('error.parameterMissing', { name: first.name });
}
