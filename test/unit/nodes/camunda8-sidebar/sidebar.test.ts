import helper from 'node-red-node-test-helper';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, job, start as startEvent } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { look, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';
import { until } from '../../../support/until';

const LIGHT = bpmn(
  'light',
  startEvent(),
  element('serviceTask name="Switch on"', 'on', job('switch')),
  end(),
  flows('start on end'),
);
/** Each instance is stuck at once: its job has no type. */
const STUCK = bpmn(
  'gate',
  startEvent(),
  element('serviceTask', 'open', job('=nobody')),
  end(),
  flows('start open end'),
);

describe('What the sidebar is answered', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopSidebar();
    await sandbox.close();
  });

  async function start(options: SandboxOptions = {}): Promise<void> {
    sandbox = await startSandbox({ tasks: 'empty', ...options });
    await startSidebar(sandbox.url);
  }

  /** Asks until the sandbox's searches show it; answers are shared for two seconds. */
  const shown = <T>(what: string, ask: () => Promise<T | undefined | false>) =>
    until(what, 10_000, async () => (await ask()) || undefined);

  const deploy = (name: string, content: string) => sandbox.engine.deploy([{ name, content }]);
  const begin = (id: string) => sandbox.engine.createInstance({ process: { id } });

  async function stage(version: '8.6' | '8.8' | '8.9'): Promise<void> {
    await start({ version });
    await deploy('light.bpmn', LIGHT);
    await deploy('gate.bpmn', STUCK);
    for (let count = 0; count < 3; count++) begin('light');
    for (let count = 0; count < 2; count++) begin('gate');
  }

  it('is the version of a cluster that is up', async () => {
    await start({ version: '8.9' });
    should(await look({ about: 'cluster' })).eql({ ok: true, state: 'up', version: '8.9.0' });
  });

  for (const version of ['8.8', '8.9'] as const) {
    it(`is each process with what runs and what is stuck, on ${version}`, async () => {
      await stage(version);
      const { processes, isAll, isOld } = await shown('all instances', async () => {
        const answer = await look({ about: 'processes' });
        const [gate, light] = answer.processes;
        return gate?.figures?.stuck === 2 && light?.figures?.running === 3 && answer;
      });
      should(processes).match([
        { id: 'gate', key: /^\d+$/, version: 1, figures: { running: 2, stuck: 2 } },
        { id: 'light', key: /^\d+$/, version: 1, figures: { running: 3, stuck: 0 } },
      ]);
      should([isAll, isOld]).eql([true, false]);
    });

    it(`is where the instances of a process are, on ${version}`, async () => {
      await stage(version);
      const { processes } = await look({ about: 'processes' });
      const key = processes.find(({ id }) => id === 'gate')?.key;
      const answer = await shown('the incidents', async () => {
        const found = await look({ about: 'process', processId: 'gate', key });
        return found.figures.stuck === 2 && found.elements.find(({ stuck }) => stuck === 2) && found;
      });
      should(answer.elements).containEql({
        elementId: 'open',
        active: 0,
        stuck: 2,
        completed: 0,
        canceled: 0,
      });
      should(answer.instances).match([{ isStuck: true }, { isStuck: true }]);
      should(answer.versions).match([{ key, version: 1 }]);
      const [{ key: instance } = { key: '' }] = answer.instances;
      const one = await look({ about: 'instance', key: instance });
      should(one).match({ ok: true, way: ['start-open'], incidents: [{ elementId: 'open' }] });
      should(one.incidents[0]?.message).match(/nobody/);
      should(Date.parse(one.incidents[0]?.since ?? ''))
        .be.a.Number()
        .and.not.NaN();
      should(await look({ about: 'model', key })).eql({ ok: true, xml: STUCK });
    });
  }

  it('before 8.8 is the processes that run, and no tokens', async () => {
    await stage('8.6');
    const answer = await shown('all instances', async () => {
      const found = await look({ about: 'processes' });
      return found.processes.length === 2 && found.processes[0]?.figures && found;
    });
    should(answer).match({ isOld: true, isAll: true });
    should(answer.processes.map(({ id, key }) => [id, key]).sort()).eql([
      ['gate', ''],
      ['light', ''],
    ]);
    const process = await look({ about: 'process', processId: 'gate', key: '' });
    should(process).match({ ok: true, elements: [], versions: [] });
    const [one] = process.instances;
    should(await look({ about: 'instance', key: one?.key })).match({ ok: true, elements: [], way: [] });
  });

  it('is the newest versions of a process that has many', async () => {
    await start();
    for (let count = 1; count <= 25; count++) {
      await deploy('light.bpmn', LIGHT.replace('Switch on', `Switch on ${count}`));
    }
    const { processes } = await shown('the newest', async () => {
      const found = await look({ about: 'processes' });
      return found.processes[0]?.version === 25 && found;
    });
    const { versions } = await look({ about: 'process', processId: 'light', key: processes[0]?.key });
    should(versions.map(({ version }) => version)).eql(Array.from({ length: 20 }, (_, at) => 25 - at));
  });

  it('has those that are stuck first where more run than are shown', async () => {
    await start({ version: '8.8' });
    await deploy('light.bpmn', LIGHT);
    begin('light');
    const [oldest] = sandbox.engine.activateJobs({ type: 'switch', timeout: 60_000, maxJobsToActivate: 1 });
    sandbox.engine.failJob(oldest?.job.key ?? '', { retries: 0 });
    for (let count = 0; count < 25; count++) begin('light');
    const { processes } = await look({ about: 'processes' });
    const { instances, figures } = await look({
      about: 'process',
      processId: 'light',
      key: processes[0]?.key,
    });
    should(figures).eql({ running: 26, stuck: 1 });
    should(instances.map(({ isStuck }) => isStuck)).eql([true, ...Array(19).fill(false)]);
  });

  it('counts process by process where more run than one answer brings', async () => {
    await start({ version: '8.8' });
    await deploy('light.bpmn', LIGHT);
    for (let count = 0; count < 210; count++) begin('light');
    const counted = await shown('all instances', async () => {
      const { processes } = await look({ about: 'processes' });
      return processes[0]?.figures?.running === 210 && processes;
    });
    should(counted).match([{ id: 'light', figures: { running: 210, stuck: 0 } }]);
  });

  it('before 8.8 is what to switch on where there is no search', async () => {
    await start({ version: '8.6', searchEnabled: false });
    should(await look({ about: 'cluster' })).match({ ok: true });
    for (const question of [
      { about: 'processes' },
      { about: 'decisions' },
      { about: 'process', processId: 'p', tenantId: '', key: '' },
    ] as const) {
      const { message } = await look<'processes'>(Object(question));
      should(message).equal('Search is switched off on this cluster. Set CAMUNDA_REST_QUERY_ENABLED=true');
    }
  });

  for (const version of ['8.6', '8.8', '8.9'] as const) {
    it(`is the decisions of a cluster, and each as it was deployed, on ${version}`, async () => {
      await start({ version });
      const content = dmn(literal('warmth', '21'));
      await deploy('house.dmn', content);
      const { decisions } = await shown('the decision', async () => {
        const found = await look({ about: 'decisions' });
        return found.decisions.length > 0 && found;
      });
      should(decisions).match([{ id: 'warmth', version: 1, name: 'Name of warmth' }]);
      should(await look({ about: 'table', key: decisions[0]?.key })).eql({ ok: true, xml: content });
    });
  }

  it('is shared by all who ask within two seconds', async () => {
    await start();
    const before = sandbox.requests.length;
    await Promise.all([1, 2, 3, 4].map(() => look({ about: 'cluster' })));
    await look({ about: 'cluster' });
    should(sandbox.requests.length - before).equal(1);
  });

  it('is what is wrong, in the language of whoever asks', async () => {
    await start();
    await sandbox.close();
    const english = await look({ about: 'cluster' });
    should(english).match({ ok: false, state: 'down', message: /^[A-Z].*\d/ });
    const german = await look({ about: 'cluster' }, 'de');
    should(german.message).not.equal(english.message);
  });

  for (const [what, question] of [
    ['the cluster is not deployed', { about: 'cluster', cluster: 'other' }],
    ['nobody knows the question', { about: 'everything' }],
    ['it has the name of what every object has', { about: 'constructor' }],
    ['it has no key', { about: 'model' }],
    ['its key is a path', { about: 'instance', key: '../../topology' }],
  ] as const) {
    it(`is a refusal, and nothing is asked, where ${what}`, async () => {
      await start();
      const asked = sandbox.requests.length;
      should(await look<'cluster'>(Object(question))).match({ ok: false, state: 'unknown' });
      should(sandbox.requests).have.length(asked);
    });
  }

  for (const [what, json] of [
    ['that cannot be written as text', '{"toString":null,"valueOf":null}'],
    ['that is nested 20,000 levels deep', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['that is 100 KB of text', JSON.stringify('x'.repeat(100_000))],
    ['that is a prototype', '{"__proto__":{"polluted":true}}'],
  ] as const) {
    it(`is an answer too where it is asked with a value ${what}`, async () => {
      await start();
      const bodies = ['process', 'instance'].flatMap((about) => [
        `{"about":"${about}","cluster":"c","processId":${json},"key":${json}}`,
        `{"about":"${about}","cluster":${json},"processId":"p","key":"1"}`,
        `{"about":"calledProcess","cluster":"c","id":${json},"tenantId":${json}}`,
        `{"about":${json}}`,
      ]);
      for (const route of ['look', 'mend']) {
        for (const body of bodies) {
          const sent = helper.request().post(`/camunda8-sidebar/${route}`);
          await sent.set('content-type', 'application/json').send(body).expect(200);
        }
      }
      should({}).not.have.property('polluted');
    });
  }

  it('has an incident resolved, and then answers anew', async () => {
    await stage('8.8');
    const answer = await shown('the incidents', async () => {
      const found = await look({ about: 'processes' });
      return found.processes[0]?.figures?.stuck === 2 && found;
    });
    const key = answer.processes[0]?.key;
    const { instances } = await look({ about: 'process', processId: 'gate', key });
    const { incidents } = await look({ about: 'instance', key: instances[0]?.key });
    const mend = (incident: unknown) =>
      helper.request().post('/camunda8-sidebar/mend').send({ cluster: 'c', key: incident }).expect(200);
    const resolved = sandbox.requests.length;
    should((await mend(incidents[0]?.key)).body).eql({ ok: true });
    should(sandbox.requests.slice(resolved).map(({ path }) => path)).containEql(
      `/v2/incidents/${incidents[0]?.key}/resolution`,
    );
    const before = sandbox.requests.length;
    await look({ about: 'process', processId: 'gate', key });
    should(sandbox.requests.length).be.above(before);
    should((await mend('1/../2')).body).match({ ok: false, message: /^Load the editor/ });
    should((await mend('999')).body).match({ ok: false });
  });
});
