import should from 'should';
import type { Version } from '../../../../sandbox/sandbox';
import { dmn, literal, table } from '../../../support/bpmn/dmn';
import { CommandSandbox } from './command-sandbox';

const FILE = dmn(
  table(
    'plan',
    {
      inputs: ['season', 'guests'],
      outputs: ['dish'],
      rules: [
        ['"winter"', '> 4', '"stew"'],
        ['-', '-', '"salad"'],
      ],
      hitPolicy: 'FIRST',
    },
    'season',
  ),
  literal('season', 'if month > 10 then "winter" else "summer"'),
);

describe('sandbox: a decision', () => {
  let sandbox: CommandSandbox;

  const begin = async (version: Version = '8.8') => {
    sandbox = await CommandSandbox.start({ version }, FILE);
  };
  afterEach(() => sandbox.close());

  const evaluate = (json: object) => sandbox.post('decision-definitions/evaluation', json);
  const variables = { month: 12, guests: 6 };

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`is evaluated in the shape of ${version}`, async () => {
      await begin(version);
      const [plan] = sandbox.engine.definitions.decisions.versionsOf('plan', '<default>');
      const [season] = sandbox.engine.definitions.decisions.versionsOf('season', '<default>');
      const { status, body } = await evaluate({ decisionDefinitionId: 'plan', variables });
      const key = String(body.decisionInstanceKey);
      const nothing = version === '8.9' ? null : '';
      const rule = version === '8.9' ? { ruleId: null, ruleIndex: null } : {};
      const instance = (index: number) =>
        version === '8.9' ? { decisionEvaluationInstanceKey: `${key}-${index}` } : {};
      should([status, body]).eql([
        200,
        {
          decisionDefinitionId: 'plan',
          decisionDefinitionKey: plan?.key,
          decisionDefinitionName: 'Name of plan',
          decisionDefinitionVersion: 1,
          decisionRequirementsId: 'house',
          decisionRequirementsKey: plan?.drg.key,
          output: '"stew"',
          failedDecisionDefinitionId: nothing,
          failureMessage: nothing,
          tenantId: '<default>',
          decisionInstanceKey: key,
          ...(version === '8.6' ? {} : { decisionEvaluationKey: key }),
          evaluatedDecisions: [
            {
              decisionDefinitionId: 'season',
              decisionDefinitionKey: season?.key,
              decisionDefinitionName: 'Name of season',
              decisionDefinitionVersion: 1,
              decisionDefinitionType: 'LITERAL_EXPRESSION',
              output: '"winter"',
              tenantId: '<default>',
              matchedRules: [],
              evaluatedInputs: [],
              ...instance(1),
            },
            {
              decisionDefinitionId: 'plan',
              decisionDefinitionKey: plan?.key,
              decisionDefinitionName: 'Name of plan',
              decisionDefinitionVersion: 1,
              decisionDefinitionType: 'DECISION_TABLE',
              output: '"stew"',
              tenantId: '<default>',
              matchedRules: [
                {
                  ruleId: 'plan-rule1',
                  ruleIndex: 1,
                  evaluatedOutputs: [
                    { outputId: 'plan-out0', outputName: 'dish', outputValue: '"stew"', ...rule },
                  ],
                },
              ],
              evaluatedInputs: [
                { inputId: 'plan-in0', inputName: 'season', inputValue: '"winter"' },
                { inputId: 'plan-in1', inputName: 'guests', inputValue: '6' },
              ],
              ...instance(2),
            },
          ],
        },
      ]);
    });

    it(`that is not there is ${version === '8.6' ? 400 : 404} in ${version}`, async () => {
      await begin(version);
      const status = version === '8.6' ? 400 : 404;
      const title = version === '8.6' ? 'INVALID_ARGUMENT' : 'NOT_FOUND';
      should(await evaluate({ decisionDefinitionId: 'x' })).match({
        status,
        body: {
          title,
          detail: `Command 'EVALUATE' rejected with code '${title}': Expected to evaluate decision 'x', but no decision found for id 'x'`,
        },
      });
    });
  }

  it('is named by its key, too', async () => {
    await begin();
    const [plan] = sandbox.engine.definitions.decisions.versionsOf('plan', '<default>');
    const { body } = await evaluate({ decisionDefinitionKey: plan?.key, variables: { month: 6 } });
    should(body.output).equal('"salad"');
    should((await evaluate({ decisionDefinitionKey: '2251799813685999' })).status).equal(404);
  });

  it('that fails says so in its answer', async () => {
    await begin();
    await sandbox.deploy(
      dmn(
        table('twice', {
          inputs: ['n'],
          outputs: ['o'],
          rules: [
            ['1', '"a"'],
            ['1', '"b"'],
          ],
        }),
      ),
    );
    const { status, body } = await evaluate({ decisionDefinitionId: 'twice', variables: { n: 1 } });
    should([status, body]).match([
      200,
      { failedDecisionDefinitionId: 'twice', failureMessage: /UNIQUE/, output: 'null' },
    ]);
  });

  it('has to be named, once, without a tenant of others', async () => {
    await begin();
    const details = [
      [{}, 'At least one of [decisionDefinitionId, decisionDefinitionKey] is required.'],
      [
        { decisionDefinitionId: 'plan', decisionDefinitionKey: '1' },
        'Only one of [decisionDefinitionId, decisionDefinitionKey] is allowed.',
      ],
      [
        { decisionDefinitionId: 'plan', tenantId: 'x' },
        "Expected to handle request Evaluate Decision with tenant identifier 'x', but multi-tenancy is disabled",
      ],
    ] as const;
    for (const [json, detail] of details)
      should(await evaluate(json)).match({ status: 400, body: { detail } });
  });
});

describe('sandbox: an expression', () => {
  let sandbox: CommandSandbox;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({ version: '8.9' });
  });
  afterEach(() => sandbox.close());

  const evaluate = (json: object) => sandbox.post('expression/evaluation', json);

  it('is evaluated with variables', async () => {
    const expression = '= { sum: a + 1, list: [a] }';
    should(await evaluate({ expression, variables: { a: 2 } })).match({
      status: 200,
      body: { expression, result: { sum: 3, list: [2] }, warnings: [] },
    });
  });

  it('warns of a variable that is not there', async () => {
    const { body } = await evaluate({ expression: '=nobody' });
    should(body).match({ result: null, warnings: [{ message: /nobody/ }] });
  });

  it('is a text without a =', async () => {
    should((await evaluate({ expression: 'a + 1' })).body.result).equal('a + 1');
  });

  it('is refused where it cannot be read, or is not there', async () => {
    should(await evaluate({ expression: '=(1' })).match({ status: 400, body: { title: 'INVALID_ARGUMENT' } });
    should(await evaluate({})).match({ status: 400, body: { detail: 'No expression provided.' } });
  });
});

describe('sandbox: conditions that start processes', () => {
  let sandbox: CommandSandbox;

  beforeEach(async () => {
    sandbox = await CommandSandbox.start({ version: '8.9' }, FILE);
  });
  afterEach(() => sandbox.close());

  const evaluate = (json: object) => sandbox.post('conditionals/evaluation', json);

  it('start none, because none can be deployed', async () => {
    should(await evaluate({ variables: { a: 1 } })).match({
      status: 200,
      body: { conditionalEvaluationKey: /^\d+$/, tenantId: '<default>', processInstances: [] },
    });
  });

  it('are refused without variables, and of a process that is not there', async () => {
    should(await evaluate({})).match({ status: 400, body: { detail: 'No variables provided.' } });
    should(await evaluate({ variables: {}, processDefinitionKey: '1' })).match({ status: 404 });
  });
});
