import should from 'should';
import { bpmn, element, end, flows, start, zeebe } from '../../../../support/bpmn/build';
import { dmn, literal, table } from '../../../../support/bpmn/dmn';
import { Reading } from './read';

const DOOR = dmn(
  table('open', { inputs: ['age'], outputs: ['is'], rules: [['> 3', '"open"']] }, 'age'),
  literal('age', 'years + 1'),
);
const TASK = element(
  'businessRuleTask',
  'decide',
  zeebe('calledDecision', { decisionId: 'open', resultVariable: 'is' }),
);
const RING = bpmn('ring', start(), TASK, end(), flows('start decide end'));

describe('sandbox: decisions', () => {
  let reading: Reading;

  beforeEach(async () => {
    reading = await Reading.start();
    await reading.deploy(DOOR, RING);
  });
  afterEach(() => reading.close());

  it('are found with the file that they are in, in all versions or the latest', async () => {
    await reading.engine.deploy([
      { name: '0.dmn', content: DOOR.replace('> 3', '> 4').replace('&gt; 3', '&gt; 4') },
    ]);
    const found = (filter: object) => reading.found('decision-definitions', 'version', { ...filter });
    should(await found({ decisionDefinitionId: 'open' })).eql([1, 2]);
    should(await found({ decisionDefinitionId: 'open', isLatestVersion: true })).eql([2]);
    const [open] = (await reading.search('decision-definitions')).items;
    should(open).match({
      name: 'Name of open',
      decisionRequirementsId: 'house',
      decisionRequirementsName: 'House',
    });
    const file = await reading.get(`decision-requirements/${open?.decisionRequirementsKey}`);
    should(file).match({ decisionRequirementsId: 'house', version: 1, resourceName: '0.dmn' });
    for (const path of [
      `decision-definitions/${open?.decisionDefinitionKey}/xml`,
      `decision-requirements/${open?.decisionRequirementsKey}/xml`,
    ]) {
      should((await reading.ask('GET', path, undefined, { accept: 'text/xml' })).text).equal(DOOR);
    }
  });

  it('tell what they have decided, for whom and why', async () => {
    const { key: processInstanceKey } = reading.engine.createInstance({
      process: { id: 'ring' },
      variables: { years: 6 },
    });
    const { items } = await reading.search('decision-instances', { filter: { processInstanceKey } });
    should(items.map(({ decisionDefinitionId, result }) => [decisionDefinitionId, result])).eql([
      ['age', '7'],
      ['open', '"open"'],
    ]);
    const [, open] = items;
    should(open).match({
      ...{ state: 'EVALUATED', decisionDefinitionType: 'DECISION_TABLE', evaluationFailure: null },
      ...{
        rootDecisionDefinitionKey: open?.decisionDefinitionKey,
        rootProcessInstanceKey: processInstanceKey,
      },
    });
    should(open).not.have.property('matchedRules');
    const whole = await reading.get(`decision-instances/${open?.decisionEvaluationInstanceKey}`);
    should(whole.evaluatedInputs).match([{ inputName: 'age', inputValue: '7' }]);
    const rule = { ruleId: 'open-rule1', ruleIndex: 1 };
    should(whole.matchedRules).match([
      { ...rule, evaluatedOutputs: [{ ...rule, outputName: 'is', outputValue: '"open"' }] },
    ]);
  });

  it('tell that they have failed, for nobody where a command has asked', async () => {
    const rules = [
      ['> 3', '"open"'],
      ['> 4', '"shut"'],
    ];
    await reading.deploy(dmn(table('torn', { inputs: ['age'], outputs: ['is'], rules })));
    reading.engine.evaluateDecision({ decision: { id: 'torn' }, variables: { age: 5 } });
    const { items } = await reading.search('decision-instances', { filter: { state: 'FAILED' } });
    should(items).match([
      { decisionDefinitionId: 'torn', processInstanceKey: null, elementInstanceKey: null },
    ]);
    should(items[0]?.evaluationFailure).be.a.String();
  });
});
