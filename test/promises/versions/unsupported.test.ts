import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import { clusterAt, type Outcome, pass, startFlow, stopFlow } from '../../support/node-red/flow';

const SEARCH = { type: 'camunda8-search-tasks' };
const V1 = { api: 'v1' };

/** What a filter compares with hardly matters: it is not to be sent. */
const FILTERS: readonly (readonly [
  SandboxOptions['version'],
  field: string,
  operator: string,
  sentence: string,
])[] = [
  [
    '8.6',
    'dueDate',
    '$eq',
    'Camunda 8.6.0 cannot filter by dueDate. It can filter user tasks by state, assignee, ',
  ],
  ['8.6', 'name', '$eq', 'Camunda 8.6.0 cannot filter by name. It can filter user tasks by '],
  ['8.6', 'tags', '$eq', 'Camunda 8.6.0 cannot filter by tags. It can filter user tasks by '],
  ['8.6', 'assignee', '$like', 'Camunda 8.6.0 cannot compare assignee like this: it supports $eq, not $like'],
  [
    '8.6',
    'userTaskKey',
    '$neq',
    'Camunda 8.6.0 cannot compare userTaskKey like this: it supports $eq, not $neq',
  ],
  [
    ...(['8.6', 'localVariables.plant', '$like'] as const),
    'Camunda 8.6.0 cannot compare localVariables like this: it supports $eq, not $like',
  ],
  [
    '8.8',
    'tags',
    '$eq',
    'Camunda 8.8.0 cannot filter by tags. It can filter user tasks by state, assignee, priority, ',
  ],
  ['8.8', 'businessId', '$eq', 'Camunda 8.8.0 cannot filter by businessId. It can filter user tasks by '],
  ['8.8', 'name', '$like', 'Camunda 8.8.0 cannot compare name like this: it supports $eq, not $like'],
  [
    '8.8',
    'state',
    '$notIn',
    'Camunda 8.8.0 cannot compare state like this: it supports $eq, $neq, $exists, $in, $like, not $notIn',
  ],
  ['8.9', 'businessId', '$eq', 'Camunda 8.9.0 cannot filter by businessId. It can filter user tasks by '],
  [
    '8.9',
    'elementId',
    '$like',
    'Camunda 8.9.0 cannot compare elementId like this: it supports $eq, not $like',
  ],
];

const NO_V1 = 'Set API to v2. This cluster has no Tasklist v1 ';
const NO_V2 = 'There is no /v2 at this address. ';

describe('What a version lacks is said in a sentence', () => {
  let sandbox: Sandbox;

  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function ask(
    options: SandboxOptions,
    node: Record<string, unknown>,
    addressOf = (url: string) => url,
  ): Promise<Outcome> {
    sandbox = await startSandbox(options);
    await startFlow(clusterAt(addressOf(sandbox.url)), node);
    return pass({});
  }

  function shouldBeUnsupported({ sent, error }: Outcome, sentence: string): void {
    should(sent).eql([]);
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).startWith(`CamundaError: ${sentence}`);
  }

  for (const [version = '8.8', field, operator, sentence] of FILTERS) {
    it(`in ${version} a filter by ${field} with ${operator}, and nothing is searched`, async () => {
      const filters = [{ field, operator, value: 'a', valueType: 'str' }];
      const outcome = await ask({ version }, { ...SEARCH, filters });
      shouldBeUnsupported(outcome, sentence);
      should(sandbox.requests.map(({ path }) => path)).eql(['/v2/topology']);
    });
  }

  it('over Tasklist v1 a filter by name, and nothing is searched', async () => {
    const filters = [{ field: 'name', operator: '$eq', value: 'a', valueType: 'str' }];
    const outcome = await ask({ version: '8.6', tasklistV1: true }, { ...SEARCH, ...V1, filters });
    shouldBeUnsupported(
      outcome,
      'Tasklist v1 cannot filter by name. It can filter tasks by state, assignee, ',
    );
    should(sandbox.requests).eql([]);
  });

  it('a search over /v2 that 8.6 has switched off', async () => {
    const outcome = await ask({ version: '8.6', searchEnabled: false }, SEARCH);
    shouldBeUnsupported(
      outcome,
      'Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true',
    );
  });

  for (const type of ['camunda8-search-tasks', 'camunda8-login']) {
    it(`Tasklist v1 where it is gone, by ${type}`, async () => {
      shouldBeUnsupported(await ask({ version: '8.9', tasklistV1: false }, { type, ...V1 }), NO_V1);
    });
  }

  for (const type of ['camunda8-search-tasks', 'camunda8-login', 'camunda8-topology']) {
    it(`/v2 where it is not, by ${type}`, async () => {
      const outcome = await ask({ version: '8.6' }, { type }, (url) => `${url}/tasklist`);
      shouldBeUnsupported(outcome, NO_V2);
      should(outcome.error?.cause).have.properties({ status: 404, retryable: false });
    });
  }
});
