import should from 'should';
import { Decisions } from '../../../src/processes/decisions';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { FaultServer } from '../../support/fault-server';
import { inTurn, json, problem, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { transportTo } from '../../support/transport';

const KEY = 2251799813685300;

const answer = (more: object = {}) => ({
  decisionDefinitionId: 'water',
  decisionDefinitionKey: KEY,
  decisionInstanceKey: KEY + 1,
  output: '{"litres":2}',
  failureMessage: '',
  failedDecisionDefinitionId: '',
  evaluatedDecisions: [
    {
      decisionDefinitionKey: KEY,
      output: '{"litres":2}',
      evaluatedInputs: [{ inputId: 'i', inputValue: '"dry"' }],
      matchedRules: [{ ruleIndex: 1, evaluatedOutputs: [{ outputId: 'o', outputValue: '2' }] }],
    },
  ],
  ...more,
});

describe('A decision', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let decisions: Decisions;

  beforeEach(async () => {
    server = await FaultServer.start();
    transport = transportTo(server.url);
    const { versions } = new OrchestrationCluster(transport);
    decisions = new Decisions({ transport, versions }, 'house');
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const evaluate = (given: object = {}) =>
    decisions.evaluate({
      ...{ decisionDefinitionId: 'water', decisionDefinitionKey: undefined, tenantId: undefined },
      ...{ variables: {}, ...given },
    });

  it('is its output and all else that Camunda tells, as values, with keys as text', async () => {
    server.on('*', json(answer()));
    const { value } = await evaluate();
    should(value.output).eql({ litres: 2 });
    should(value.decision).eql({
      decisionDefinitionId: 'water',
      decisionDefinitionKey: `${KEY}`,
      decisionEvaluationKey: `${KEY + 1}`,
      evaluatedDecisions: [
        {
          decisionDefinitionKey: `${KEY}`,
          output: { litres: 2 },
          evaluatedInputs: [{ inputId: 'i', inputValue: 'dry' }],
          matchedRules: [{ ruleIndex: 1, evaluatedOutputs: [{ outputId: 'o', outputValue: 2 }] }],
        },
      ],
    });
  });

  it('has the newest name of its key, where the server has two', async () => {
    server.on('*', json(answer({ decisionEvaluationKey: '77' })));
    const { decision } = (await evaluate()).value;
    should(decision.decisionEvaluationKey).equal('77');
    should(decision).not.have.property('decisionInstanceKey');
  });

  for (const [what, output, value] of [
    ['text that is no JSON stays text', 'dry {', 'dry {'],
    ['an integer beyond 2^53-1 is text', '9007199254740993', '9007199254740993'],
    ['null is null', 'null', null],
    ['a list is a list', '["a",1]', ['a', 1]],
    ['what is no text stays as it is', 5, 5],
  ] as const) {
    it(`${what}`, async () => {
      server.on('*', json(answer({ output })));
      should((await evaluate()).value.output).eql(value);
    });
  }

  it('that cannot be evaluated is an error in the words of Camunda', async () => {
    const failureMessage = "no variable found for name 'moisture'";
    const failed = { failureMessage, failedDecisionDefinitionId: 'water', output: 'null' };
    server.on('*', json(answer(failed)));
    const { code, message, cause } = await refusal(evaluate());
    should(code).equal('CAMUNDA_INVALID');
    should(message).equal(
      `Camunda could not evaluate the decision water: no variable found for name 'moisture'`,
    );
    should(cause).have.properties({ status: 200, detail: failureMessage, retryable: false });
  });

  it('is asked for again where the answer was lost', async () => {
    server.on('*', inTurn(reset, json(answer())));
    should((await evaluate()).value.output).eql({ litres: 2 });
    should(server.seen).have.length(2);
  });

  it('that is not there is not found, also where 8.6 says that it is an invalid argument', async () => {
    const words = "Expected to evaluate decision 'water', but no decision found for id 'water'";
    for (const [status, title] of [
      [400, 'INVALID_ARGUMENT'],
      [404, 'NOT_FOUND'],
    ] as const) {
      server.on('*', problem(status, title, words));
      const { code, message } = await refusal(evaluate());
      should(code).equal('CAMUNDA_NOT_FOUND');
      should(message).equal('No decision has the ID water. Check it, or deploy the decision');
    }
  });

  it('that no key names is not found', async () => {
    server.on('*', problem(404, 'NOT_FOUND', "no decision found for key '7'"));
    const { message } = await refusal(
      evaluate({ decisionDefinitionId: undefined, decisionDefinitionKey: '7' }),
    );
    should(message).equal('No decision has the key 7. Check it, or deploy the decision again');
  });

  it('is one of the tenant of the cluster', async () => {
    server.on('*', json(answer()));
    await evaluate();
    should(JSON.parse(server.seen[0]?.body ?? '')).have.property('tenantId', 'house');
  });

  it('that an odd server answers with anything is no crash', async () => {
    for (const body of [[], 'x', 7, { evaluatedDecisions: [null, 1, { matchedRules: {} }] }]) {
      server.on('*', json(body));
      should((await evaluate()).value).have.property('decision');
    }
  });
});
