import should from 'should';
import { OPERATIONS } from '../../../../nodes/camunda8-task/choices';
import { CHOICES } from '../../../../nodes/camunda8-task/operations';

/** Of the wait for the search, of the search for what is claimed, and rows in place of a value: they are no part of the operation. */
const BESIDE = ['wait', 'waitTimeout', 'filters', 'order', 'variableRows'];

describe('the form of camunda8-task', () => {
  for (const [name, { fields }] of Object.entries(OPERATIONS)) {
    it(`shows for ${name} the fields that the runtime reads`, () => {
      const { form } = CHOICES[name as keyof typeof OPERATIONS];
      const read = Object.values(form).map(({ property }) => property);
      should(fields.filter((field) => !BESIDE.includes(field))).eql(read.filter((one) => one !== 'taskKey'));
    });
  }
});
