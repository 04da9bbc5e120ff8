import type { Editor } from '../editor';

/** A form with a field of each kind. */
export const everyField = [
  { type: 'text', text: '# Before you begin\nThe bowl is in the **kitchen**.' },
  { type: 'textfield', key: 'brand', label: 'Brand', validate: { required: true } },
  { type: 'textarea', key: 'note', label: 'Note', description: 'What the next one should know' },
  {
    type: 'number',
    key: 'grams',
    label: 'Grams',
    decimalDigits: 0,
    validate: { required: true, min: 1, max: 500 },
  },
  { type: 'checkbox', key: 'water', label: 'The water bowl is full' },
  {
    type: 'select',
    key: 'food',
    label: 'Food',
    values: [
      { label: 'Dry', value: 'dry' },
      { label: 'Wet', value: 'wet' },
    ],
    validate: { required: true },
  },
  {
    type: 'group',
    label: 'Next time',
    path: 'next',
    components: [
      { type: 'datetime', subtype: 'date', key: 'day', dateLabel: 'Day' },
      {
        type: 'datetime',
        subtype: 'datetime',
        key: 'time',
        dateLabel: 'Time',
        timeSerializingFormat: 'utc_offset',
      },
    ],
  },
  { type: 'textfield', key: 'cat', label: 'Cat', disabled: true },
  { type: 'button', action: 'submit', label: 'Submit' },
];

/** Adds a task with that form, some of its fields filled in. @returns its key */
export function addCatTask({ sandbox }: Editor, name = 'Feed the cat'): string {
  sandbox.deployForm({ id: 'cat', components: everyField });
  const variables = { cat: 'Minka', brand: 'Whiskers', grams: 80, food: 'wet' };
  const dueDate = Date.parse('2027-03-01T18:30:00+01:00');
  return sandbox.addTask({ name, candidateGroups: ['home'], dueDate, formId: 'cat', variables });
}
