import should from 'should';
import { rowsOfForm } from '../../../../nodes/camunda8-task/form-inputs';

const rows = (...components: unknown[]) => rowsOfForm({ components });
const row = (name: string, valueType: string, value: string) => ({ name, value, valueType });

describe('The rows that a form fills in', () => {
  for (const [type, valueType, value] of [
    ['textfield', 'str', ''],
    ['textarea', 'str', ''],
    ['select', 'str', ''],
    ['radio', 'str', ''],
    ['datetime', 'str', ''],
    ['number', 'num', ''],
    ['checkbox', 'bool', 'false'],
    ['checklist', 'json', '[]'],
    ['taglist', 'json', '[]'],
    ['filepicker', 'json', '[]'],
  ] as const) {
    it(`have for a ${type} the type ${valueType}`, () => {
      should(rows({ type, key: 'it' })).eql([row('it', valueType, value)]);
    });
  }

  it('are those of inputs alone, in the order of the form, those of groups too', () => {
    const group = { type: 'group', components: [{ type: 'checkbox', key: 'b' }, { type: 'group' }] };
    const found = rows(
      { type: 'text', text: '# Hello' },
      { type: 'textfield', key: 'a' },
      group,
      { type: 'button', key: 'x' },
      { type: 'expression', key: 'sum' },
      { type: 'number', key: 'c' },
    );
    should(found.map(({ name }) => name)).eql(['a', 'b', 'c']);
  });

  it('leave out what nobody can fill in', () => {
    should(
      rows({ type: 'number', key: 'a', disabled: true }, { type: 'number', key: 'b', readonly: true }),
    ).eql([]);
  });

  it('begin with what the form begins with, where it fits the type', () => {
    const found = rows(
      { type: 'select', key: 'food', defaultValue: 'dry' },
      { type: 'number', key: 'grams', defaultValue: 80 },
      { type: 'checkbox', key: 'fed', defaultValue: true },
      { type: 'taglist', key: 'tags', defaultValue: ['a'] },
      { type: 'number', key: 'odd', defaultValue: 'many' },
    );
    should(found.map(({ value }) => value)).eql(['dry', '80', 'true', '["a"]', '']);
  });

  it('have text for a number that the form hands on as text', () => {
    should(rows({ type: 'number', key: 'id', serializeToString: true })).eql([row('id', 'str', '')]);
  });

  it('are one for all inputs of an object, as JSON to fill in', () => {
    const found = rows(
      { type: 'textfield', key: 'customer.name' },
      { type: 'group', path: 'customer', components: [{ type: 'number', key: 'address.number' }] },
      { type: 'dynamiclist', path: 'orders', components: [{ type: 'textfield', key: 'what' }] },
    );
    should(found).eql([
      row('customer', 'json', '{"name":null,"address":{"number":null}}'),
      row('orders', 'json', '[]'),
    ]);
  });

  it('are one for each name', () => {
    should(rows({ type: 'number', key: 'a' }, { type: 'textfield', key: 'a' })).eql([row('a', 'num', '')]);
  });

  it('come of a form of any shape', () => {
    should(rowsOfForm({})).eql([]);
    should(rowsOfForm({ components: 7 })).eql([]);
    should(
      rows(null, 7, 'x', {}, { type: 'textfield' }, { type: 'textfield', key: '.' }, { type: 'group' }),
    ).eql([]);
    should(rows({ type: 'textfield', key: '__proto__.x' })).eql([row('__proto__', 'json', '{"x":null}')]);
    should(rows(...Array.from({ length: 500 }, (_, at) => ({ type: 'number', key: `n${at}` })))).have.length(
      200,
    );
  });
});
