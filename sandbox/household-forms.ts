import type { FormSchema } from './forms';

interface Field {
  readonly type: 'textfield' | 'textarea' | 'number' | 'checkbox' | 'select' | 'datetime' | 'text' | 'group';
  readonly [property: string]: unknown;
}

/** What Camunda Modeler writes around the fields. */
function form(id: string, ...components: readonly Field[]): FormSchema {
  return {
    type: 'default',
    id,
    schemaVersion: 16,
    executionPlatform: 'Camunda Cloud',
    executionPlatformVersion: '8.6.0',
    exporter: { name: 'Camunda Modeler', version: '5.28.0' },
    components: withIds(id, components),
  };
}

function withIds(prefix: string, components: readonly Field[]): Field[] {
  return components.map((component, i) => {
    const id = `${prefix}-${i + 1}`;
    const inner = component.components as readonly Field[] | undefined;
    return { ...component, id, ...(inner ? { components: withIds(id, inner) } : {}) };
  });
}

const required = { required: true };

/** The forms of the household, with each kind of field that a page draws. */
export const HOUSEHOLD_FORMS: readonly FormSchema[] = [
  form(
    'water-plants-form',
    { type: 'text', text: '## Plant care\nWater until a little comes out below.' },
    { type: 'textfield', key: 'plant', label: 'Plant', validate: required },
    { type: 'number', key: 'litres', label: 'Litres', decimalDigits: 1, validate: { ...required, min: 0 } },
    { type: 'checkbox', key: 'fertilised', label: 'Fertiliser was given' },
    { type: 'textarea', key: 'note', label: 'Note', description: 'Brown leaves, pests, ...' },
  ),
  form(
    'feed-cat-form',
    {
      type: 'select',
      key: 'food',
      label: 'Food',
      values: [
        { label: 'Dry', value: 'dry' },
        { label: 'Wet', value: 'wet' },
        { label: 'Leftover fish', value: 'fish' },
      ],
      validate: required,
    },
    { type: 'number', key: 'grams', label: 'Grams', validate: { ...required, min: 1, max: 500 } },
    { type: 'checkbox', key: 'waterFilled', label: 'The water bowl is full' },
  ),
  form(
    'parcel-form',
    { type: 'textfield', key: 'sender', label: 'Sender', disabled: true },
    { type: 'number', key: 'pieces', label: 'Pieces', validate: { ...required, min: 1 } },
    { type: 'datetime', subtype: 'date', key: 'receivedOn', dateLabel: 'Received on', validate: required },
    { type: 'checkbox', key: 'damaged', label: 'The parcel is damaged' },
  ),
  form(
    'smoke-detectors-form',
    { type: 'number', key: 'detectors', label: 'Detectors tested', validate: required },
    {
      type: 'group',
      label: 'Batteries',
      showOutline: true,
      components: [
        { type: 'checkbox', key: 'batteriesChanged', label: 'Batteries were changed' },
        { type: 'datetime', subtype: 'date', key: 'nextChange', dateLabel: 'Next change' },
      ],
    },
    { type: 'textarea', key: 'faults', label: 'What did not work' },
  ),
];
