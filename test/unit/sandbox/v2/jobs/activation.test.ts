import should from 'should';
import type { Version } from '../../../../../sandbox/sandbox';
import { bpmn, element, end, flows, job, start, zeebe } from '../../../../support/bpmn/build';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn(
  'p',
  start(),
  element(
    'serviceTask',
    'open',
    job('open'),
    zeebe('taskHeaders', {}, zeebe('header', { key: 'elementKey', value: '12' })),
  ),
  end(),
  flows('start open end'),
);
const versions: readonly Version[] = ['8.6', '8.8', '8.9'];

describe('sandbox: a worker gets jobs', () => {
  let sandbox: CommandSandbox;

  afterEach(() => sandbox.close());

  const activate = (json: object) => sandbox.post('jobs/activation', json);
  const asked = { type: 'open', timeout: 60_000, maxJobsToActivate: 1, worker: 'node-red' };

  for (const version of versions) {
    it(`in the shape of ${version}`, async () => {
      sandbox = await CommandSandbox.start({ version }, PROCESS);
      const instance = sandbox.engine.createInstance({
        process: { id: 'p' },
        variables: { roomKey: '7' },
        tags: ['attic'],
      });
      const { status, body, text } = await activate(asked);
      const [found] = [...sandbox.engine.store.job.values()];
      const { key, definition } = instance;
      should([status, body]).eql([
        200,
        {
          jobs: [
            {
              [version === '8.6' ? 'key' : 'jobKey']: found?.key,
              type: 'open',
              processInstanceKey: key,
              processDefinitionId: 'p',
              processDefinitionVersion: 1,
              processDefinitionKey: definition.key,
              elementId: 'open',
              elementInstanceKey: found?.scope.key,
              customHeaders: { elementKey: '12' },
              worker: 'node-red',
              retries: 3,
              deadline: sandbox.clock.now() + 60_000,
              variables: { roomKey: '7' },
              tenantId: '<default>',
              ...(version === '8.6'
                ? {}
                : { kind: 'BPMN_ELEMENT', listenerEventType: 'UNSPECIFIED', tags: ['attic'] }),
              ...(version === '8.9' ? { userTask: null, rootProcessInstanceKey: key } : {}),
            },
          ],
        },
      ]);
      should(text).containEql(version === '8.6' ? `"key":${found?.key}` : `"jobKey":"${found?.key}"`);
    });
  }

  it('with those variables alone that it names', async () => {
    sandbox = await CommandSandbox.start({}, PROCESS);
    sandbox.begin({ a: 1, b: 2 });
    should((await sandbox.jobs('open', { fetchVariable: ['b', 'none'] }))[0]?.variables).eql({ b: 2 });
  });

  it('as many as it asks for, the oldest first, and none that somebody has', async () => {
    sandbox = await CommandSandbox.start({}, PROCESS);
    for (const number of [1, 2, 3]) sandbox.begin({ number });
    const numbers = async (most: number) =>
      (await sandbox.jobs('open', { maxJobsToActivate: most })).map(({ variables }) => variables);
    should(await numbers(2)).eql([{ number: 1 }, { number: 2 }]);
    should(await numbers(2)).eql([{ number: 3 }]);
    should(await numbers(2)).eql([]);
  });

  it('that all end at the same time', async () => {
    sandbox = await CommandSandbox.start({}, PROCESS);
    sandbox.begin();
    sandbox.begin();
    should(new Set((await sandbox.jobs('open')).map(({ deadline }) => deadline)).size).equal(1);
  });
});

describe('sandbox: an activation that is refused', () => {
  let sandbox: CommandSandbox;

  afterEach(() => sandbox.close());

  const asked = { type: 'open', timeout: 60_000, maxJobsToActivate: 1, requestTimeout: -1 };
  const faults: [what: string, version: Version, json: object, title: string, detail: string][] = [
    [
      'names what is missing',
      '8.8',
      { type: ' ' },
      'INVALID_ARGUMENT',
      'No type provided. No timeout provided. No maxJobsToActivate provided.',
    ],
    [
      'wants more than nothing',
      '8.8',
      { ...asked, timeout: 0 },
      'INVALID_ARGUMENT',
      "The value for timeout is '0' but must be greater than 0.",
    ],
    [
      'knows no other tenant',
      '8.8',
      { ...asked, tenantIds: ['<default>', 'neighbours'] },
      'INVALID_ARGUMENT',
      "Expected to handle request Activate Jobs with tenant identifier 'neighbours', but multi-tenancy is disabled",
    ],
    [
      'knows no other field',
      '8.8',
      { ...asked, fetchVariables: [] },
      'Bad Request',
      'Request property [fetchVariables] cannot be parsed',
    ],
    [
      'knows no field of 8.9 in 8.8',
      '8.8',
      { ...asked, tenantFilter: 'PROVIDED' },
      'Bad Request',
      'Request property [tenantFilter] cannot be parsed',
    ],
    [
      'knows no other word',
      '8.9',
      { ...asked, tenantFilter: 'ALL' },
      'Bad Request',
      'Request property [tenantFilter] cannot be parsed',
    ],
    [
      'takes no text for a number',
      '8.8',
      { ...asked, timeout: 'long' },
      'Bad Request',
      'Request property [timeout] cannot be parsed',
    ],
    [
      'takes no number for a text of a list',
      '8.9',
      { ...asked, fetchVariable: ['a', 1] },
      'Bad Request',
      'Request property [fetchVariable[1]] cannot be parsed',
    ],
    [
      'takes no text for a number (8.6)',
      '8.6',
      { ...asked, timeout: 'long' },
      'Bad Request',
      'Failed to read request',
    ],
  ];
  for (const [what, version, json, title, detail] of faults) {
    it(what, async () => {
      sandbox = await CommandSandbox.start({ version }, PROCESS);
      const { status, body } = await sandbox.post('jobs/activation', json);
      should([status, body]).eql([
        400,
        { type: 'about:blank', title, status: 400, detail, instance: '/v2/jobs/activation' },
      ]);
    });
  }

  for (const [version, json] of [
    ['8.6', { ...asked, bogus: 1, tenantFilter: 'ALL' }],
    ['8.8', { ...asked, tenantIds: ['<default>'], worker: null }],
    ['8.9', { ...asked, tenantFilter: 'ASSIGNED', tenantIds: ['neighbours'] }],
  ] as const) {
    it(`does not mind ${JSON.stringify(json)} (${version})`, async () => {
      sandbox = await CommandSandbox.start({ version }, PROCESS);
      should((await sandbox.post('jobs/activation', json)).status).equal(200);
    });
  }
});
