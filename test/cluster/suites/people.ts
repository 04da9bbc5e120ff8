import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { clusterOf } from '../../real/flows-on';
import { user } from '../../real/servers/storage';
import { until } from '../../support/until';
import { Caller, logIn } from '../caller';
import { FinishingFlow } from '../flows/finishing-flow';

const patience = 180_000;
/** Written at once, where Node-RED's default would write every half minute. */
const contextStorage = { default: { module: 'localfilesystem', config: { cache: false } } };

describe('people: a flow hears of tasks and completes them, until the processes have ended', function () {
  this.timeout(2 * patience);
  const camunda = camundaIn('cookie');
  let caller: Caller;
  let running: FinishingFlow | undefined;

  before('deploy the process', async () => {
    caller = new Caller(camunda().address, await logIn(camunda().address, user.name, user.password));
    await caller.deployChore();
  });

  afterEach('stop Node-RED', async () => {
    await running?.stop();
  });

  async function start(settings?: { contextStorage: object }): Promise<FinishingFlow> {
    running = await FinishingFlow.start(clusterOf('cookie', camunda()), settings);
    return running;
  }

  /** Operate, which belongs to this mode, tells completed instances from cancelled ones. */
  async function haveEnded(instances: readonly string[]): Promise<void> {
    const filter = { bpmnProcessId: 'chore', state: 'COMPLETED' };
    await until('all processes have ended', patience, async () => {
      const { status, text } = await caller.post('/v1/process-instances/search', { filter, size: 1_000 });
      should(status).equal(200, text);
      const ended = new Set(JSON.parse(text).items.map(({ key }: { key: number }) => String(key)));
      return instances.every((instance) => ended.has(instance)) || undefined;
    });
  }

  it('50 tasks: told as created once each, completed by the flow, told as completed once each', async () => {
    const flow = await start();
    const { events, failures } = flow;
    const instances = await caller.startChores(50);
    await flow.until(() => events.length >= 100);
    await haveEnded(instances);
    // What is told twice is told by a later poll.
    await flow.hasPolled(3);
    should(failures).eql([]);
    should(events).have.length(100);
    for (const instance of instances) {
      should(events.filter((event) => event.instance === instance)).eql([
        { topic: 'created', instance },
        { topic: 'completed', instance },
      ]);
    }
  });

  it('50 tasks, Node-RED killed in the middle: told at least once each, and at most once without redelivered', async () => {
    const flow = await start({ contextStorage });
    const { events, failures } = flow;
    const instances = await caller.startChores(30);
    await flow.until(() => flow.instancesWith('created').size >= 20);
    await flow.kill();
    instances.push(...(await caller.startChores(20)));
    await flow.again();
    await flow.until(() => flow.instancesWith('completed').size >= 50);
    await haveEnded(instances);
    await flow.hasPolled(3);
    for (const topic of ['created', 'completed']) {
      const told = events.filter((event) => event.topic === topic);
      should([...new Set(told.map(({ instance }) => instance))].sort()).eql(instances.toSorted());
      const unmarked = told.filter(({ redelivered }) => !redelivered).map(({ instance }) => instance);
      should(unmarked).have.length(new Set(unmarked).size);
    }
    should(events.filter(({ topic }) => topic !== 'created' && topic !== 'completed')).eql([]);
    // Completed before the kill, and told once more after it.
    for (const { code } of failures) should(code).equal('CAMUNDA_NOT_FOUND');
  });
});
