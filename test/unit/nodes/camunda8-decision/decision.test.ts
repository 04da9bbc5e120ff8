import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, startSandbox, type Version } from '../../../../sandbox/sandbox';
import { dmn, table } from '../../../support/bpmn/dmn';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const VERSIONS: readonly Version[] = ['8.6', '8.8', '8.9'];
const DMN = dmn(
  table('water', {
    inputs: ['moisture'],
    outputs: ['litres', 'when'],
    rules: [
      ['< 30', '2', '"now"'],
      ['>= 30', '0', '"later"'],
    ],
  }),
  table('twice', {
    inputs: ['moisture'],
    outputs: ['litres'],
    rules: [
      ['< 30', '2'],
      ['< 40', '1'],
    ],
  }),
);
const WATER = { type: 'camunda8-decision', decisionId: 'water', decisionIdType: 'str' };

for (const version of VERSIONS) {
  describe(`camunda8-decision on Camunda ${version}`, () => {
    let sandbox: Sandbox;

    before(async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      await sandbox.engine.deploy([{ name: 'water.dmn', content: DMN }]);
    });
    afterEach(stopFlow);
    after(() => sandbox.close());

    const evaluate = async (node: object, msg: NodeMessage = { payload: { moisture: 12 } }) => {
      await startFlow(clusterAt(sandbox.url), { ...WATER, ...node });
      return pass(msg);
    };
    const key = () => sandbox.engine.definitions.decisions.find('water', '<default>')?.key ?? '';

    it('decides by ID: the output is the payload, and all else is in msg.decision', async () => {
      const { sent } = await evaluate({});
      should(sent[0]?.payload).eql({ litres: 2, when: 'now' });
      should(sent[0]).have.property('decision');
      const { decision } = sent[0] as unknown as { decision: Record<string, unknown> };
      should(decision).match({
        ...{ decisionDefinitionId: 'water', decisionDefinitionKey: key(), decisionDefinitionVersion: 1 },
        decisionEvaluationKey: /^\d+$/,
        evaluatedDecisions: [
          {
            evaluatedInputs: [{ inputValue: 12 }],
            matchedRules: [{ ruleIndex: 1, evaluatedOutputs: [{ outputValue: 2 }, { outputValue: 'now' }] }],
          },
        ],
      });
      should(decision).not.have.any.properties(['output', 'decisionInstanceKey', 'failureMessage']);
      should(sent[0]?.camunda).match({ api: 'v2', status: 200, requests: 1 });
    });

    it('decides by key', async () => {
      const byKey = { decisionId: '', decisionKey: 'which', decisionKeyType: 'msg' };
      const { sent } = await evaluate(byKey, { payload: { moisture: 50 }, which: key() } as NodeMessage);
      should(sent[0]?.payload).eql({ litres: 0, when: 'later' });
    });

    it('says which decision is not there', async () => {
      const { error } = await evaluate({ decisionId: 'nobody' });
      should(error).match({
        code: 'CAMUNDA_NOT_FOUND',
        message: 'CamundaError: No decision has the ID nobody. Check it, or deploy the decision',
      });
    });

    it('says why it cannot be evaluated, and leaves the message as it was', async () => {
      const { error, last } = await evaluate({ decisionId: 'twice' });
      should(error).match({
        code: 'CAMUNDA_INVALID',
        message: /^CamundaError: Camunda could not evaluate the decision twice: ./,
      });
      should(last).not.have.property('decision');
      should(last.payload).eql({ moisture: 12 });
    });
  });
}

describe('camunda8-decision', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
  });
  afterEach(stopFlow);
  after(() => sandbox.close());

  for (const [what, node, code, words] of [
    [
      'neither ID nor key',
      { decisionId: '' },
      'CAMUNDA_CONFIG',
      /^CamundaError: Enter a decision ID or a decision key in/,
    ],
    [
      'both of them',
      { decisionKey: '7' },
      'CAMUNDA_CONFIG',
      /^CamundaError: Enter a decision ID or a decision key, not both/,
    ],
    [
      'a key that is none',
      { decisionId: '', decisionKey: 'x' },
      'CAMUNDA_INVALID',
      /^CamundaError: The decision key must be a whole number/,
    ],
    [
      'an ID that the message does not have',
      { decisionId: 'which', decisionIdType: 'msg' },
      'CAMUNDA_INVALID',
      /^CamundaError: The decision ID is missing \(msg which is not set\)$/,
    ],
  ] as const) {
    it(`asks nothing with ${what}`, async () => {
      await startFlow(clusterAt(sandbox.url), { ...WATER, ...node });
      const { error } = await pass({ payload: {} });
      should(error?.code).equal(code);
      should(error?.message).match(words);
      should(sandbox.requests).be.empty();
    });
  }
});
