import helper from 'node-red-node-test-helper';
import should from 'should';
import clusterNode from '../../../../../nodes/camunda8-cluster/camunda8-cluster';
import type { Deployed, ModelQuestion } from '../../../../../nodes/common/choices/models';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../../sandbox/sandbox';
import { bpmn, element, flows, job, start as startEvent, zeebe } from '../../../../support/bpmn/build';
import { dmn, literal } from '../../../../support/bpmn/dmn';
import { clusterAt } from '../../../../support/node-red/flow';
import { until } from '../../../../support/until';

const process = (type: string) =>
  bpmn('p', startEvent(), element('serviceTask', 'open', job(type)), flows('start open'));

describe('What is deployed, as forms ask it', () => {
  let sandbox: Sandbox;
  let cluster: object;
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await sandbox.close();
  });

  async function start(options: SandboxOptions = {}): Promise<void> {
    sandbox = await startSandbox({ tasks: 'empty', ...options });
    const { properties } = clusterAt(sandbox.url);
    cluster = { id: 'c', properties };
    await helper.startServer();
    await helper.load(clusterNode, []);
  }

  async function ask(question: ModelQuestion | object): Promise<Deployed> {
    const sent = helper.request().post('/camunda8-cluster/deployed').send({ cluster, question });
    return (await sent.expect(200)).body;
  }

  const deploy = (name: string, content: string) => sandbox.engine.deploy([{ name, content }]);

  const keysGone = (answer: Deployed) => JSON.parse(JSON.stringify(answer).replaceAll(/"key":"\d+",/g, ''));

  for (const version of ['8.8', '8.9'] as const) {
    describe(`on ${version}`, () => {
      beforeEach(() => start({ version }));

      it('job types are those of waiting jobs, and in the newest version of each process', async () => {
        await deploy('p.bpmn', process('old'));
        sandbox.engine.createInstance({ process: { id: 'p' } });
        const newest = process('new');
        await deploy('p.bpmn', newest);
        const jobTypes = { about: 'jobTypes' };
        await until('the job is found', 5_000, async () => (await ask(jobTypes)).jobTypes?.[0]);
        should(await ask(jobTypes)).eql({ jobTypes: ['old'], models: [newest], isAll: true });
      });

      it('processes have their names and newest versions', async () => {
        await deploy('p.bpmn', process('old'));
        await deploy('p.bpmn', process('new'));
        const named = process('work').replace('id="p"', 'id="q" name="Quarter"');
        await deploy('q.bpmn', named);
        const { processes, isAll } = keysGone(await ask({ about: 'processes' }));
        should(processes).eql([
          { id: 'p', version: 2 },
          { id: 'q', version: 1, name: 'Quarter' },
        ]);
        should(isAll).be.true();
      });

      it('versions of one process come with their tags, the newest first', async () => {
        const tag = '<zeebe:versionTag value="spring"/>';
        await deploy(
          'p.bpmn',
          process('old').replace(
            /(id="p"[^>]*>)/,
            `$1<bpmn:extensionElements>${tag}</bpmn:extensionElements>`,
          ),
        );
        await deploy('p.bpmn', process('new'));
        await deploy('q.bpmn', process('new').replace('id="p"', 'id="q"'));
        should(keysGone(await ask({ about: 'versions', processId: 'p' }))).eql({
          processes: [
            { id: 'p', version: 2 },
            { id: 'p', version: 1, tag: 'spring' },
          ],
          isAll: true,
        });
      });

      it('one process is read in its newest version, or in the one that is asked for', async () => {
        await deploy('p.bpmn', process('old'));
        await deploy('p.bpmn', process('new'));
        const about = { about: 'model', processId: 'p' };
        should(await ask({ ...about, version: '' })).eql({ models: [process('new')], isAll: true });
        should(await ask({ ...about, version: '1' })).eql({ models: [process('old')], isAll: true });
        should(await ask({ ...about, version: '9' })).eql({ models: [], isAll: true });
      });

      it('the form with which a process starts is that which is linked, if there is one', async () => {
        const form = JSON.stringify({
          id: 'f',
          type: 'default',
          components: [{ type: 'number', key: 'liters' }],
        });
        const linked = zeebe('formDefinition', { formId: 'f' });
        const file = bpmn('p', startEvent('start', linked), element('task', 'do'), flows('start do'));
        await sandbox.engine.deploy([
          { name: 'f.form', content: form },
          { name: 'p.bpmn', content: file },
        ]);
        await deploy('q.bpmn', process('work').replace('id="p"', 'id="q"'));
        const { forms = [] } = await ask({ about: 'startForms', processId: 'p' });
        should(forms.map((one) => JSON.parse(one))).eql([JSON.parse(form)]);
        for (const processId of ['q', 'nobody']) {
          should(await ask({ about: 'startForms', processId })).eql({ forms: [], isAll: true });
        }
      });

      it('decisions are listed once each', async () => {
        await deploy('d.dmn', dmn(literal('heat', '1')));
        await deploy('d.dmn', dmn(literal('heat', '2'), literal('water', '1')));
        const { decisions } = keysGone(await ask({ about: 'decisions' }));
        should(decisions.map(({ id, version }: { id: string; version: number }) => [id, version])).eql([
          ['heat', 2],
          ['water', 1],
        ]);
      });
    });
  }

  describe('by several tenants', () => {
    const linked = zeebe('formDefinition', { formId: 'f' });
    const fileOf = (type: string) =>
      process(type).replace(
        'id="start">',
        `id="start"><bpmn:extensionElements>${linked}</bpmn:extensionElements>`,
      );
    const formOf = (key: string) => JSON.stringify({ id: 'f', components: [{ type: 'number', key }] });

    beforeEach(async () => {
      await start({ version: '8.9', multiTenancy: true });
      for (const [tenantId, type] of [
        [undefined, 'house'],
        ['garden', 'old'],
        ['garden', 'new'],
      ] as const) {
        const files = [
          { name: 'p.bpmn', content: fileOf(type) },
          { name: 'f.form', content: formOf(type) },
        ];
        await sandbox.engine.deploy(files, tenantId);
      }
    });

    it('is a process of each, in the newest version of each', async () => {
      should(keysGone(await ask({ about: 'processes' }))).eql({
        processes: [
          { id: 'p', version: 2, tenantId: 'garden' },
          { id: 'p', version: 1 },
        ],
        isAll: true,
      });
    });

    it('is read of one of them, or of all', async () => {
      const about = { about: 'model', processId: 'p', version: '' };
      const read = async (more: object) => (await ask({ ...about, ...more })).models?.sort();
      should(await read({ tenantId: '<default>' })).eql([fileOf('house')]);
      should(await read({ tenantId: 'garden' })).eql([fileOf('new')]);
      should(await read({ tenantId: 'garden', version: '1' })).eql([fileOf('old')]);
      should(await read({ tenantId: 'nobody' })).eql([]);
      should(await read({})).eql([fileOf('house'), fileOf('new')]);
    });

    it('has the form with which the process of one of them starts', async () => {
      const { forms = [] } = await ask({ about: 'startForms', processId: 'p', tenantId: 'garden' });
      should(forms.map((one) => JSON.parse(one))).eql([JSON.parse(formOf('new'))]);
    });

    it('comes with the tenant that the cluster node names', async () => {
      const { properties } = clusterAt(sandbox.url);
      cluster = { id: 'c', properties: { ...properties, tenantId: 'garden' } };
      should(await ask({ about: 'processes' })).match({ tenantId: 'garden' });
    });
  });

  it('is not all where there are more than 50 processes to read', async () => {
    await start({ version: '8.8' });
    for (let count = 0; count < 51; count++) {
      await deploy(`p${count}.bpmn`, process('work').replaceAll('"p"', `"p${count}"`));
    }
    const { models, isAll } = await ask({ about: 'models' });
    should(models).have.length(50);
    should(isAll).be.false();
    should((await ask({ about: 'processes' })).processes).have.length(51);
  });

  it('is not all where the processes together are too large for a browser', async () => {
    await start({ version: '8.8' });
    for (const id of ['a', 'b', 'c']) {
      const content = process('work')
        .replaceAll('"p"', `"${id}"`)
        .replace('</', `<!--${'x'.repeat(1_800_000)}--></`);
      await deploy(`${id}.bpmn`, content);
    }
    const { models, isAll } = await ask({ about: 'models' });
    should(models).have.length(2);
    should(isAll).be.false();
  });

  it('has no name that is too long for a form', async () => {
    await start({ version: '8.8' });
    await deploy('p.bpmn', process('work').replace('id="p"', `id="p" name="${'x'.repeat(201)}"`));
    should(await ask({ about: 'processes' })).eql({ processes: [], isAll: false });
  });

  it('before 8.8 is what user tasks tell of their processes', async () => {
    await start({ version: '8.6', tasks: 3 });
    for (const question of [{ about: 'processes' }, { about: 'model', processId: 'p', version: '' }]) {
      const { tasks = [], isAll } = await ask(question);
      should(tasks.length).be.above(0);
      for (const { id, processId } of tasks) should([id, processId]).not.containEql('');
      should(isAll).be.false();
    }
    should(await ask({ about: 'jobTypes' })).eql({ jobTypes: [], models: [], isAll: false });
    should(await ask({ about: 'decisions' })).eql({ decisions: [], isAll: false });
    for (const about of ['models', 'versions', 'startForms']) {
      should(await ask({ about, processId: 'p' })).eql({ isAll: false });
    }
  });

  it('is nothing where the cluster cannot be asked, or nobody knows what is asked', async () => {
    await start({ version: '8.8' });
    const nothing = { isAll: false };
    const odd = [{}, { about: 'constructor' }, { about: ['processes'] }, null, 'models'];
    for (const question of odd) should(await ask(question as object)).eql(nothing);
    should(await ask({ about: 'versions', processId: { toString: null } })).eql({
      processes: [],
      isAll: true,
    });
    await sandbox.close();
    should(await ask({ about: 'processes' })).eql(nothing);
    sandbox = await startSandbox();
  });
});
