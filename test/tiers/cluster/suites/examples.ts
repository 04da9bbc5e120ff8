import should from 'should';
import { until } from '../../../support/until';
import { clusterNode } from '../access';
import type { ClusterUnderTest } from '../cluster-under-test';
import { type Facts, filtersByVariable, hasForms, isFrom } from '../facts';
import { ExampleFlows } from '../flows/example-flows';
import type { OwnProcess } from '../own-processes';

const patience = 60_000;

/** Over /v1, as their comments say, what 8.6 does not know over /v2: due dates and forms. */
const editsBefore88 = {
  'due in an hour': { api: 'v1' },
  'its form': { api: 'v1' },
  'its variables': { api: 'v1' },
} as const;

/** What the page gets for the form of a task, as far as the test looks at it. */
interface ShownForm {
  form: { components: { key: string }[] };
  variables: { bin?: string };
}

/** The examples in which people or things have a part, and whether a cluster can carry them. */
export const peopleExamples: Record<'07' | '08' | '09' | '10', (facts: Facts) => boolean> = {
  '07': () => true,
  '08': (facts) => hasForms(facts) && filtersByVariable(facts),
  '09': filtersByVariable,
  '10': hasForms,
};

/** Each of them until its process has ended. */
export function examplesSuite(cluster: ClusterUnderTest): void {
  const { own, facts } = cluster;
  const isFrom88 = isFrom('8.8', facts);
  let process: OwnProcess;
  let flows: ExampleFlows;

  before('deploy the process and the examples', async () => {
    process = await own.deploy('take-out-bins', 'bins.form', 'bins.bpmn');
    flows = await ExampleFlows.start(clusterNode(cluster.access), process, isFrom88 ? {} : editsBefore88);
  });

  after('stop Node-RED', async () => {
    await flows?.stop();
  });

  /** An instance that waits for somebody to take out a bin. @returns its key */
  const startBins = (bin: string) => own.start(process, { bin });

  async function first(debugNode: string): Promise<unknown> {
    return until(`something at "${debugNode}"`, patience, async () => (await flows.seenAt(debugNode))[0]);
  }

  const json = async (answer: Response) => {
    const body = await answer.json();
    should(answer.status).equal(200, body.error);
    return body;
  };

  /** The task on the page whose form shows that bin. */
  async function find(bin: string): Promise<{ userTaskKey: string; shown: ShownForm } | undefined> {
    const { tasks } = await json(await flows.fetch('/house-tasks/list'));
    for (const { userTaskKey } of tasks) {
      const answer = await flows.fetch(`/house-tasks/form?userTaskKey=${userTaskKey}`);
      const shown: ShownForm = await answer.json();
      if (answer.ok && shown.variables.bin === bin) return { userTaskKey, shown };
    }
    return undefined;
  }

  it('07 - asks a person and goes on with the answer', async () => {
    const instance = await startBins('paper');
    // Over /v2 a task of 8.6 and 8.7 has no name, so the id of its element stands in.
    const name = isFrom88 ? 'Take out the bins' : `do-${process.id}`;
    should(await first('ask')).equal(`Is it done? ${name}`);
    await flows.press('yes');
    should(await first('Camunda goes on')).have.properties({
      processInstanceKey: instance,
      state: 'COMPLETED',
    });
    await cluster.showsEnd(instance);
  });

  /** A search can show a new task seconds later, so the button is pressed until the debug node shows what is wanted. */
  function pressUntil(button: string, debugNode: string, isWanted: (shown: unknown) => boolean) {
    return until(`"${debugNode}" shows what "${button}" does`, patience, async () => {
      await flows.press(button);
      return (await flows.seenAt(debugNode)).find(isWanted);
    });
  }

  const isOf = (instance: string) => (task: unknown) =>
    (task as { processInstanceKey: string }).processInstanceKey === instance;
  const isDue = (sentence: unknown) => /is due in/.test(String(sentence));

  if (peopleExamples['08'](facts)) {
    it('08 - tells once of the task that is due, until it is finished', async () => {
      // The task of the test before may have been told, too.
      const earlier = (await flows.seenAt('say it')).filter(isDue);
      const instance = await startBins('paper');
      const sentence = await until('the task is told', patience, async () => {
        await flows.press('every 5 minutes');
        return (await flows.seenAt('say it')).filter(isDue)[earlier.length];
      });
      should(sentence).match(/^Take out the bins is due in (29|30) minutes\.$/);
      await flows.press('every 5 minutes');
      await pressUntil('paper bin', 'finished', isOf(instance));
      await cluster.showsEnd(instance);
      should((await flows.seenAt('say it')).filter(isDue)).have.length(earlier.length + 1);
    });
  }

  if (peopleExamples['09'](facts)) {
    it('09 - finishes the task of the bin that the sensor knows', async () => {
      const [paper, glass] = [await startBins('paper'), await startBins('glass')];
      const task = await pressUntil('glass bin', 'finished', isOf(glass));
      should(task).have.property('state', 'COMPLETED');
      await cluster.showsEnd(glass);
      const { status } = await cluster.caller.post(`/v2/process-instances/${paper}/cancellation`);
      should(status).equal(204, 'the other one runs until it is cancelled');
    });
  }

  if (peopleExamples['10'](facts)) {
    it('10 - lets a person take a task on the page, fill in its form and finish it', async () => {
      const instance = await startBins('bottles');
      const { userTaskKey, shown } = await until('the page shows the task', patience, () => find('bottles'));
      should(shown.form.components.map(({ key }) => key)).eql(['bin', 'weight']);

      await json(await flows.post('/house-tasks/assign', { userTaskKey, person: 'anna' }));
      const finished = { userTaskKey, person: 'anna', variables: { weight: 4 } };
      const readOnly = { ...finished, variables: { bin: 'glass', weight: 4 } };
      should((await flows.post('/house-tasks/complete', readOnly)).status).equal(400);
      await json(await flows.post('/house-tasks/complete', finished));
      await cluster.showsEnd(instance);
      should((await flows.post('/house-tasks/complete', finished)).status).equal(404);
    });
  }
}
