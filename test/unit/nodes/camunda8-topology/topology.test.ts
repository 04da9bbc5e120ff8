import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import {
  clusterAt,
  pass,
  startFlow,
  statusAtStart,
  stopFlow,
  watchStatus,
} from '../../../support/node-red/flow';

describe('camunda8-topology', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox({ version: '8.6' });
  });
  after(() => sandbox.close());
  afterEach(stopFlow);

  it('sends the topology as the server does, and how the answer came about', async () => {
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-topology' });
    const { sent } = await pass({ topic: 'kept', payload: 1 });
    const expected = await (await fetch(`${sandbox.url}/v2/topology`)).json();
    should(sent).have.length(1);
    should(sent[0]).containDeep({
      topic: 'kept',
      payload: expected,
      camunda: { api: 'v2', status: 200, requests: 1 },
    });
    should(sent[0]?.camunda).have.property('durationMs').aboveOrEqual(0);
  });

  it('takes an address with /v2 and a slash', async () => {
    await startFlow(clusterAt(`${sandbox.url}/v2/`), { type: 'camunda8-topology' });
    const { sent } = await pass({});
    should(sent[0]).containDeep({ payload: { gatewayVersion: '8.6.0' } });
  });

  it('shows that it asks, then the figure', async () => {
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-topology' });
    const shown = watchStatus();
    await pass({});
    should(shown).containDeepOrdered([
      { fill: 'blue', shape: 'dot' },
      { fill: 'green', text: 'camunda8-topology.status.summaryOne' },
    ]);
  });

  it('says in red words and to the Catch node that nothing listens, and leaves the message as it was', async () => {
    const gone = await startSandbox();
    await gone.close();
    await startFlow(clusterAt(gone.url), { type: 'camunda8-topology' });
    const shown = watchStatus();
    const { sent, error, last } = await pass({ payload: 'mine' });
    should(sent).be.empty();
    should(error).containDeep({
      code: 'CAMUNDA_UNAVAILABLE',
      cause: { source: 'api', retryable: true, url: `${gone.url}/v2/topology` },
      source: { id: 'n' },
    });
    should(error?.message).match(/Nothing listens at .*host\.docker\.internal/);
    should(last.payload).equal('mine');
    should(last).not.have.property('camunda');
    should(shown.at(-1)).containDeep({ fill: 'red', shape: 'ring' });
  });

  const unset = '$' + '{NOT_SET_ANYWHERE}';
  const wrongSettings: [string, Record<string, unknown>, Record<string, string>, RegExp][] = [
    [
      'SaaS without a region',
      { environment: 'saas', authentication: 'oidc' },
      { clientId: 'a', clientSecret: 'b' },
      /Region/,
    ],
    [
      'SaaS with Basic',
      { environment: 'saas', authentication: 'basic', region: 'bru-2', clusterId: 'x' },
      {},
      /SaaS/,
    ],
    ['a bad URL', { environment: 'self-managed', restAddress: 'not a url' }, {}, /REST address/],
    [
      'a missing secret',
      { environment: 'local', authentication: 'oidc' },
      { clientId: 'a' },
      /Client secret/,
    ],
    [
      'an unset variable',
      { environment: 'self-managed', restAddress: unset },
      {},
      /NOT_SET_ANYWHERE is not set/,
    ],
    [
      'plain http with credentials to another machine',
      { environment: 'self-managed', restAddress: 'http://nas.example:8080', authentication: 'basic' },
      { username: 'demo', password: 'demo' },
      /Allow plain http/,
    ],
  ];
  for (const [what, properties, credentials, sentence] of wrongSettings) {
    it(`${what}: a red status at once, and a sentence on the first message`, async () => {
      await startFlow({ properties, credentials }, { type: 'camunda8-topology' });
      should(statusAtStart()).containDeep({ fill: 'red', shape: 'ring' });
      const { sent, error } = await pass({});
      should(sent).be.empty();
      should(error?.code).equal('CAMUNDA_CONFIG');
      should(error?.message).match(sentence);
    });
  }

  it('says that no cluster is chosen', async () => {
    await startFlow(clusterAt(sandbox.url), { type: 'camunda8-topology', cluster: '' });
    should(statusAtStart()).containDeep({ fill: 'red', shape: 'ring' });
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_CONFIG');
  });
});
