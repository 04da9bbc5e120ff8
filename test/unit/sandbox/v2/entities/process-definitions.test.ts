import should from 'should';
import { bpmn, element, end, flows, loop, service, start, zeebe } from '../../../../support/bpmn/build';
import { call } from '../../call';
import { Reading } from './read';

const DIG = bpmn('dig', start(), service('spade'), end(), flows('start spade end'));
const DEEPER = DIG.replace('id="spade"', 'name="Grüner Spaten" id="spade"');
const FORM = JSON.stringify({ id: 'wish', components: [] });
const FORMED = bpmn(
  'formed',
  start('start', zeebe('formDefinition', { formId: 'wish' })),
  end(),
  flows('start end'),
);

describe('sandbox: process definitions', () => {
  let reading: Reading;

  beforeEach(async () => {
    reading = await Reading.start();
    await reading.deploy(DIG, FORMED, FORM);
    await reading.engine.deploy([{ name: '0.bpmn', content: DEEPER }]);
  });
  afterEach(() => reading.close());

  const keyOf = (id: string) => reading.engine.definitions.processes.find(id, '<default>')?.key ?? '';
  const versions = (filter: object) => reading.found('process-definitions', 'version', { ...filter });

  it('are found in all versions, or in the latest', async () => {
    should(await versions({ processDefinitionId: 'dig' })).eql([1, 2]);
    should(await versions({ processDefinitionId: 'dig', isLatestVersion: true })).eql([2]);
    should(await versions({ processDefinitionId: 'dig', isLatestVersion: false })).eql([1, 2]);
  });

  it('go only on by cursor where the latest are asked for, in an order by id or tenant', async () => {
    const filter = { isLatestVersion: true };
    const sort = [{ field: 'processDefinitionId', order: 'DESC' }];
    const first = await reading.search('process-definitions', { filter, sort, page: { limit: 1, from: 1 } });
    should(first.items).match([{ processDefinitionId: 'formed' }]);
    should(first.page.startCursor).equal(null);
    const after = { limit: 1, after: first.page.endCursor };
    should((await reading.search('process-definitions', { filter, sort, page: after })).items).match([
      { processDefinitionId: 'dig', version: 2 },
    ]);
    const byVersion = { filter, sort: [{ field: 'version' }] };
    should((await reading.ask('POST', 'process-definitions/search', byVersion)).status).equal(400);
  });

  it('that are deleted stay, and say so once their instances are over', async () => {
    const { key } = reading.engine.createInstance({ process: { id: 'dig' } });
    const state = async () => (await reading.get(`process-definitions/${deleted}`)).state;
    const deleted = keyOf('dig');
    should(await state()).equal('ACTIVE');
    reading.engine.deleteResource(deleted);
    should(await state()).equal('DRAINING');
    reading.engine.cancelInstance(key);
    should(await state()).equal('DELETED');
    should(await versions({ state: 'DELETED' })).eql([2]);
  });

  it('are read as the XML that was deployed, letter for letter', async () => {
    const path = `process-definitions/${keyOf('dig')}/xml`;
    for (const accept of ['*/*', 'text/xml', 'text/xml, application/problem+json']) {
      const { status, headers, text } = await reading.ask('GET', path, undefined, { accept });
      should([status, headers['content-type'], text]).eql([200, 'text/xml;charset=UTF-8', DEEPER]);
    }
    should((await reading.ask('GET', path, undefined, { accept: 'image/png' })).status).equal(406);
  });

  it('have a form to start them, or answer with nothing', async () => {
    should(await reading.found('process-definitions', 'processDefinitionId', { hasStartForm: true })).eql([
      'formed',
    ]);
    const form = await reading.get(`process-definitions/${keyOf('formed')}/form`);
    should(form).match({ formId: 'wish', version: 1, schema: FORM, tenantId: '<default>' });
    should((await reading.ask('GET', `process-definitions/${keyOf('dig')}/form`)).status).equal(204);
  });

  it('count the instances of their elements, of the process instances that are asked for', async () => {
    const { engine } = reading;
    engine.createInstance({ process: { id: 'dig' }, tags: ['a'] });
    engine.completeJob(reading.job('spade'));
    engine.createInstance({ process: { id: 'dig' }, tags: ['a'] });
    const { key } = engine.createInstance({ process: { id: 'dig' } });
    engine.cancelInstance(key);
    const path = `process-definitions/${keyOf('dig')}/statistics/element-instances`;
    const count = async (filter?: object) =>
      JSON.parse((await reading.ask('POST', path, filter ? { filter } : {})).text).items;
    const spade = { elementId: 'spade', active: 1, canceled: 1, incidents: 0, completed: 1 };
    should(await count()).containEql(spade);
    should(await count({ tags: ['a'] })).containEql({ ...spade, canceled: 0 });
    should(await count({ elementId: 'spade', elementInstanceState: 'ACTIVE' })).eql([
      { ...spade, canceled: 0, completed: 0 },
    ]);
    should((await reading.ask('POST', path, { filter: { processDefinitionId: 'dig' } })).status).equal(400);
  });

  it('count a loop by what is in it, not the loop itself, and of all instances those that are in it', async () => {
    const each = element(
      'serviceTask',
      'each',
      zeebe('taskDefinition', { type: 'each' }),
      loop({ inputCollection: '=[1,2,3]' }),
    );
    await reading.deploy(bpmn('many', start(), each, end(), flows('start each end')));
    const { key } = reading.engine.createInstance({ process: { id: 'many' } });
    reading.engine.completeJob(reading.job('each'));
    const { items } = await reading.get(`process-instances/${key}/statistics/element-instances`);
    should(items).containEql({ elementId: 'each', active: 2, canceled: 0, incidents: 0, completed: 1 });
    reading.engine.createInstance({ process: { id: 'many' } });
    const path = `process-definitions/${keyOf('many')}/statistics/element-instances`;
    const ofAll = JSON.parse((await reading.ask('POST', path, {})).text);
    should(ofAll.items).containEql({ elementId: 'each', active: 2, canceled: 0, incidents: 0, completed: 1 });
  });

  it('are not there over /v2 of 8.6', async () => {
    const old = await Reading.start({ version: '8.6' });
    for (const [method, path] of [
      ['POST', 'process-definitions/search'],
      ['POST', 'variables/search'],
      ['GET', 'process-definitions/1/xml'],
    ] as const) {
      should((await call(method, `${old.sandbox.url}/v2/${path}`)).status).equal(404);
    }
    await old.close();
  });

  it('are sent in 8.8 without what they have not', async () => {
    const older = await Reading.start({ version: '8.8' });
    await older.deploy(DIG);
    const [process] = (await older.search('process-definitions')).items;
    should(process).have.keys(
      ...['processDefinitionKey', 'processDefinitionId', 'resourceName', 'version', 'tenantId'],
      'hasStartForm',
    );
    should(Object.keys(process ?? {})).have.length(6);
    await older.close();
  });
});
