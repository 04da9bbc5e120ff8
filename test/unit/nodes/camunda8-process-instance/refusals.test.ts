import type { NodeMessage } from 'node-red';
import should from 'should';
import type { Version } from '../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../support/bpmn/build';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';
import { CommandSandbox } from '../../sandbox/v2/command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), service('b'), end(), flows('start a b end'));
const ofInstance = (operation: string, more: object = {}) => ({
  ...{ type: 'camunda8-process-instance', version: 1, operation, processDefinitionId: 'p' },
  ...more,
});

describe('camunda8-process-instance refuses what cannot be asked', () => {
  let sandbox: CommandSandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function begin(version: Version, node: Record<string, unknown>, cluster = {}) {
    sandbox = await CommandSandbox.start({ version }, PROCESS);
    await startFlow(clusterAt(sandbox.sandbox.url, cluster), node);
  }

  async function refused(msg: NodeMessage) {
    const { sent, error, last } = await pass(msg);
    should(sent).be.empty();
    should(last.payload).eql(msg.payload);
    return error;
  }

  for (const [operation, version, words] of [
    ['get', '8.6', /cannot get a process instance \(new in 8.8\)/],
    ['delete', '8.8', /cannot delete a process instance \(new in 8.9\)/],
    ['resolveIncidents', '8.8', /cannot resolve all incidents of a process instance \(new in 8.9\)/],
    ['suspend', '8.9', /cannot suspend a process instance \(new in 8.10\)/],
    ['resume', '8.9', /cannot resume a process instance \(new in 8.10\)/],
  ] as const) {
    it(`says which version brought ${operation}, and sends nothing to ${version}`, async () => {
      await begin(version, ofInstance(operation));
      const payload = { processInstanceKey: sandbox.begin() };
      should(await refused({ payload })).match({ code: 'CAMUNDA_UNSUPPORTED', message: words });
      should(sandbox.sandbox.requests.map(({ path }) => path)).eql(['/v2/topology']);
    });
  }

  for (const [what, version, properties] of [
    ['tags', '8.6', { tags: 'a' }],
    ['businessId', '8.8', { businessId: 'a' }],
    ['moveInstructions', '8.8', { operation: 'modify', modification: '{"moveInstructions":[{}]}' }],
  ] as const) {
    it(`says which version brought ${what}, and sends nothing to ${version}`, async () => {
      await begin(version, ofInstance('start', properties));
      const error = await refused({ payload: { processInstanceKey: sandbox.begin() } });
      should(error?.code).equal('CAMUNDA_UNSUPPORTED');
      should(error?.message).match(new RegExp(`${what} is new in`));
      should(sandbox.sandbox.requests.some(({ method }) => method === 'POST')).be.false();
    });
  }

  for (const [what, properties, code, words] of [
    ['no process', { processDefinitionId: '' }, 'CAMUNDA_INVALID', /The process is missing/],
    ['an ID and a key', { processDefinitionKey: '1' }, 'CAMUNDA_INVALID', /not both/],
    ['11 tags', { tags: 'a,b,c,d,e,f,g,h,i,j,k' }, 'CAMUNDA_INVALID', /There are 11 tags. Give at most 10/],
    ['a tag that is none', { tags: '7' }, 'CAMUNDA_INVALID', /“7” cannot be a tag/],
    ['a long business ID', { businessId: 'x'.repeat(257) }, 'CAMUNDA_INVALID', /has 257 characters/],
    ['a version that is none', { processVersion: 'x' }, 'CAMUNDA_CONFIG', /The process version must be/],
    [
      'variables that are none',
      { variables: '7', variablesType: 'num' },
      'CAMUNDA_INVALID',
      /The variables must/,
    ],
    [
      'no variables to set',
      { operation: 'setVariables', variables: '', processInstanceKey: '1', processInstanceKeyType: 'str' },
      'CAMUNDA_INVALID',
      /There are no variables to set/,
    ],
    ['no key', { operation: 'cancel' }, 'CAMUNDA_INVALID', /The process instance key is missing/],
    [
      'no modification',
      { operation: 'modify', processInstanceKey: '1', processInstanceKeyType: 'str' },
      'CAMUNDA_INVALID',
      /an object with one or more of: activateInstructions/,
    ],
    [
      'a modification of another kind',
      {
        operation: 'modify',
        modification: '{"startInstructions":[]}',
        processInstanceKey: '1',
        processInstanceKeyType: 'str',
      },
      'CAMUNDA_INVALID',
      /unknown names: startInstructions/,
    ],
    [
      'no migration',
      { operation: 'migrate', processInstanceKey: '1', processInstanceKeyType: 'str' },
      'CAMUNDA_INVALID',
      /The migration is missing/,
    ],
  ] as const) {
    it(`refuses ${what}, and sends nothing`, async () => {
      await begin('8.9', ofInstance('start', properties));
      should(await refused({ payload: {} })).match({ code, message: words });
      should(sandbox.sandbox.requests).be.empty();
    });
  }
});
