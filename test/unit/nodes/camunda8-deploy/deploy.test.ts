import type { NodeMessage } from 'node-red';
import should from 'should';
import type { Sandbox, Version } from '../../../../sandbox/sandbox';
import { startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, start } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { FaultServer } from '../../../support/fault-server';
import { inTurn, json, problem, reset } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';
import { TemporaryFolder } from './temporary-folder';

const PROCESS = bpmn('order', start(), end(), flows('start end'));
const CHANGED = bpmn('order', start(), end('done'), flows('start done'));
const DECISION = dmn(literal('season', '"winter"'));
const FORM = JSON.stringify({ id: 'bike', components: [] });
const FILES = [
  { name: 'order.bpmn', content: PROCESS },
  { name: 'season.dmn', content: Buffer.from(DECISION) },
  { name: 'bike.form', content: FORM },
];

interface Deployed {
  deploymentKey: string;
  deployments: { type: string; key: string; name: string; version: number; isNew: boolean }[];
}

/** As Node-RED puts the value of an environment variable in. */
const VARIABLE = '$' + '{PROCESSES_OF_TEST}';

const deployedIn = (msg: NodeMessage | undefined) => msg?.payload as Deployed;
const message = (values: object) => values as NodeMessage;

/** What a Catch node got, as a person reads it. */
async function said(values: object) {
  const { error } = await pass(message(values));
  return error && { ...error, message: error.message.replace('CamundaError: ', '') };
}

describe('camunda8-deploy: what a message brings', () => {
  let sandbox: Sandbox;

  async function begin(properties = {}, version: Version = '8.8', cluster = {}) {
    sandbox = await startSandbox({ version, tasks: 0 });
    await startFlow(clusterAt(sandbox.url, cluster), { type: 'camunda8-deploy', ...properties });
  }
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  async function deployed(values: object): Promise<Deployed> {
    const { sent, error } = await pass(message(values));
    should(error).be.undefined();
    return deployedIn(sent[0]);
  }

  const deployments = () => sandbox.requests.filter(({ path }) => path === '/v2/deployments');

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`is one deployment, and each thing that it brought is told with its key as text (${version})`, async () => {
      await begin({}, version);
      const { deploymentKey, deployments: brought } = await deployed({ payload: FILES });
      should(deploymentKey).match(/^\d{16}$/);
      should(brought.map(({ key }) => key)).matchEach(/^\d{16}$/);
      should(brought.map(({ key: _, ...rest }) => rest)).eql([
        { type: 'process', id: 'order', version: 1, name: 'order.bpmn', isNew: true },
        { type: 'decision', id: 'season', version: 1, name: 'season.dmn', isNew: true },
        { type: 'decisionRequirements', id: 'house', version: 1, name: 'season.dmn', isNew: true },
        { type: 'form', id: 'bike', version: 1, name: 'bike.form', isNew: true },
      ]);
      should(deployments()).have.length(1);
    });

    it(`is not new where Camunda knows it already, and is where one file has changed (${version})`, async () => {
      await begin({}, version);
      const first = await deployed({ payload: FILES });
      const again = await deployed({ payload: FILES });
      should(again.deployments).eql(first.deployments.map((one) => ({ ...one, isNew: false })));
      const changed = await deployed({ payload: [{ name: 'order.bpmn', content: CHANGED }] });
      should(changed.deployments).match([{ version: 2, isNew: true }]);
    });
  }

  it('says how the answer came about, and in the status how many files and new versions there are', async () => {
    await begin();
    const shown = watchStatus();
    const { sent } = await pass(message({ payload: FILES, topic: 'mine' }));
    should(sent[0]).match({ topic: 'mine', camunda: { api: 'v2', status: 200, requests: 1 } });
    should(shown.at(-1)).match({
      fill: 'green',
      text: 'camunda8-deploy.status.files, camunda8-deploy.status.newVersions',
    });
  });

  it('is a text with a name, without the path that a read file node gives', async () => {
    await begin();
    for (const filename of ['order.bpmn', '/data/flows/order.bpmn', 'C:\\flows\\order.bpmn']) {
      should((await deployed({ payload: PROCESS, filename })).deployments).match([
        { name: 'order.bpmn', version: 1 },
      ]);
    }
  });

  it('is a Buffer, or one file with its name', async () => {
    await begin({ fileName: 'bike.form', fileNameType: 'str' });
    should((await deployed({ payload: Buffer.from(FORM) })).deployments).match([{ name: 'bike.form' }]);
    should((await deployed({ payload: { name: 'a.form', content: FORM } })).deployments).match([
      { name: 'a.form' },
    ]);
  });

  it('may be elsewhere in the message', async () => {
    await begin({ files: 'data.files', filesType: 'msg' });
    should((await deployed({ data: { files: FILES } })).deployments).have.length(4);
  });

  for (const [what, values, sentence] of [
    ['is a text without a name', { payload: PROCESS }, 'The file name is missing (msg filename is not set)'],
    [
      'is no file',
      { payload: 7 },
      'There is no file to deploy (msg payload). It must be text, a Buffer, or an array of { name, content }',
    ],
    ['is an empty list', { payload: [] }, 'There is no file to deploy'],
    [
      'is a file without content',
      { payload: [{ name: 'a.bpmn' }] },
      'A file has no name or content. Give it as { name, content }, with text or a Buffer as its content',
    ],
    [
      'is too large',
      { payload: Buffer.alloc(4 * 2 ** 20), filename: 'a.bpmn' },
      'a.bpmn is too large to deploy (4 MB). Camunda takes 4 MB at once',
    ],
  ] as const) {
    it(`is refused, with nothing sent, where it ${what}`, async () => {
      await begin();
      should(await said(values)).match({ code: 'CAMUNDA_INVALID', message: sentence });
      should(deployments()).be.empty();
    });
  }

  it('goes to the tenant of the form, else to that of the cluster', async () => {
    await begin({}, '8.8', { tenantId: 'green' });
    should((await said({ payload: FILES }))?.cause).match({ detail: /'green'/ });
    await stopFlow();
    await sandbox.close();
    await begin({ tenantId: 'blue' }, '8.8', { tenantId: 'green' });
    should((await said({ payload: FILES }))?.cause).match({ detail: /'blue'/ });
  });

  it('is refused with its line and element, and nothing of it is deployed', async () => {
    await begin();
    const wrong = bpmn('wrong', start(), '\n\n', element('serviceTask', 'work'), flows('start work'));
    const error = await said({ payload: [...FILES, { name: 'deep/wrong.bpmn', content: wrong }] });
    should(error).match({
      code: 'CAMUNDA_INVALID',
      message:
        "Correct deep/wrong.bpmn, line 5 (work): Must have exactly one 'zeebe:taskDefinition' extension element",
    });
    should(sandbox.engine.definitions.processes.all().filter(({ id }) => id === 'order')).be.empty();
  });

  it('is refused in Camunda’s words where two files have the same process', async () => {
    await begin();
    const twice = ['a.bpmn', 'b.bpmn'].map((name) => ({ name, content: PROCESS }));
    should(await said({ payload: twice })).match({
      message: "Camunda refuses these files: Duplicated process id in resources 'a.bpmn' and 'b.bpmn'",
    });
  });
});

describe('camunda8-deploy: a folder that a message deploys', () => {
  let sandbox: Sandbox;
  let folder: TemporaryFolder;

  beforeEach(async () => {
    folder = new TemporaryFolder();
    sandbox = await startSandbox({ version: '8.8', tasks: 0 });
  });
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
    folder.remove();
  });

  const begin = (properties = {}) =>
    startFlow(clusterAt(sandbox.url), {
      ...{ type: 'camunda8-deploy', source: 'folder', folder: folder.path },
      ...properties,
    });

  it('is deployed as it is at that moment, all files at once', async () => {
    folder.write({ 'order.bpmn': PROCESS, 'rules/season.dmn': DECISION, 'notes.txt': 'x' });
    await begin();
    const { sent } = await pass({ payload: 'anything' });
    should(deployedIn(sent[0]).deployments.map(({ name }) => name)).eql([
      'order.bpmn',
      'rules/season.dmn',
      'rules/season.dmn',
    ]);
    folder.write({ 'bike.form': FORM });
    const again = await pass({});
    should(deployedIn(again.sent[0]).deployments).have.length(4);
  });

  it('may be named by an environment variable, and one that is not set is missed', async () => {
    folder.write({ 'order.bpmn': PROCESS });
    process.env.PROCESSES_OF_TEST = folder.path;
    try {
      await begin({ folder: VARIABLE });
      should((await pass({})).error).be.undefined();
    } finally {
      delete process.env.PROCESSES_OF_TEST;
    }
    await stopFlow();
    await begin({ folder: VARIABLE });
    should(await said({})).match({
      code: 'CAMUNDA_CONFIG',
      message: 'Environment variable PROCESSES_OF_TEST is not set',
    });
  });

  it('is missed where the form names none', async () => {
    await begin({ folder: '' });
    should(await said({})).match({
      code: 'CAMUNDA_CONFIG',
      message: 'The folder is missing. Open the node and enter it',
    });
  });

  it('is deployed by one message after the other', async () => {
    folder.write({ 'order.bpmn': PROCESS });
    await begin();
    const outcomes = await Promise.all([pass({}), pass({}), pass({})]);
    const isNew = outcomes.map(({ sent }) => deployedIn(sent[0]).deployments[0]?.isNew);
    should(isNew).eql([true, false, false]);
  });
});

describe('camunda8-deploy: an answer', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
    await startFlow(clusterAt(server.url), { type: 'camunda8-deploy' });
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  const answer = json({ deploymentKey: '7', deployments: [], tenantId: '<default>' });

  it('that was lost is asked for again, because a file that is there keeps its version', async () => {
    server.on('/v2/deployments', inTurn(reset, answer));
    const { sent } = await pass(message({ payload: FILES }));
    should(sent[0]?.payload).eql({ deploymentKey: '7', deployments: [] });
  });

  for (const [what, reply, code, sentence] of [
    [
      'that misses a permission names it',
      problem(403, 'FORBIDDEN', 'Insufficient permissions'),
      'CAMUNDA_FORBIDDEN',
      /^Camunda does not allow this\. Give the user or the client RESOURCE CREATE \(Insufficient permissions\)/,
    ],
    [
      'that finds the files too large says so',
      problem(413, 'Payload Too Large', 'too large'),
      'CAMUNDA_INVALID',
      /^The files are too large for this Camunda\. Deploy fewer at once, or raise its limit/,
    ],
    [
      'that is none may have deployed them',
      json({ hello: 'world' }),
      'CAMUNDA_PROTOCOL',
      /^The answer is not Camunda's: it does not say what was deployed/,
    ],
  ] as const) {
    it(what, async () => {
      server.on('/v2/deployments', reply);
      should(await said({ payload: FILES })).match({ code, message: sentence });
    });
  }
});
