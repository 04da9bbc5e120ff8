import { readFile } from 'node:fs/promises';
import path from 'node:path';
import should from 'should';
import { camundaIn } from '../../real/camunda-in';
import { clusterOf } from '../../real/flows-on';
import { user } from '../../real/servers/storage';
import { until } from '../../support/until';
import { Caller, logIn } from '../caller';
import { ExampleFlows } from '../flows/example-flows';

const patience = 60_000;

/** Over /v1, as their comments say, what 8.6 does not know over /v2: due dates and forms. */
const editsFor86 = {
  'due in an hour': { api: 'v1' },
  'its form': { api: 'v1' },
  'its variables': { api: 'v1' },
} as const;

/** What the page gets for the form of a task, as far as the test looks at it. */
interface ShownForm {
  form: { components: { key: string }[] };
  variables: { bin?: string };
}

describe('examples: people in the loop, each until its process has ended', function () {
  this.timeout(3 * patience);
  const camunda = camundaIn('cookie');
  let headers: Record<string, string>;
  let flows: ExampleFlows;

  before('deploy the process and the examples', async () => {
    headers = await logIn(camunda().address, user.name, user.password);
    await until('the process is deployed', patience, deployBins);
    flows = await ExampleFlows.start(clusterOf('cookie', camunda()), editsFor86);
  });

  after('stop Node-RED', async () => {
    await flows?.stop();
  });

  async function deployBins(): Promise<true | undefined> {
    const body = new FormData();
    for (const file of ['bins.form', 'bins.bpmn']) {
      body.append(
        'resources',
        new Blob([await readFile(path.join(__dirname, '..', 'resources', file))]),
        file,
      );
    }
    const answer = await fetch(`${camunda().address}/v2/deployments`, { method: 'POST', headers, body });
    if (answer.status !== 200 && answer.status !== 503) throw new Error(await answer.text());
    return answer.ok || undefined;
  }

  const caller = () => new Caller(camunda().address, headers);

  /** @returns the key of a process instance that waits for somebody to take out a bin */
  async function startBins(bin: string): Promise<string> {
    const start = { processDefinitionId: 'take-out-bins', variables: { bin } };
    const { text } = await until('an instance is started', patience, async () => {
      const answer = await caller().post('/v2/process-instances', start);
      return answer.status === 200 ? answer : undefined;
    });
    return String(JSON.parse(text).processInstanceKey);
  }

  /** Operate, which belongs to this mode, tells completed instances from cancelled ones. */
  async function hasEnded(instance: string): Promise<void> {
    await until('the process has ended', patience, async () => {
      const { status, text } = await caller().get(`/v1/process-instances/${instance}`);
      return (status === 200 && JSON.parse(text).state === 'COMPLETED') || undefined;
    });
  }

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
    should(await first('ask')).equal('Is it done? do-take-out-bins');
    await flows.press('yes');
    should(await first('Camunda goes on')).have.properties({
      processInstanceKey: instance,
      state: 'COMPLETED',
    });
    await hasEnded(instance);
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

  it('08 - tells once of the task that is due, until it is finished', async () => {
    const instance = await startBins('paper');
    const sentence = await pressUntil('every 5 minutes', 'say it', isDue);
    should(sentence).match(/^Take out the bins is due in (29|30) minutes\.$/);
    await flows.press('every 5 minutes');
    await pressUntil('paper bin', 'finished', isOf(instance));
    await hasEnded(instance);
    should((await flows.seenAt('say it')).filter(isDue)).have.length(1);
  });

  it('09 - finishes the task of the bin that the sensor knows', async () => {
    const [paper, glass] = [await startBins('paper'), await startBins('glass')];
    const task = await pressUntil('glass bin', 'finished', isOf(glass));
    should(task).have.property('state', 'COMPLETED');
    await hasEnded(glass);
    const { status } = await caller().post(`/v2/process-instances/${paper}/cancellation`, {});
    should(status).equal(204, 'the other one runs until it is cancelled');
  });

  it('10 - lets a person take a task on the page, fill in its form and finish it', async () => {
    const instance = await startBins('bottles');
    const { userTaskKey, shown } = await until('the page shows the task', patience, () => find('bottles'));
    should(shown.form.components.map(({ key }) => key)).eql(['bin', 'weight']);

    await json(await flows.post('/house-tasks/assign', { userTaskKey, person: user.name }));
    const finished = { userTaskKey, person: user.name, variables: { bin: 'bottles', weight: 4 } };
    await json(await flows.post('/house-tasks/complete', finished));
    await hasEnded(instance);
    should((await flows.post('/house-tasks/complete', finished)).status).equal(404);
  });
});
