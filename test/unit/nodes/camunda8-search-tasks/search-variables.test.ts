import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const LONG = 'x'.repeat(9000);

describe('camunda8-search-tasks with variables', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function ask(options: SandboxOptions, properties: Record<string, unknown>) {
    sandbox = await startSandbox({ tasks: 'empty', tasklistV1: true, ...options });
    sandbox.addTask({ variables: { plant: 'basil', litres: 2, note: LONG } });
    sandbox.addTask({ variables: { plant: 'fern', cat: 'Minka' } });
    const search = { type: 'camunda8-search-tasks', version: 1, ...properties };
    await startFlow(clusterAt(sandbox.url), search);
    return pass({ payload: { sort: [{ field: sortField(properties.api), order: 'ASC' }] } });
  }

  const sortField = (api: unknown) => (api === 'v1' ? 'creationTime' : 'creationDate');
  const variablesOf = (payload: unknown) =>
    (payload as { variables: unknown }[]).map(({ variables }) => variables);

  const servers: [string, SandboxOptions, Record<string, unknown>, requests: number][] = [
    ['8.9 over /v2', { version: '8.9' }, {}, 4],
    ['8.8 without effective variables over /v2', { effectiveVariables: false }, {}, 6],
    ['8.8 over Tasklist v1', {}, { api: 'v1' }, 1],
    ['8.6 over Tasklist v1, which cuts long values off', { version: '8.6' }, { api: 'v1' }, 2],
  ];
  for (const [what, options, properties, requests] of servers) {
    it(`${what}: gives each task those that are named, in full`, async () => {
      const { sent } = await ask(options, { ...properties, variables: ' plant, litres,note ' });
      should(variablesOf(sent[0]?.payload)).eql([
        { plant: 'basil', litres: 2, note: LONG },
        { plant: 'fern' },
      ]);
      should(sent[0]?.camunda).have.property('requests', requests);
    });
  }

  it('says over /v2 of 8.6 that v1 has them', async () => {
    const { error } = await ask({ version: '8.6' }, { variables: 'plant' });
    should(error).match({ code: 'CAMUNDA_UNSUPPORTED', message: /Set API to v1\. Camunda 8\.6\.0 cannot/ });
    should(sandbox.requests.filter(({ path }) => path.endsWith('/search'))).eql([]);
  });

  it('asks for none where the field is blank', async () => {
    await ask({}, { variables: '' });
    should(sandbox.requests.map(({ path }) => path)).eql(['/v2/topology', '/v2/user-tasks/search']);
  });

  it('says which environment variable is not set', async () => {
    const { error } = await ask({}, { variables: '$' + '{NAMES}' });
    should(error).match({ code: 'CAMUNDA_CONFIG', message: /Environment variable NAMES is not set$/ });
  });
});
