// The fields of a Camunda Form that browsers have, each with a way to show a value and to read it again.
import { create, objects, textOf, words } from './shape.js';

const kinds = new Map([
  ['textfield', textInput],
  ['textarea', textInput],
  ['number', numberInput],
  ['checkbox', checkbox],
  ['select', choice],
  ['radio', choice],
  ['date', dateInput],
  ['datetime', dateInput],
]);

/**
 * @param component of a form's schema
 * @param says the page's words
 * @returns `{ input, show, read }`, and `pattern` of a text; undefined for what browsers do not have
 */
export function controlFor(component, says) {
  const { type, subtype } = component;
  return kinds.get(type === 'datetime' ? subtype : type)?.(component, says);
}

/** A limit can be an expression: only figures count. */
function limit(input, attribute, value) {
  if (Number.isFinite(value) || /^-?\d+(\.\d+)?$/.test(words(value))) input.setAttribute(attribute, value);
}

function textInput({ type, validate }) {
  const input = create(type === 'textarea' ? 'textarea' : 'input', {});
  limit(input, 'minlength', validate?.minLength);
  limit(input, 'maxlength', validate?.maxLength);
  if (validate?.validationType === 'email') input.type = 'email';
  if (validate?.validationType === 'phone') input.type = 'tel';
  const show = (value) => (input.value = textOf(value));
  return { input, show, read: () => input.value, pattern: words(validate?.pattern) };
}

function numberInput({ decimalDigits, serializeToString, validate }) {
  const input = create('input', { type: 'number', inputMode: 'decimal', step: 'any' });
  if (Number.isFinite(decimalDigits) && decimalDigits >= 0) input.step = 10 ** -decimalDigits;
  limit(input, 'min', validate?.min);
  limit(input, 'max', validate?.max);
  const read = () => {
    if (input.value === '') return null;
    return serializeToString ? input.value : input.valueAsNumber;
  };
  return { input, show: (value) => (input.value = textOf(value)), read };
}

function checkbox() {
  const input = create('input', { type: 'checkbox' });
  return { input, show: (value) => (input.checked = value === true), read: () => input.checked };
}

/** A value need not be text. Values that come from a variable or an expression are not known here. */
function choice({ values }, says) {
  if (!Array.isArray(values)) return undefined;
  const input = create('select', {});
  input.append(create('option', { value: '', textContent: says.choose }));
  const options = objects(values);
  const option = ({ label, value }, i) =>
    create('option', { value: i, textContent: words(label) || textOf(value) });
  input.append(...options.map(option));
  const show = (value) => (input.selectedIndex = options.findIndex((one) => one.value === value) + 1);
  return { input, show, read: () => options[input.selectedIndex - 1]?.value ?? null };
}

function dateInput({ subtype, timeSerializingFormat }) {
  const isDate = subtype === 'date';
  const input = create('input', { type: isDate ? 'date' : 'datetime-local' });
  const read = () => {
    if (input.value === '') return null;
    return isDate ? input.value : withTimeZone(input.value, timeSerializingFormat);
  };
  return { input, show: (value) => (input.value = isDate ? textOf(value) : localTime(value)), read };
}

/** `2026-11-21T18:30`, on the browser's clock. */
function localTime(text) {
  const time = new Date(words(text));
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** As Camunda Forms write it: in UTC, as on the clock, or with the difference to UTC. */
function withTimeZone(local, format) {
  const time = new Date(local);
  if (format === 'utc_normalized') return `${time.toISOString().slice(0, 16)}Z`;
  if (format === 'no_timezone') return local;
  const minutes = -time.getTimezoneOffset();
  const twoDigits = (number) => String(Math.abs(number)).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(Math.trunc(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
