import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { call } from '../../../unit/sandbox/call';
import { type Item, rightLogin, type Session, type Vendor } from '../vendors/vendor';

const FORM = { id: 'picture-form', components: [{ type: 'number', key: 'height' }] };

function bpmn(taskName: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="http://example.org/household">
  <bpmn:process id="hang-picture" name="Pictures" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="to-hang" sourceRef="start" targetRef="hang" />
    <bpmn:userTask id="hang" name="${taskName}">
      <bpmn:extensionElements>
        <zeebe:userTask />
        <zeebe:formDefinition formId="picture-form" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="to-end" sourceRef="hang" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>
`;
}

/** Deploying, starting, waiting for the end and cancelling. */
export function processSuite(vendor: Vendor): void {
  describe('processes', () => {
    let sandbox: Sandbox;
    let session: Session;
    let first: Item;
    let second: Item;

    before(async () => {
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      session = await vendor.connect(rightLogin(sandbox));
      const form = { name: 'picture.form', content: JSON.stringify(FORM) };
      const deployed = await session.deploy([form, { name: 'picture.bpmn', content: bpmn('Hang it') }]);
      should(deployed.forms).match([{ formId: 'picture-form', version: 1, resourceName: 'picture.form' }]);
      first = deployed.processes[0] ?? {};
      second =
        (await session.deploy([{ name: 'picture.bpmn', content: bpmn('Bild aufhängen') }])).processes[0] ??
        {};
    });
    after(() => sandbox.close());

    /** The one task of an instance, as it stands in the sandbox. */
    async function taskOf(processInstanceKey: unknown): Promise<Item> {
      const json = { filter: { processInstanceKey } };
      const { text } = await call('POST', `${sandbox.url}/v2/user-tasks/search`, { json });
      const { items, page } = JSON.parse(text);
      should(page.totalItems).equal(1);
      return items[0];
    }

    it('get a new version where they have changed', () => {
      should([first, second]).match([
        { processDefinitionId: 'hang-picture', processDefinitionVersion: 1, resourceName: 'picture.bpmn' },
        { processDefinitionId: 'hang-picture', processDefinitionVersion: 2, resourceName: 'picture.bpmn' },
      ]);
      should(first.processDefinitionKey).not.equal(second.processDefinitionKey);
    });

    it('start by their id in the newest version, with variables', async () => {
      const variables = { height: 170, room: 'Küche' };
      const started = await session.start({ processDefinitionId: 'hang-picture', variables });
      should(started).have.properties({
        processDefinitionId: 'hang-picture',
        processDefinitionVersion: 2,
        processDefinitionKey: second.processDefinitionKey,
        tenantId: '<default>',
      });
      const task = await taskOf(started.processInstanceKey);
      should(task.name).equal('Bild aufhängen');
      const found = await session.variables(String(task.userTaskKey));
      should(found.map(({ name, value }) => [name, value]).sort()).eql([
        ['height', '170'],
        ['room', '"Küche"'],
      ]);
    });

    it('start in the version that is asked for, and in no other', async () => {
      const start = (processDefinitionVersion: number) =>
        session.start({ processDefinitionId: 'hang-picture', processDefinitionVersion });
      should(await start(1)).have.properties({
        processDefinitionVersion: 1,
        processDefinitionKey: first.processDefinitionKey,
      });
      await should(start(99)).be.rejectedWith({ status: 404 });
    });

    it('start by the key of a version', async () => {
      const { processDefinitionKey } = first;
      should(await session.start({ processDefinitionKey })).have.property('processDefinitionVersion', 1);
    });

    it('start with tags', async () => {
      const tags = ['living-room', 'heavy'];
      const { processInstanceKey } = await session.start({ processDefinitionId: 'hang-picture', tags });
      const { text } = await call('GET', `${sandbox.url}/v2/process-instances/${processInstanceKey}`);
      should(JSON.parse(text).tags.sort()).eql([...tags].sort());
    });

    it('start and come back with the variables of their end', async () => {
      const task = sandbox.nextTask();
      const process = { processDefinitionId: 'hang-picture', variables: { height: 170 } };
      const ended = session.start({ ...process, awaitCompletion: true });
      await session.complete(await task, { nails: 2 });
      should((await ended).variables).eql({ height: 170, nails: 2 });
    });

    it('come back with those variables alone that are asked for', async () => {
      const task = sandbox.nextTask();
      const process = { processDefinitionId: 'hang-picture', variables: { height: 170 } };
      const ended = session.start({ ...process, awaitCompletion: true, fetchVariables: ['nails'] });
      await session.complete(await task, { nails: 2 });
      should((await ended).variables).eql({ nails: 2 });
    });

    it('are refused with 504 where their end takes too long', () =>
      should(
        session.start({
          processDefinitionId: 'hang-picture',
          awaitCompletion: true,
          requestTimeout: 100,
        }),
      ).be.rejectedWith({ status: 504 }));

    it('are refused with 404 where nobody knows them', () =>
      should(session.start({ processDefinitionId: 'nobody' })).be.rejectedWith({ status: 404 }));

    it('are refused with 400 where they are no BPMN', () =>
      should(session.deploy([{ name: 'a.bpmn', content: '<nonsense/>' }])).be.rejectedWith({ status: 400 }));

    it('are cancelled, once, wherever their key is', async () => {
      for (let partition = 1; partition <= 5; partition += 1) {
        const started = await session.start({ processDefinitionId: 'hang-picture' });
        const key = String(started.processInstanceKey);
        await session.cancel(key);
        should(sandbox.instanceState(key)).equal('TERMINATED');
        await should(session.cancel(key)).be.rejectedWith({ status: 404 });
      }
    });

    if (vendor.offers.includes('instance')) {
      it('show their instances', async () => {
        const { processInstanceKey } = await session.start({ processDefinitionId: 'hang-picture' });
        const key = String(processInstanceKey);
        should(await session.instance?.(key)).have.properties({
          processInstanceKey: key,
          processDefinitionId: 'hang-picture',
          processDefinitionVersion: 2,
          processDefinitionKey: second.processDefinitionKey,
          state: 'ACTIVE',
          hasIncident: false,
        });
        await session.cancel(key);
        should(await session.instance?.(key)).have.property('state', 'TERMINATED');
        await should(session.instance?.('2251799813685999')).be.rejectedWith({ status: 404 });
      });
    }
  });
}
