import helper from 'node-red-node-test-helper';
import should from 'should';
import clusterNode from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import sidebar from '../../../../nodes/camunda8-sidebar/camunda8-sidebar';
import type { FormAnswer } from '../../../../nodes/camunda8-sidebar/choices';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, flows, start, zeebe } from '../../../support/bpmn/build';
import { FaultServer } from '../../../support/fault-server';
import { empty, json } from '../../../support/faults';
import { clusterAt } from '../../../support/node-red/flow';
import { until } from '../../../support/until';

const opens = (formId: string) => zeebe('formDefinition', { formId });
const GARDEN = bpmn(
  'garden',
  start('start', opens('wish')),
  element('userTask', 'dig', zeebe('userTask'), opens('spade')),
  element('userTask', 'rest', zeebe('userTask')),
  element('parallelGateway', 'both'),
  flows('start both dig'),
  flows('both rest'),
);
const formOf = (id: string, label: string) => ({
  name: `${id}.form`,
  content: JSON.stringify({ id, components: [{ type: 'textfield', key: 'a', label }] }),
});

async function load(url: string): Promise<void> {
  await helper.startServer();
  const { properties } = clusterAt(url);
  await helper.load([clusterNode, sidebar], [{ id: 'c', type: 'camunda8-cluster', ...properties }]);
}

async function unload(): Promise<void> {
  await helper.unload();
  await helper.stopServer();
}

async function lookAt(elementId: unknown, key: string): Promise<FormAnswer & { message?: string }> {
  const sent = helper.request().post('/camunda8-sidebar/look');
  const { body } = await sent.send({ about: 'form', cluster: 'c', key, elementId }).expect(200);
  return body;
}

describe('The forms that the sidebar is answered', () => {
  let sandbox: Sandbox;
  let key: string;

  afterEach(async () => {
    await unload();
    await sandbox.close();
  });

  async function stage(version: '8.6' | '8.8' | '8.9', ...files: { name: string; content: string }[]) {
    sandbox = await startSandbox({ tasks: 'empty', version });
    await sandbox.engine.deploy([{ name: 'garden.bpmn', content: GARDEN }, ...files]);
    key = sandbox.engine.definitions.processes.find('garden', '<default>')?.key ?? '';
    await load(sandbox.url);
  }

  const look = (elementId: unknown, asked = key) => lookAt(elementId, asked);
  const labelIn = ({ schema = '{}' }: FormAnswer) => JSON.parse(schema).components?.[0].label;
  const shown = (elementId: string) =>
    until('the task', 10_000, async () => {
      const answer = await look(elementId);
      return answer.missing === 'noTask' ? undefined : answer;
    });

  for (const version of ['8.8', '8.9'] as const) {
    it(`are the one that starts a process, and the one that the newest task of an element has, on ${version}`, async () => {
      await stage(version, formOf('wish', 'Wish'), formOf('spade', 'Spade'));
      should(labelIn(await look(''))).equal('Wish');
      should(await look('dig')).eql({ ok: true, missing: 'noTask' });
      const { key: instance } = sandbox.engine.createInstance({ process: { id: 'garden' } });
      should(labelIn(await shown('dig'))).equal('Spade');
      sandbox.engine.cancelInstance(instance);
      await sandbox.engine.deploy([formOf('spade', 'A better spade')]);
      sandbox.engine.createInstance({ process: { id: 'garden' } });
      await until(
        'the newer form',
        10_000,
        async () => labelIn(await look('dig')) === 'A better spade' || undefined,
      );
    });
  }

  it('are none where the process or the task has none', async () => {
    await stage('8.8');
    should(await look('')).eql({ ok: true, missing: 'noForm' });
    should(await look('rest')).eql({ ok: true, missing: 'noTask' });
    sandbox.engine.createInstance({ process: { id: 'garden' } });
    should(await shown('rest')).eql({ ok: true, missing: 'noForm' });
  });

  it('are not sent where they are larger than a browser can show', async () => {
    await stage('8.8', formOf('wish', 'x'.repeat(600_000)));
    should(await look('')).eql({ ok: true, missing: 'tooLarge' });
  });

  it('are none before 8.8, and the sidebar says so', async () => {
    await stage('8.6');
    should(await look('')).match({ ok: false, message: /8\.8/ });
  });

  it('are asked for only by a key', async () => {
    await stage('8.8');
    const asked = sandbox.requests.length;
    for (const wrong of ['', '1/xml', '../topology']) {
      should(await look('dig', wrong)).match({ ok: false, message: /^Load the editor/ });
    }
    should(sandbox.requests).have.length(asked);
    should(await look({ toString: null })).eql({ ok: true, missing: 'noForm' });
  });
});

describe('A form that a hostile server sends', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
    await load(server.url);
  });
  afterEach(async () => {
    await unload();
    await server.stop();
  });

  const deep = `${'{"components":['.repeat(20_000)}${']}'.repeat(20_000)}`;

  for (const [what, schema] of [
    ['is no JSON', '{"components"'],
    ['is a list', '[]'],
    ['is nothing', null],
    ['is nested 20,000 levels deep', deep],
  ] as const) {
    it(`is a refusal where it ${what}`, async () => {
      server.on('/v2/process-definitions/1/form', json({ formKey: '2', schema }));
      should(await lookAt('', '1')).match({ ok: false, message: /\w/ });
    });
  }

  it('is text for the browser, whatever is in it', async () => {
    const schema = { __proto__: null, components: [null, { type: '<img onerror=alert(1)>' }], toString: 1 };
    server.on('/v2/process-definitions/1/form', json({ schema }));
    should(await lookAt('', '1')).eql({ ok: true, schema: JSON.stringify(schema) });
  });

  for (const [what, items] of [
    ['has no key', [{}]],
    ['has a key that is a path', [{ userTaskKey: '../topology' }]],
    ['is none', [null]],
  ] as const) {
    it(`is asked for only by a key, where a task ${what}`, async () => {
      server.on('/v2/user-tasks/search', json({ items, page: { totalItems: 1 } })).on('*', empty(204));
      should(await lookAt('dig', '1')).have.property('ok');
      should(server.seen.filter(({ path }) => path.endsWith('/form'))).eql([]);
    });
  }
});
