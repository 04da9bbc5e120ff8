import should from 'should';
import { clusterNode } from '../access';
import type { ClusterUnderTest } from '../cluster-under-test';
import { FinishingFlow } from '../flows/finishing-flow';
import type { OwnProcess } from '../own-processes';

const patience = 360_000;
/** Written at once, where Node-RED's default would write every half minute. */
const contextStorage = { default: { module: 'localfilesystem', config: { cache: false } } };

/** A flow that hears of tasks and completes them, until the processes have ended. */
export function peopleSuite(cluster: ClusterUnderTest): void {
  let process: OwnProcess;
  let running: FinishingFlow | undefined;

  before('deploy the process', async () => {
    process = await cluster.own.deploy('people', 'chore.bpmn');
  });

  afterEach('stop Node-RED', async () => {
    await running?.stop();
  });

  async function start(settings?: { contextStorage: object }): Promise<FinishingFlow> {
    running = await FinishingFlow.start(clusterNode(cluster.access), process, settings);
    return running;
  }

  async function startChores(count: number): Promise<string[]> {
    const keys: string[] = [];
    while (keys.length < count) keys.push(await cluster.own.start(process));
    return keys;
  }

  async function haveEnded(instances: readonly string[]): Promise<void> {
    for (const instance of instances) await cluster.showsEnd(instance);
  }

  it('50 tasks: told as created once each, completed by the flow, told as completed once each', async function () {
    this.timeout(patience);
    const flow = await start();
    const { events, failures } = flow;
    const instances = await startChores(50);
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

  it('50 tasks, Node-RED killed in the middle: told at least once each, and at most once without redelivered', async function () {
    this.timeout(patience);
    const flow = await start({ contextStorage });
    const { events, failures } = flow;
    const instances = await startChores(30);
    await flow.until(() => flow.instancesWith('created').size >= 20);
    await flow.kill();
    instances.push(...(await startChores(20)));
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
}
