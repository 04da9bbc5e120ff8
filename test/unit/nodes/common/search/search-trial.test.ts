import helper from 'node-red-node-test-helper';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../../sandbox/sandbox';
import { clusterAt, startFlow, stopFlow } from '../../../../support/node-red/flow';

const CREDENTIALS = { username: 'demo', password: 'demo' };
const STORED = { username: '__PWRD__', password: '__PWRD__' };

/** Asks as the form does. */
async function ask(route: string, properties: object, cluster: object, msg?: unknown) {
  const { body } = await helper
    .request()
    .post(`/camunda8-search-tasks/${route}`)
    .send({ properties, cluster, msg })
    .expect(200);
  return body;
}

describe('Try it', () => {
  let sandbox: Sandbox;
  let cluster: { id: string; properties: Record<string, unknown>; credentials: Record<string, string> };

  before(async () => {
    sandbox = await startSandbox({ version: '8.6', authentication: 'basic', tasklistV1: true });
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    const { properties } = clusterAt(sandbox.url, { authentication: 'basic' });
    cluster = { id: 'c', properties, credentials: STORED };
    await startFlow({ properties, credentials: CREDENTIALS }, { type: 'camunda8-search-tasks' });
  });
  afterEach(stopFlow);

  const row = (field: string, value: string, valueType = 'str') => ({
    filters: [{ field, operator: '$eq', value, valueType }],
  });

  for (const api of ['v2', 'v1']) {
    it(`says over ${api} how many tasks there are, and shows the first five`, async () => {
      const answer = await ask('try', { api, ...row('state', 'CREATED'), limit: '1' }, cluster);
      should(answer).containDeep({ ok: true, count: 8, more: false });
      should(answer.items).have.length(5);
      const names = answer.items[0].map(({ name }: { name: string }) => name);
      should(names).containDeep(['elementId', 'state']);
    });

    it(`suggests over ${api} what occurs in the cluster`, async () => {
      const suggestions = await ask('suggestions', { api, ...row('state', 'none') }, cluster);
      should(suggestions.assignee).eql([{ value: 'anna' }, { value: 'ben' }, { value: 'demo' }]);
      should(suggestions.candidateGroup).eql([{ value: 'garden' }, { value: 'home' }]);
      should(suggestions.elementId).containDeep([{ value: 'do-water-plants' }]);
    });
  }

  it('asks nothing where a value is known only with a message', async () => {
    const asked = sandbox.requests.length;
    const answer = await ask('try', { api: 'v2', ...row('assignee', 'who', 'msg') }, cluster);
    should(answer).eql({ ok: false, unknown: ['msg.who'] });
    should(sandbox.requests).have.length(asked);
  });

  it('takes the values of a message from one that was typed to try it', async () => {
    const byWho = { api: 'v2', ...row('assignee', 'who', 'msg') };
    should(await ask('try', byWho, cluster, { who: 'demo' })).match({ ok: true, count: 2 });
    should((await ask('try', byWho, cluster, { whom: 'demo' })).message).match(/assignee has no value/);
  });

  it('takes the query from such a message too, as the node will', async () => {
    const byWho = { api: 'v2', ...row('assignee', 'who', 'msg') };
    const payload = { filter: { state: 'COMPLETED' } };
    should(await ask('try', byWho, cluster, { who: 'demo', payload })).match({ ok: true, count: 0 });
    should((await ask('try', byWho, cluster, { who: 'demo', payload: 'demo' })).message).match(/not JSON/);
  });

  for (const [type, value] of [
    ['flow', 'who'],
    ['env', 'HOME'],
    ['jsonata', 'who'],
  ]) {
    it(`does not know a value of ${type} for all that`, async () => {
      const answer = await ask('try', { api: 'v2', ...row('assignee', String(value), type) }, cluster, {
        who: 'demo',
      });
      should(answer).have.property('unknown').with.length(1);
    });
  }

  it('takes for no message what is none', async () => {
    const answer = await ask('try', { api: 'v2', ...row('assignee', 'who', 'msg') }, cluster, ['demo']);
    should(answer).eql({ ok: false, unknown: ['msg.who'] });
  });

  it('makes the version known to the request view, deployed or not', async () => {
    const properties = { ...cluster.properties, name: 'not deployed', maxConnections: '3' };
    const other = { id: 'other', properties, credentials: CREDENTIALS };
    const preview = () => ask('request', { api: 'v2', filters: [] }, { ...other, credentials: {} });
    should(await preview()).not.have.property('version');
    await ask('try', { api: 'v2', filters: [] }, other);
    should(await preview()).match({
      version: '8.6.0',
      isWithoutTasklist: false,
      lacking: { fields: { dueDate: '8.8' } },
    });
    const renamed = { ...other, properties: { ...properties, name: 'renamed' } };
    should(await ask('request', { api: 'v2' }, renamed)).match({ version: '8.6.0' });
  });

  it('says what this version cannot filter', async () => {
    const answer = await ask('try', { api: 'v2', ...row('dueDate', 'P2D', 'relative') }, cluster);
    should(answer.message).match(/^Camunda 8\.6\.0 cannot filter by dueDate/);
  });

  for (const route of ['try', 'suggestions']) {
    it(`${route}: sends no stored secret to another place than the deployed one`, async () => {
      const elsewhere = await startSandbox({ version: '8.6', authentication: 'basic' });
      const properties = { ...cluster.properties, restAddress: elsewhere.url };
      const answer = await ask(route, { api: 'v2' }, { ...cluster, properties });
      should(elsewhere.requests).be.empty();
      await elsewhere.close();
      if (route === 'try') should(answer.message).match(/^Deploy first/);
      else should(answer).eql({});
    });
  }
});
