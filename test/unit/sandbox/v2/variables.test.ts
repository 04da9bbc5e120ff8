import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmnOfTask, mappings, zeebe } from '../../../support/bpmn/build';
import { call, type Item, search } from '../call';

const LONG = 'x'.repeat(9000);

describe('sandbox: the variables of a task', () => {
  let sandbox: Sandbox;
  let key: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    key = sandbox.addTask({ variables: { plant: 'basil', litres: 2, note: LONG } });
  });
  afterEach(() => sandbox.close());

  async function read(path: string, json: Item = {}): Promise<{ items: Item[]; page: Item }> {
    const { status, text } = await call('POST', `${sandbox.url}/v2/user-tasks/${key}/${path}`, { json });
    should(status).equal(200, text);
    return JSON.parse(text);
  }

  for (const path of ['variables/search', 'effective-variables/search']) {
    it(`sends ${path} as JSON text, a long one cut`, async () => {
      const { items, page } = await read(path, { sort: [{ field: 'name' }] });
      should(items.map(({ name, isTruncated }) => [name, isTruncated])).eql([
        ['litres', false],
        ['note', true],
        ['plant', false],
      ]);
      should(items.map(({ value }) => String(value).length)).eql([1, 8191, 7]);
      should(items[2]).have.properties({ value: '"basil"', tenantId: '<default>' });
      should(page).have.properties({ totalItems: 3, hasMoreTotalItems: false });
    });

    it(`sends ${path} whole where that is asked for`, async () => {
      const { items } = await read(`${path}?truncateValues=false`, { filter: { name: 'note' } });
      should(items).match([{ name: 'note', value: JSON.stringify(LONG), isTruncated: false }]);
    });

    it(`finds by name and page in ${path}`, async () => {
      const query = {
        filter: { name: { $in: ['plant', 'litres'] } },
        sort: [{ field: 'name', order: 'DESC' }],
      };
      should((await read(path, query)).items.map(({ name }) => name)).eql(['plant', 'litres']);
      const second = await read(path, { ...query, page: { from: 1, limit: 1 } });
      should(second.items.map(({ name }) => name)).eql(['litres']);
      should(second.page.totalItems).equal(2);
    });
  }

  it('sends those of each scope, or those alone that the task sees', async () => {
    const inputs = mappings({ litres: '=litres + 1', pot: '="blue"' });
    const content = bpmnOfTask('p', 't', 'Water', zeebe('userTask'), inputs);
    await sandbox.engine.deploy([{ name: 'p.bpmn', content }]);
    key = sandbox.addTask({ processDefinitionId: 'p', variables: { litres: 2, plant: 'basil' } });
    const query = { sort: [{ field: 'name' }, { field: 'value', order: 'DESC' }] };
    const told = async (path: string) =>
      (await read(path, query)).items.map(({ name, value, scopeKey, processInstanceKey }) => [
        ...[name, value, scopeKey === processInstanceKey],
      ]);
    const [own, hidden] = [
      ['litres', '3', false],
      ['litres', '2', true],
    ];
    const others = [
      ['plant', '"basil"', true],
      ['pot', '"blue"', false],
    ];
    should(await told('variables/search')).eql([own, hidden, ...others]);
    should(await told('effective-variables/search')).eql([own, ...others]);
  });

  it('shows a task what has changed around it since', async () => {
    const { items } = await search(sandbox.url);
    sandbox.engine.setVariables(String(items[0]?.processInstanceKey), { plant: 'thyme' });
    const filter = { processInstanceVariables: [{ name: 'plant', value: '"thyme"' }] };
    should((await search(sandbox.url, { filter })).items).have.length(1);
  });

  it('goes on and back by cursor among the variables, not among the effective ones', async () => {
    const sort = [{ field: 'name' }];
    const first = await read('variables/search', { sort, page: { limit: 2 } });
    const rest = await read('variables/search', { sort, page: { limit: 2, after: first.page.endCursor } });
    should(rest.items.map(({ name }) => name)).eql(['plant']);
    const back = await read('variables/search', { sort, page: { limit: 2, before: rest.page.startCursor } });
    should(back.items).eql(first.items);
    const url = `${sandbox.url}/v2/user-tasks/${key}/effective-variables/search`;
    should((await call('POST', url, { json: { page: { after: first.page.endCursor } } })).status).equal(400);
  });

  it('has no effective variables where the release has none', async () => {
    const before = await startSandbox({ tasks: 'empty', effectiveVariables: false });
    const path = `/v2/user-tasks/${before.addTask()}/effective-variables/search`;
    should((await call('POST', before.url + path, { json: {} })).status).equal(404);
    await before.close();
  });

  it('has none over /v2 of 8.6', async () => {
    const old = await startSandbox({ version: '8.6', tasks: 'empty' });
    const path = `/v2/user-tasks/${old.addTask()}/variables/search`;
    should((await call('POST', old.url + path, { json: {} })).status).equal(404);
    await old.close();
  });

  it('sends a long value over /v1 as a preview, unless all of it is asked for', async () => {
    const included = async (alwaysReturnFullValue: boolean) => {
      const includeVariables = [{ name: 'note', alwaysReturnFullValue }];
      const { text } = await call('POST', `${sandbox.url}/v1/tasks/search`, { json: { includeVariables } });
      return JSON.parse(text)[0].variables[0];
    };
    const preview = { isValueTruncated: true, previewValue: JSON.stringify(LONG).slice(0, 8191) };
    should(await included(false)).have.properties({ ...preview, value: null });
    should(await included(true)).have.properties({ ...preview, value: JSON.stringify(LONG) });
  });

  it('sends the variables over /v1 that are named', async () => {
    const url = `${sandbox.url}/v1/tasks/${key}/variables/search`;
    const names = async (json: Item) =>
      JSON.parse((await call('POST', url, { json })).text).map(({ name }: Item) => name);
    should(await names({})).eql(['litres', 'note', 'plant']);
    should(await names({ variableNames: ['litres'] })).eql(['litres']);
    should(await names({ includeVariables: [{ name: 'plant' }] })).eql(['plant']);
    should(await names({ variableNames: [], includeVariables: [] })).eql(['litres', 'note', 'plant']);
    should(await names({ variableNames: ['litres'], includeVariables: [] })).eql(['litres']);
  });
});
