import should from 'should';
import { readBpmn } from '../../../sandbox/engine/model/read-bpmn';
import { type Sandbox, startSandbox, type TaskDraft } from '../../../sandbox/sandbox';
import { call, type Item } from './call';

const DRAFTS: readonly TaskDraft[] = [
  {},
  { name: 'Mend "it" & <go>', processDefinitionId: 'mend-it', assignee: 'a"b' },
  {
    candidateGroups: ['home', 'garden'],
    candidateUsers: ['anna'],
    priority: 0,
    implementation: 'JOB_WORKER',
  },
  { dueDate: 1_000, followUpDate: 2_000, formId: 'fence', tenantId: '<default>' },
  { implementation: 'JOB_WORKER' },
  { processDefinitionId: 'feed-cat', assignee: 'ben' },
];

describe('sandbox: a task that is added', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
    sandbox.deployForm({ id: 'fence', components: [] });
  });
  afterEach(() => sandbox.close());

  const processes = () => sandbox.engine.definitions.processes;
  const read = async (key: string): Promise<Item> =>
    JSON.parse((await call('GET', `${sandbox.url}/v1/tasks/${key}`)).text);

  for (const draft of DRAFTS) {
    it(`comes by a process whose file says the same: ${JSON.stringify(draft)}`, async () => {
      sandbox.addTask(draft);
      const process = processes().find(draft.processDefinitionId ?? 'odd-job', '<default>');
      const checker = { expression: () => undefined, startEvent: () => undefined };
      should(await readBpmn(process?.xml ?? '', checker)).eql([process?.model]);
    });
  }

  it('comes by the same version where the same is added again', async () => {
    const draft = { name: 'Mend the bike', priority: 70 };
    const [first, other, again] = await Promise.all(
      [draft, { name: 'Mend it' }, draft].map((each) => read(sandbox.addTask(each))),
    );
    should(again?.processDefinitionKey).equal(first?.processDefinitionKey);
    should(other?.processDefinitionKey).not.equal(first?.processDefinitionKey);
  });

  it('comes by a process that is there where that is like the draft', async () => {
    const before = processes().all().length;
    const key = sandbox.addTask({ processDefinitionId: 'feed-cat', name: 'Feed the cat', priority: 80 });
    should(processes().all().length).equal(before);
    should(await read(key)).have.properties({ assignee: 'anna', formId: 'feed-cat-form' });
  });

  it('is like that process in all that the draft does not say', async () => {
    const known = processes().find('feed-cat', '<default>');
    const ben = await read(sandbox.addTask({ processDefinitionId: 'feed-cat', assignee: 'ben' }));
    const same = { name: 'Feed the cat', processName: 'Cat', taskDefinitionId: 'do-feed-cat', priority: 80 };
    should(ben).have.properties({ ...same, assignee: 'ben', formId: 'feed-cat-form' });
    const anna = await read(sandbox.addTask({ processDefinitionId: 'feed-cat' }));
    should(anna).have.properties({ ...same, assignee: 'anna', processDefinitionKey: known?.key });
  });

  it('is not added where Camunda would have an incident', () => {
    should(() => sandbox.addTask({ formId: 'none' })).throw(/Expected to find a form with id 'none'/);
  });
});
