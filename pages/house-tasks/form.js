// Draws a Camunda Form. Labels, variables and expressions are shown as text, texts as the tree that their Markdown is: no
// HTML, and nothing is evaluated.
import { controlFor } from './fields.js';
import { readMarkdown } from './markdown.js';
import { create, objects, putAt, valueAt, words } from './shape.js';

const ignored = ['button', 'spacer', 'separator'];
let fieldCount = 0;

/**
 * @param components of the form's schema
 * @param variables of the task, by name
 * @param says the page's words
 * @returns elements to show, `missing` sentences about what is needed and cannot be shown, `read` for the values, and `patterned`
 *   for the fields that are filled in and have a pattern
 */
export function drawForm(components, variables, says) {
  const form = { variables, says, fields: [], missing: [] };
  const elements = drawAll(form, components, { path: [], condition: '' });
  const patterned = () => form.fields.filter(({ input, pattern }) => pattern && input.value !== '');
  return { elements, missing: form.missing, read: () => readAll(form.fields), patterned };
}

function readAll(fields) {
  const data = Object.create(null);
  for (const { path, read, isSent } of fields) {
    const value = read();
    if (isSent(value)) putAt(data, path, value);
  }
  return data;
}

function drawAll(form, components, place) {
  return objects(components).flatMap((component) => drawComponent(form, component, place));
}

/** @param place where it stands: the path of its groups, and the condition of one of them */
function drawComponent(form, component, place) {
  const { type, key } = component;
  if (ignored.includes(type)) return [];
  const condition = words(component.conditional?.hide);
  const here = { ...place, condition: condition || place.condition };
  const hint = condition ? [create('small', { textContent: form.says.ifItApplies })] : [];
  if (type === 'text') return [drawText(words(component.text)), ...hint];
  if (type === 'group') return [drawGroup(form, component, here, hint)];
  const control = controlFor(component, form.says);
  if (!control || !words(key)) return [drawUnknown(form, component)];
  return [drawField(form, component, here, hint, control)];
}

function drawText(text) {
  const element = create('div', { className: 'text' });
  element.append(...readMarkdown(text).map(drawPart));
  return element;
}

function drawPart(part) {
  if (typeof part === 'string') return part;
  const { tag, href, parts } = part;
  const element = create(
    tag,
    href === undefined ? {} : { href, target: '_blank', rel: 'noopener noreferrer' },
  );
  element.append(...parts.map(drawPart));
  return element;
}

function drawGroup(form, component, place, hint) {
  const group = create('fieldset', {});
  const path = [...place.path, ...(words(component.path) ? component.path.split('.') : [])];
  if (words(component.label)) group.append(create('legend', { textContent: words(component.label) }));
  group.append(...hint, ...drawAll(form, component.components, { ...place, path }));
  return group;
}

/** An `expression` is a value that only Tasklist can work out. */
function isNeeded({ type, validate, components }) {
  return type === 'expression' || validate?.required === true || objects(components).some(isNeeded);
}

function needTasklist(form, component) {
  form.missing.push(form.says.needsTasklist(labelOf(component)));
}

function drawUnknown(form, component) {
  if (isNeeded(component)) needTasklist(form, component);
  return create('p', { className: 'text', textContent: form.says.cannotShow(labelOf(component)) });
}

function drawField(form, component, place, hint, control) {
  const { input, pattern } = control;
  const path = [...place.path, ...component.key.split('.')];
  const before = valueAt(form.variables, path);
  const isConditional = Boolean(place.condition);
  // An expression is never evaluated: what it might lock is locked. Node-RED takes no value for it either.
  const locks = [component.disabled, component.readonly];
  const isLocked = locks.some(Boolean);
  const isRequired = component.validate?.required === true && !isConditional;
  if (isRequired && locks.some((lock) => typeof lock === 'string')) needTasklist(form, component);
  control.show(before ?? (isConditional ? undefined : defaultOf(component)));
  // What nobody changes goes back as it came, whatever the field makes of it.
  const untouched = JSON.stringify(control.read());
  const isUntouched = () => before !== undefined && JSON.stringify(control.read()) === untouched;
  const read = () => (isUntouched() ? before : control.read());
  input.id = `field-${++fieldCount}`;
  input.required = isRequired && !isLocked;
  input.disabled = isLocked;
  // What a condition might hide is sent only where somebody has filled it in.
  const isBlank = (value) => value === '' || value === null || value === false;
  const isSent = (value) => !(isConditional && before === undefined && isBlank(value));
  if (!isLocked) form.fields.push({ path, read, isSent, input, pattern });
  return withLabel(form, component, input, hint);
}

function withLabel({ says }, component, input, hint) {
  const name = labelOf(component);
  const textContent = input.required ? says.required(name) : name;
  const label = create('label', { htmlFor: input.id, textContent });
  const isTick = input.type === 'checkbox';
  const line = create('div', { className: isTick ? 'tick' : '' });
  line.append(...(isTick ? [input, label] : [label, input]));
  const field = create('div', { className: 'field' });
  field.append(line, ...hint);
  if (words(component.description)) {
    const description = create('small', { id: `${input.id}-about`, textContent: component.description });
    input.setAttribute('aria-describedby', description.id);
    field.append(description);
  }
  return field;
}

function labelOf({ label, dateLabel, key, id }) {
  return [label, dateLabel, key, id].map(words).find(Boolean) ?? '';
}

/** A default that is an expression does not count. */
function defaultOf({ defaultValue }) {
  return words(defaultValue).startsWith('=') ? undefined : defaultValue;
}
