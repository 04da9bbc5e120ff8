import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { deploy } from './deployed';
import { sandboxes } from './sandboxes';

const minute = 60_000;

/** The examples in which a person or a sensor has a part, on the sandbox. */
describe('using the examples for people in the loop', () => {
  const start = sandboxes();

  /** What a completion told the sandbox, by the task's key. */
  function completions({ requests }: Sandbox): [string, unknown][] {
    return requests.flatMap(({ path, body }): [string, unknown][] => {
      const [, key] = /^\/v2\/user-tasks\/(\d+)\/completion$/.exec(path) ?? [];
      return key ? [[key, JSON.parse(body).variables]] : [];
    });
  }

  describe('07 - Ask a person, go on when they have answered', () => {
    const example = '07 - Ask a person, go on when they have answered';

    it('asks, finishes the task with the answer, ends the process, and asks for the next task', async () => {
      const sandbox = await start({ tasks: 'empty' });
      const bins = sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
      sandbox.addTask({ name: 'Mow the lawn', candidateGroups: ['garden'] });
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      const asked = arrivalsAt('ask');
      const wentOn = arrivalsAt('Camunda goes on');

      should(await asked.payloads(1)).eql(['Is it done? Take out the bins']);
      const cat = sandbox.addTask({ name: 'Feed the cat', candidateGroups: ['home'] });
      press('yes');
      const [task] = await wentOn.payloads(1);
      should(task).have.properties({ userTaskKey: bins, state: 'COMPLETED' });
      const { processInstanceKey } = task as { processInstanceKey: string };
      should(sandbox.instanceState(processInstanceKey)).equal('COMPLETED');

      should(await asked.payloads(2)).containEql('Is it done? Feed the cat');
      press('yes');
      await wentOn.payloads(2);
      should(completions(sandbox)).eql([
        [bins, { answer: 'yes' }],
        [cat, { answer: 'yes' }],
      ]);
    });

    it('leaves a task open that is not done yet, and asks again later', async () => {
      const sandbox = await start({ tasks: 'empty' });
      const bins = sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      const asked = arrivalsAt('ask');
      const notYet = arrivalsAt('not yet');
      const wentOn = arrivalsAt('Camunda goes on');
      await asked.payloads(1);
      press('no');
      should(await notYet.payloads(1)).eql(['Take out the bins']);
      should(completions(sandbox)).be.empty();

      press('ask again');
      should(await asked.payloads(2)).eql(Array(2).fill('Is it done? Take out the bins'));
      press('yes');
      await wentOn.payloads(1);
      should(completions(sandbox)).eql([[bins, { answer: 'yes' }]]);
    });

    it('asks no more for a task that somebody has finished elsewhere', async () => {
      const sandbox = await start({ tasks: 'empty' });
      const bins = sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      const asked = arrivalsAt('ask');
      await asked.payloads(1);

      sandbox.completeTask(bins);
      const cat = sandbox.addTask({ name: 'Feed the cat', candidateGroups: ['home'] });
      should(await asked.payloads(2)).containEql('Is it done? Feed the cat');
      press('yes');
      await arrivalsAt('Camunda goes on').payloads(1);
      should(completions(sandbox)).eql([[cat, { answer: 'yes' }]]);
    });

    it('finishes nothing that nobody was asked for', async () => {
      const sandbox = await start();
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      press('yes');
      await arrivalsAt('ask').payloads(1);
      should(completions(sandbox)).be.empty();
    });
  });

  describe('08 - Tell me about tasks due within an hour', () => {
    it('says each of them once', async () => {
      const sandbox = await start({ tasks: 'empty' });
      const due = (name: string, minutes: number, candidateGroups = ['home']) =>
        sandbox.addTask({ name, candidateGroups, dueDate: Date.now() + minutes * minute });
      due('Feed the cat', 30);
      due('Pay the bill', -10);
      due('Test the smoke detectors', 90);
      due('Mow the lawn', 30, ['garden']);
      const { press, arrivalsAt } = await deploy('08 - Tell me about tasks due within an hour', sandbox.url);
      const said = arrivalsAt('say it');
      press('every 5 minutes');
      should(await said.payloads(1)).eql(['Feed the cat is due in 30 minutes.']);

      due('Sign for a parcel', 50);
      press('every 5 minutes');
      should(await said.payloads(2)).containEql('Sign for a parcel is due in 50 minutes.');
      due('Water the plants', 55);
      press('every 5 minutes');
      should(await said.payloads(3)).containEql('Water the plants is due in 55 minutes.');
    });

    it('says the others too where a task has a name or a date that is none', async () => {
      const server = await FaultServer.start();
      const unreadable = { toString: null, valueOf: null };
      const items = [
        { userTaskKey: '1', name: unreadable, elementId: 'feed-cat', dueDate: 'soon' },
        { userTaskKey: '2', name: unreadable, elementId: unreadable, dueDate: unreadable },
        { userTaskKey: '3', name: 'Mow the lawn', dueDate: new Date(Date.now() + 30 * minute) },
      ];
      server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] }));
      server.on('/v2/user-tasks/search', json({ items, page: { totalItems: 3 } }));
      const { press, arrivalsAt } = await deploy('08 - Tell me about tasks due within an hour', server.url);
      const said = arrivalsAt('say it');
      press('every 5 minutes');
      should(await said.payloads(3)).eql([
        'feed-cat is due within an hour.',
        'A task is due within an hour.',
        'Mow the lawn is due in 30 minutes.',
      ]);
      await server.stop();
    });
  });

  describe('09 - Finish the task when the sensor says it is done', () => {
    const example = '09 - Finish the task when the sensor says it is done';

    it('finishes the task of its bin with what the sensor knows, and the process ends', async () => {
      const sandbox = await start();
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      const finished = arrivalsAt('finished');
      press('paper bin');
      const [task] = await finished.payloads(1);
      should(task).have.properties({ name: 'Take out the bins', state: 'COMPLETED' });
      const { userTaskKey, processInstanceKey } = task as Record<string, string>;
      should(sandbox.instanceState(processInstanceKey ?? '')).equal('COMPLETED');
      should(completions(sandbox)).eql([[userTaskKey, { doneBy: 'sensor', weight: 7.5 }]]);
    });

    it('finishes nothing where there is no task for that bin', async () => {
      const sandbox = await start();
      const { press, arrivalsAt } = await deploy(example, sandbox.url);
      const finished = arrivalsAt('finished');
      const nothing = arrivalsAt('nothing found');
      press('glass bin');
      should(await nothing.payloads(1)).eql(['There is no open task for the glass bin.']);
      press('paper bin');
      await finished.payloads(1);
      press('paper bin');
      should(await nothing.payloads(2)).containEql('There is no open task for the paper bin.');
      sandbox.addTask({ processDefinitionId: 'take-out-bins', variables: { bin: 'glass' } });
      press('glass bin');
      const [paper, glass] = await finished.payloads(2);
      should(paper).have.property('state', 'COMPLETED');
      should(completions(sandbox).map(([, variables]) => variables)).eql([
        { doneBy: 'sensor', weight: 7.5 },
        { doneBy: 'sensor', weight: 12 },
      ]);
      should(glass).not.have.property('userTaskKey', (paper as { userTaskKey: string }).userTaskKey);
    });
  });
});
