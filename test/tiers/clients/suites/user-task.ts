import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { call } from '../../../unit/sandbox/call';
import { type Item, rightLogin, type Session, type Vendor } from '../vendors/vendor';

const DUE = '2026-12-24T18:00:00.000Z';
const FORM = { id: 'plant-form', components: [{ type: 'textfield', key: 'plant' }] };

/** What can be read of one task and done with it. */
export function userTaskSuite(vendor: Vendor): void {
  describe('a user task', () => {
    let sandbox: Sandbox;
    let session: Session;
    let key: string;

    before(async () => {
      // Keys of the fourth and the fifth partition are no JavaScript number.
      sandbox = await startSandbox({ version: vendor.api, tasks: 'empty', partitions: 5 });
      sandbox.deployForm(FORM);
      session = await vendor.connect(rightLogin(sandbox));
    });
    beforeEach(() => {
      key = sandbox.addTask({
        name: 'Kräuter gießen',
        candidateGroups: ['home'],
        dueDate: Date.parse(DUE),
        variables: { plant: 'basil', litres: 2 },
        formId: FORM.id,
      });
    });
    after(() => sandbox.close());

    /** As it stands in the sandbox, whatever the client says. */
    async function stored(): Promise<Item> {
      return JSON.parse((await call('GET', `${sandbox.url}/v2/user-tasks/${key}`)).text);
    }

    it('is read as it is', async () => {
      const { processInstanceKey, processDefinitionKey, elementInstanceKey } = await stored();
      const task = await session.task(key);
      should(task).have.properties({
        userTaskKey: key,
        processInstanceKey,
        processDefinitionKey,
        elementInstanceKey,
        name: 'Kräuter gießen',
        state: 'CREATED',
        elementId: 'do-it',
        processDefinitionId: 'odd-job',
        processDefinitionVersion: 1,
        candidateGroups: ['home'],
        candidateUsers: [],
        priority: 50,
        tenantId: '<default>',
        dueDate: DUE,
      });
      should(task.assignee ?? null).equal(null);
    });

    it('keeps its key digit for digit in every partition', async () => {
      const keys = Array.from({ length: 10 }, () => sandbox.addTask({ variables: { litres: 1 } }));
      const tasks = await Promise.all(keys.map((each) => session.task(each)));
      should(tasks.map(({ userTaskKey }) => userTaskKey)).eql(keys);
      should(keys.filter((each) => String(Number(each)) !== each)).not.be.empty();
      const { items } = await session.searchTasks({ page: { limit: 1000 } });
      should(items.map(({ userTaskKey }) => userTaskKey)).containDeep(keys);
    });

    it('has the variables of its instance', async () => {
      const variables = await session.variables(key);
      should(variables.map(({ name, value }) => [name, value]).sort()).eql([
        ['litres', '2'],
        ['plant', '"basil"'],
      ]);
      const named = await session.variables(key, { name: { $like: 'p*' } });
      should(named.map(({ name }) => name)).eql(['plant']);
    });

    it('is assigned, given to another, and not taken from one who has it', async () => {
      await session.assign(key, 'anna');
      should((await stored()).assignee).equal('anna');
      await session.assign(key, 'ben');
      should((await session.task(key)).assignee).equal('ben');
      await should(session.assign(key, 'cleo', false)).be.rejectedWith({ status: 409 });
      should((await stored()).assignee).equal('ben');
    });

    it('is given back', async () => {
      await session.assign(key, 'anna');
      await session.unassign(key);
      should(await stored()).not.have.property('assignee', 'anna');
    });

    it('is completed with variables, once', async () => {
      await session.complete(key, { litres: 3, name: 'Käthe', nested: { list: [1, null, true] } });
      should((await stored()).state).equal('COMPLETED');
      should((await session.task(key)).state).equal('COMPLETED');
      const { text } = await call('POST', `${sandbox.url}/v2/user-tasks/${key}/variables/search`, {
        json: { sort: [{ field: 'name' }] },
      });
      should(JSON.parse(text).items.map(({ value }: Item) => value)).eql([
        '3',
        '"Käthe"',
        '{"list":[1,null,true]}',
        '"basil"',
      ]);
      await should(session.complete(key, {})).be.rejectedWith({ status: 404 });
    });

    for (const [asked, run, status] of [
      ['it is not there', () => session.task('2251799813685999'), 404],
      ['it is assigned to nobody', () => session.assign(key, ''), 400],
      ['the page has no place', () => session.searchTasks({ page: { limit: 10_001 } }), 400],
    ] as const) {
      it(`is refused with ${status} where ${asked}`, () => should(run()).be.rejectedWith({ status }));
    }

    if (vendor.offers.includes('form')) {
      it('has its form, as JSON in a text', async () => {
        const form = await session.form?.(key);
        should(form).have.properties({ formId: FORM.id, formKey: (await stored()).formKey });
        should(JSON.parse(String(form?.schema))).eql(FORM);
      });

      it('may have no form', async () => {
        should(await session.form?.(sandbox.addTask())).equal(null);
      });
    }

    if (vendor.offers.includes('effectiveVariables')) {
      it('has the variables that it sees', async () => {
        const variables = await session.effectiveVariables?.(key);
        should(variables?.map(({ name }) => name).sort()).eql(['litres', 'plant']);
      });
    }

    if (vendor.offers.includes('update')) {
      it('takes another priority, dates and candidates', async () => {
        const changeset = { priority: 80, followUpDate: DUE, candidateUsers: ['anna', 'ben'] };
        await session.update?.(key, changeset);
        should(await stored()).have.properties(changeset);
        should(await session.task(key)).have.properties(changeset);
      });

      it('takes no priority above 100', async () => {
        await should(session.update?.(key, { priority: 101 })).be.rejectedWith({ status: 400 });
        should((await stored()).priority).equal(50);
      });
    }
  });
}
