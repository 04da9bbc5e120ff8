import should from 'should';
import { withXmlParser } from '../../../support/making/xml-document';

interface Table {
  inputs: { name: string }[];
  outputs: { name: string }[];
  rules: { cells: string[] }[];
  isCut: boolean;
}

// It is compiled with the types of a browser, which tests do not have.
const { readDecision } = require('../../../../nodes/camunda8-sidebar/form/read-table');

const DMN = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const each = (count: number, one: (place: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at));
const entry = (kind: 'input' | 'output', text: string) => `<${kind}Entry><text>${text}</text></${kind}Entry>`;

const read = (inner: string): Table | string | undefined =>
  withXmlParser(() =>
    readDecision(`<definitions xmlns="${DMN}"><decision id="d">${inner}</decision></definitions>`, 'd'),
  );

function tableOf(inputs: number, outputs: number, rules: readonly string[]): Table {
  const columns = [
    ...each(inputs, (at) => `<input label="in ${at}"/>`),
    ...each(outputs, (at) => `<output label="out ${at}"/>`),
  ];
  const inside = rules.map((rule) => `<rule>${rule}</rule>`);
  const found = read(`<decisionTable>${[...columns, ...inside].join('')}</decisionTable>`);
  if (typeof found !== 'object') throw new Error('No table');
  return found;
}

const ruleOf = (inputs: number, outputs: number) =>
  [
    ...each(inputs, (at) => entry('input', `i${at}`)),
    ...each(outputs, (at) => entry('output', `o${at}`)),
  ].join('');

describe('The table of a decision', () => {
  it('has each cell below its own heading, where there are more columns than are shown', () => {
    const { inputs, outputs, rules, isCut } = tableOf(60, 2, [ruleOf(60, 2)]);
    should([inputs.length, outputs.length]).eql([50, 2]);
    should(rules[0]?.cells).eql([...each(50, (at) => `i${at}`), 'o0', 'o1']);
    should(isCut).be.true();
  });

  it('has each cell below its own heading, where a rule has too few or too many', () => {
    const { rules, isCut } = tableOf(2, 1, [ruleOf(1, 1), ruleOf(3, 1), ruleOf(0, 0)]);
    should(rules.map(({ cells }) => cells)).eql([
      ['i0', '', 'o0'],
      ['i0', 'i1', 'o0'],
      ['', '', ''],
    ]);
    should(isCut).be.false();
  });

  it('says that there are more rules than are shown', () => {
    const table = (rules: number) => tableOf(1, 1, Array(rules).fill(ruleOf(1, 1)));
    should([table(500).rules.length, table(500).isCut]).eql([500, false]);
    should([table(501).rules.length, table(501).isCut]).eql([500, true]);
  });

  it('is an expression where the decision is one, and none where it is neither', () => {
    should(read('<literalExpression><text>1 + 1</text></literalExpression>')).equal('1 + 1');
    should(read('<invocation/>')).equal(undefined);
  });
});
