import should from 'should';
import { DEEPEST, MOST_PARTS, readForm } from '../../../../nodes/camunda8-sidebar/form/forms/read-form';

const read = (components: unknown) => readForm(JSON.stringify({ components }));

describe('A form for a preview', () => {
  it('is as it was written', () => {
    const components = [
      { type: 'text', text: '# Plants' },
      { type: 'select', key: 'size', values: [{ label: 'Large', value: { cm: 40 } }], defaultValue: null },
      { type: 'group', path: 'a.b', components: [{ type: 'number', key: 'n', validate: { max: 3 } }] },
    ];
    should(read(components)).containDeep({ components, isCut: false });
  });

  it('has no pattern, which a browser might try for ever', () => {
    const { components } = Object(
      read([{ type: 'textfield', validate: { pattern: '(a+)+', required: true } }]),
    );
    should(components).eql([{ type: 'textfield', validate: { required: true } }]);
  });

  it('ends where there are too many fields', () => {
    const many = Array.from({ length: MOST_PARTS }, (_, count) => ({ key: `n${count}` }));
    should(read(many)).match({ isCut: false });
    const { components, isCut } = Object(read([{ type: 'group', components: [...many, ...many] }, {}]));
    should(components).have.length(1);
    should(components[0].components).have.length(MOST_PARTS - 1);
    should(isCut).be.true();
  });

  it('ends where groups are too deep', () => {
    let nested: object = { key: 'deepest' };
    for (let level = 1; level < DEEPEST; level++) nested = { components: [nested] };
    should(read([nested])).match({ isCut: false });
    should(JSON.stringify(read([nested]))).containEql('deepest');
    should(read([{ components: [nested] }])).match({ isCut: true });
    should(readForm(`${'{"components":['.repeat(20_000)}${']}'.repeat(20_000)}`)).match({ isCut: true });
  });

  it('has texts, options and values of a bounded size', () => {
    const values = Array.from({ length: 5_000 }, (_, value) => ({ value }));
    let deep: object = {};
    for (let level = 0; level < 100; level++) deep = { deep };
    const form = read([{ label: 'x'.repeat(10_000), values, defaultValue: deep }]);
    should(JSON.stringify(form).length).be.below(8_000);
  });

  it('has nothing of what is no field', () => {
    const { components } = Object(
      read([null, 7, 'text', { key: '__proto__', validate: 'no', components: {} }]),
    );
    should(components).eql([{ key: '__proto__', validate: {} }]);
    should(readForm('{"components":[{"__proto__":{"polluted":true}}]}')).match({ isCut: false });
    should({}).not.have.property('polluted');
  });

  for (const [what, json] of [
    ['is no JSON', '{"components":'],
    ['is nothing', 'null'],
    ['has no fields', '{"components":{}}'],
    ['is blank', ''],
  ] as const) {
    it(`is none where it ${what}`, () => {
      should(readForm(json)).eql({ complaint: 'broken' });
    });
  }

  it('is not read where it is too large', () => {
    should(read([{ text: 'x'.repeat(600_000) }])).eql({ complaint: 'tooLarge' });
  });
});
