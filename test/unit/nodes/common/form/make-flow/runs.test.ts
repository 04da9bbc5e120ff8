import type { Node, NodeInitializer } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import type { Sandbox } from '../../../../../../sandbox/sandbox';
import { sandboxes } from '../../../../../promises/examples/sandboxes';
import { root, types } from '../../../../../promises/package/project';
import {
  bpmn,
  element,
  end,
  flows,
  message,
  service,
  start as startEvent,
  zeebe,
} from '../../../../../support/bpmn/build';
import { householdFiles, householdForms, planOf, processIn } from '../../../../../support/making/make-flow';
import { soon } from '../../../../../support/until';

const coreNodes: NodeInitializer[] = [
  ...['common/20-inject', 'common/21-debug', 'common/25-catch', 'common/90-comment'],
  ...['function/10-function', 'function/10-switch'],
].map((file) => require(`@node-red/nodes/core/${file}.js`));
const ownNodes: NodeInitializer[] = types.map((type) => require(`${root}/nodes/${type}/${type}`));

describe('a flow that is made of a process, deployed as it is', () => {
  const start = sandboxes();

  const clusterAt = (restAddress: string) => ({
    ...{ environment: 'self-managed', restAddress, authentication: 'none' },
  });

  async function deploy({ nodes }: Plan, sandbox: Sandbox): Promise<void> {
    const cluster = { id: 'cluster', type: 'camunda8-cluster', ...clusterAt(sandbox.url) };
    const flow = [cluster, ...nodes].map((node) =>
      // As often as it can, because a test waits for it.
      node.type === 'camunda8-task-events' ? { ...node, interval: '1' } : node,
    );
    await helper.load([...coreNodes, ...ownNodes], flow as TestFlows);
  }

  const ofType = ({ nodes }: Plan, type: string): Node[] =>
    nodes.filter((node) => node.type === type).map(({ id }) => helper.getNode(id));

  for (const name of ['water-garden', 'approve-purchase', 'cover-plants', 'do-laundry', 'sign-for-parcel']) {
    it(`${name}: its buttons start the process, and its nodes bring it to its end`, async () => {
      const sandbox = await start({ tasks: 0 });
      const { processInstance, userTask } = sandbox.engine.store;
      const plan = planOf(processIn(householdFiles.get(name) ?? ''), [], 'cluster');
      await deploy(plan, sandbox);
      const errors: unknown[] = [];
      for (const node of ofType(plan, 'catch')) node.on('input', ({ error }) => errors.push(error));
      const tasks = new Set<unknown>();
      for (const node of ofType(plan, 'debug')) {
        node.on('input', ({ payload }) => tasks.add(Object(payload).userTaskKey));
      }
      // What was there before a watch begins is not told.
      const looks = () => sandbox.requests.filter(({ path }) => path.endsWith('/user-tasks/search')).length;
      await soon('looked', () => looks() >= ofType(plan, 'camunda8-task-events').length);
      for (const button of ofType(plan, 'inject')) button.receive();
      await soon('ended', () => {
        for (const { key, state } of userTask.values()) {
          if (state === 'CREATED' && tasks.has(key)) sandbox.engine.completeUserTask(key);
        }
        const states = [...processInstance.values()].map(({ state }) => state);
        return states.length > 0 && states.every((state) => state === 'COMPLETED');
      });
      should(errors).eql([]);
    });
  }

  /** The flow of a process whose work is other code, and what of it Camunda was told. */
  async function working(file: string, func: string) {
    const sandbox = await start({ tasks: 0 });
    await sandbox.engine.deploy([{ name: 'p.bpmn', content: file }]);
    const plan = planOf(processIn(file), [], 'cluster');
    const nodes = plan.nodes.map((node) => (node.type === 'function' ? { ...node, func } : node));
    await deploy({ ...plan, nodes }, sandbox);
    const wrong: unknown[] = [];
    for (const debug of ofType(plan, 'debug')) {
      debug.on('input', ({ error }) => error === undefined || wrong.push(error));
    }
    for (const button of ofType(plan, 'inject')) button.receive();
    const told = (what: string) => sandbox.requests.filter(({ path }) => path.endsWith(what));
    const states = () => [...sandbox.engine.store.processInstance.values()].map(({ state }) => state);
    return { sandbox, told, states, wrong };
  }

  it('finishes a task with its button, as its form would', async () => {
    const sandbox = await start({ tasks: 0 });
    const { processInstance, userTask, variable } = sandbox.engine.store;
    const plan = planOf(processIn(householdFiles.get('answer-door') ?? '', householdForms), [], 'cluster');
    await deploy(plan, sandbox);
    const [begin, answer] = ofType(plan, 'inject');
    begin?.receive();
    await soon('there', () => userTask.size > 0);
    await soon('ended', () => {
      answer?.receive(); // searches may be late
      return [...processInstance.values()].every(({ state }) => state === 'COMPLETED');
    });
    should([...variable.values()]).matchAny({ name: 'open', value: true });
  });

  const FORM = JSON.stringify({ components: [{ type: 'checkbox', key: 'open' }] });
  /** A job, a message that is waited for, and a task with a form. */
  const bell = (type: string) =>
    bpmn(
      'bell',
      zeebe('userTaskForm', { id: 'f' }, FORM),
      startEvent(),
      service(type),
      element('intermediateCatchEvent', 'told', message('call', '="front"')),
      element(
        'userTask',
        'look',
        '<zeebe:userTask/>',
        zeebe('formDefinition', { formKey: 'camunda-forms:bpmn:f' }),
      ),
      end(),
      flows(`start ${type} told look end`),
    );

  /** The process of tenant `a`, as the dialog reads it beside a newer one of tenant `b`, of which an instance waits everywhere. */
  async function processOfOne({ engine, ...sandbox }: Sandbox): Promise<string> {
    for (const [tenantId, type] of [
      ['a', 'ring-a'],
      ['b', 'ring-old'],
      ['b', 'ring-b'],
    ] as const) {
      await engine.deploy([{ name: 'bell.bpmn', content: bell(type) }], tenantId);
    }
    for (const elementId of ['ring-b', 'told', 'look']) {
      const startInstructions = [{ elementId }];
      engine.createInstance({ process: { id: 'bell', tenantId: 'b' }, startInstructions });
    }
    await helper.load(ownNodes, []);
    const question = { about: 'model', processId: 'bell', tenantId: 'a', version: '' };
    const cluster = { id: 'cluster', properties: clusterAt(sandbox.url) };
    const sent = helper.request().post('/camunda8-cluster/deployed').send({ cluster, question });
    const { models } = (await sent.expect(200)).body;
    await helper.unload();
    should(models).eql([bell('ring-a')]);
    return models[0];
  }

  it('works for its tenant alone, where another one has a newer version with other jobs', async () => {
    const sandbox = await start({ version: '8.9', tasks: 'empty', multiTenancy: true });
    const { processInstance, userTask } = sandbox.engine.store;
    const process = processIn(await processOfOne(sandbox));
    const plan = planOf(process, [], 'cluster', { tenantId: 'a', own: '' });
    await deploy(plan, sandbox);
    const told: unknown[] = [];
    for (const node of ofType(plan, 'debug')) {
      node.on('input', ({ payload, error }) => told.push(error ?? Object(payload).elementId ?? 'started'));
    }
    await soon('looked', () => sandbox.requests.some(({ path }) => path.endsWith('/user-tasks/search')));
    const [begin, call, answer] = ofType(plan, 'inject');
    begin?.receive();
    call?.receive();
    await soon('heard of', () => told.includes('look'));
    answer?.receive();
    const states = () =>
      Array.from(processInstance.values(), ({ definition, state }) => `${definition.tenantId} ${state}`);
    await soon('ended', () => states().includes('a COMPLETED'));
    should(told).eql(['started', 'look']);
    should(states().sort()).eql(['a COMPLETED', 'b ACTIVE', 'b ACTIVE', 'b ACTIVE']);
    const open = [...userTask.values()].filter(({ state }) => state === 'CREATED');
    should(open).have.length(1);
  });

  it('finishes a task that is a job for Tasklist, after taking it from whoever has it', async () => {
    const task = element('userTask', 'look', zeebe('assignmentDefinition', { assignee: 'anna' }));
    const file = bpmn('p', startEvent(), task, end(), flows('start look end'));
    const sandbox = await start({ tasks: 0 });
    await sandbox.engine.deploy([{ name: 'p.bpmn', content: file }]);
    const plan = planOf(processIn(file), [], 'cluster');
    await deploy(plan, sandbox);
    const wrong: unknown[] = [];
    const heard: unknown[] = [];
    for (const node of ofType(plan, 'debug')) {
      node.on('input', ({ error, payload }) => {
        if (error !== undefined) wrong.push(error);
        heard.push(Object(payload).elementId);
      });
    }
    const sent = (what: string) => sandbox.requests.filter(({ path }) => path.endsWith(what)).length;
    await soon('looked', () => sent('/v1/tasks/search') > 0);
    const [begin, answer] = ofType(plan, 'inject');
    begin?.receive();
    await soon('heard', () => heard.includes('look'));
    answer?.receive();
    const { processInstance } = sandbox.engine.store;
    await soon('ended', () => [...processInstance.values()].every(({ state }) => state === 'COMPLETED'));
    should(wrong).eql([]);
    should([sent('/assign'), sent('/complete')]).eql([1, 1]);
  });

  it('fails the job when its code throws, once, with the reason', async () => {
    const file = bpmn('p', startEvent(), service('open'), flows('start open'));
    const { told } = await working(file, 'throw new Error("The valve is stuck")');
    await soon('failed', () => told('/failure').length > 0);
    should(JSON.parse(told('/failure')[0]?.body ?? '').errorMessage).match(/The valve is stuck/);
  });

  it('says what is wrong with a result, and leaves the job to its worker, which waits for an answer', async () => {
    const file = bpmn('p', startEvent(), service('open'), flows('start open'));
    const { told, wrong } = await working(file, 'msg.payload = "open"; return msg;');
    await soon('said', () => wrong.length > 0);
    should(wrong).match([{ code: 'CAMUNDA_INVALID', source: { type: 'camunda8-job-result' } }]);
    should(told('/failure')).eql([]);
  });

  it('does the jobs of listeners too', async () => {
    const listener = (name: string, eventType: string) =>
      zeebe(`${name}s`, {}, zeebe(name, { eventType, type: name }));
    const task = element(
      'userTask',
      'look',
      '<zeebe:userTask/>',
      listener('executionListener', 'start'),
      listener('taskListener', 'completing'),
    );
    const file = bpmn('p', startEvent(), task, end(), flows('start look end'));
    const { sandbox, states } = await working(file, 'msg.payload = {}; return msg;');
    const created = () =>
      [...sandbox.engine.store.userTask.values()].find(({ state }) => state === 'CREATED');
    await soon('there', () => created() !== undefined);
    sandbox.engine.completeUserTask(created()?.key ?? '');
    await soon('ended', () => states().includes('COMPLETED'));
  });
});
