import { variableName } from '../../../src/connection/unset-variable';
import { textOf } from './text-of';

export { textOf } from './text-of';

// What is true of values as a form holds them. A property's `validate` has to have two parameters: only then does Node-RED
// show the sentence that it returns.

/** An environment variable is always right: only the runtime knows its value. */
export function isBlankOrVariable(text: string): boolean {
  return text === '' || variableName(text) !== undefined;
}

/** Whether a value is a whole number from `least` to `most`, blank, or an environment variable. */
export function isCount(value: unknown, least: number, most: number): boolean {
  const text = textOf(value);
  if (isBlankOrVariable(text)) return true;
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** Whether the value of a typed input fits its type. */
export function fitsType(value: string, type: string): boolean {
  return RED.utils.validateTypedProperty(value, type) === true;
}

/** Whether the value of a typed input fits its type, is blank, or is an environment variable. */
export function fitsTypeOrBlank(value: unknown, type: unknown): boolean {
  const text = textOf(value);
  return isBlankOrVariable(text) || fitsType(text, String(type));
}
