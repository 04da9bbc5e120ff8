import helper from 'node-red-node-test-helper';
import should from 'should';
import clusterNode from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import search from '../../../../nodes/camunda8-search/camunda8-search';
import searchTasks from '../../../../nodes/camunda8-search-tasks/camunda8-search-tasks';
import sidebar from '../../../../nodes/camunda8-sidebar/camunda8-sidebar';
import { HOUR, type SearchesAnswer } from '../../../../nodes/camunda8-sidebar/choices';
import { searchesOf } from '../../../../nodes/camunda8-sidebar/searches';
import { searchedNodes } from '../../../../nodes/common/search/search-node';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt } from '../../../support/node-red/flow';
import { soon } from '../../../support/until';

describe('What the sidebar is answered of searches', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 7 });
    await helper.startServer();
  });
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await sandbox.close();
  });

  const tasks = { type: 'camunda8-search-tasks', version: 1, cluster: 'c', x: 1, y: 1, wires: [] };

  async function load(
    nodes: readonly ({ id: string; type: string } & Record<string, unknown>)[],
  ): Promise<void> {
    const clusters = ['c', 'd'].map((id) => ({
      ...{ id, type: 'camunda8-cluster' },
      ...clusterAt(sandbox.url).properties,
    }));
    const tab = { id: 'tab', type: 'tab' };
    await helper.load([clusterNode, search, searchTasks, sidebar], [tab, ...clusters, ...nodes]);
  }

  async function look(cluster = 'c'): Promise<SearchesAnswer> {
    const sent = helper.request().post('/camunda8-sidebar/look').send({ about: 'searches', cluster });
    return (await sent.expect(200)).body;
  }

  const searchedBy = (...ids: string[]) =>
    soon('the searches', () => {
      const seen = [...searchedNodes()].map(({ node }) => node.id);
      return ids.every((id) => seen.includes(id));
    });

  async function run(...ids: string[]): Promise<void> {
    for (const id of ids) helper.getNode(id).receive({ payload: '' });
    await searchedBy(...ids);
  }

  it('is what each node of the cluster found, whether or not anybody looked, and Camunda is not asked', async () => {
    const ofTab = { ...tasks, z: 'tab' };
    const incidents = { ...ofTab, type: 'camunda8-search', entity: 'incidents' };
    await load([
      { ...ofTab, id: 'all', pageSize: '3' },
      { ...ofTab, id: 'each', pageSize: '5', output: 'task' },
      { ...incidents, id: 'none', output: 'page' },
      { ...ofTab, id: 'idle' },
      { ...ofTab, id: 'other', cluster: 'd' },
    ]);
    should(await look()).eql({ ok: true, searches: [] });
    await run('all', 'each', 'none', 'other');
    const asked = sandbox.requests.length;
    const { searches } = await look();
    const found = Object.fromEntries(searches.map(({ id, last: { items, pages } }) => [id, [items, pages]]));
    should(found).match({ all: [7, 3], each: [7, 2], none: [0, 1] });
    should(Object.keys(found)).have.length(3);
    for (const { runs, last } of searches) should(runs).eql([last]);
    should((await look('d')).searches).match([{ id: 'other' }]);
    should(await look('nobody')).eql({ ok: true, searches: [] });
    should(sandbox.requests).have.length(asked);
  });

  it('is nothing of a search that failed', async () => {
    await load([{ ...tasks, z: 'tab', id: 'wrong', limit: 'many' }]);
    const failed = new Promise((resolve) => helper.getNode('wrong').once('call:error', resolve));
    helper.getNode('wrong').receive({ payload: '' });
    await failed;
    should(await look()).eql({ ok: true, searches: [] });
  });

  it('is told of the node in the template, where instances of a subflow search', async () => {
    await load([
      { id: 'sub', type: 'subflow', in: [{ x: 1, y: 1, wires: [{ id: 'inner' }] }], out: [] },
      { ...tasks, z: 'sub', id: 'inner' },
      { id: 'press', type: 'helper', z: 'tab', x: 1, y: 1, wires: [['one', 'two']] },
      { id: 'one', type: 'subflow:sub', z: 'tab', x: 1, y: 1, wires: [] },
      { id: 'two', type: 'subflow:sub', z: 'tab', x: 1, y: 1, wires: [] },
    ]);
    helper.getNode('press').send({ payload: '' });
    await searchedBy('one-inner', 'two-inner');
    const { searches } = await look();
    should(searches).match([{ id: 'inner', last: { items: 7, pages: 1 } }]);
    should(searches[0]?.runs).have.length(2);
  });

  it('has those first that searched last, 50 at most', async () => {
    const ids = Array.from({ length: 51 }, (_, at) => `s${at}`);
    await load(ids.map((id) => ({ ...tasks, z: 'tab', id })));
    await run('s0');
    await run('s1');
    should((await look()).searches.map(({ id }) => id)).eql(['s1', 's0']);
    await run(...ids.slice(2));
    const { searches } = await look();
    should(searches).have.length(50);
    should(searches.at(-1)?.id).equal('s1');
  });

  it('is forgotten with the node', async () => {
    await load([{ ...tasks, z: 'tab', id: 'all' }]);
    await run('all');
    await helper.unload();
    should([...searchedNodes()]).eql([]);
  });

  it('has no line of what was more than an hour ago', async () => {
    await load([{ ...tasks, z: 'tab', id: 'all' }]);
    await run('all');
    const { searches } = searchesOf('c', performance.now() + HOUR + 1_000);
    should(searches).match([{ id: 'all', last: { items: 7 }, runs: [] }]);
  });
});
