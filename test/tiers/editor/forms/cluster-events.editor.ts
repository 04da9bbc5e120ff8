import type { Page } from 'playwright-core';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { freePort } from '../../../../scripts/free-port';
import { deploy, done, node, openNode } from '../actions';
import { Editor, shoot } from '../editor';

describe('cluster events', () => {
  let editor: Editor;
  let page: Page;
  let camunda: Sandbox;

  before(async () => {
    editor = await Editor.start();
    // It comes back to this port, which the system would give somebody else.
    camunda = await startSandbox({ version: '8.8', port: await freePort(0) });
    const cluster = { environment: 'self-managed', restAddress: camunda.url, authentication: 'none' };
    const onTab = { z: 'flow', x: 250, version: 1, cluster: 'cluster', wires: [[]] };
    const others = ['search-tasks', 'task', 'task-events', 'topology', 'login'].map((type, place) => ({
      ...{ ...onTab, id: type, type: `camunda8-${type}`, y: 100 + 60 * place, operation: 'status' },
      ...{ name: type, filters: [], query: '{}', queryType: 'json', start: 'new', wires: [['node']] },
    }));
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { ...onTab, id: 'node', type: 'camunda8-cluster-events', name: 'watch', x: 500, y: 220, interval: '' },
      ...others,
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
    await camunda?.close();
  });

  const shows = (words: string) =>
    node(page, 'watch')
      .locator('.red-ui-flow-node-status-label')
      .filter({ hasText: new RegExp(`^${words}$`) })
      .waitFor();

  it('marks an interval that is too short, and takes the shortest', async () => {
    await openNode(page, 'watch');
    const interval = page.locator('#node-input-interval');
    should(await interval.getAttribute('placeholder')).equal('60');
    await interval.fill('1');
    await interval.press('Tab');
    should(await interval.getAttribute('class')).match(/input-error/);
    await interval.fill('5');
    await interval.press('Tab');
    should(await interval.getAttribute('class')).not.match(/input-error/);
    await shoot(page, 'cluster-events-form');
    await done(page);
    await deploy(page);
  });

  it('shows how the cluster is, when it stops and when it is back', async () => {
    await shows('up, 8\\.8\\.0');
    await shoot(page, 'cluster-events-up');
    await camunda.close();
    await shows('down');
    await shoot(page, 'cluster-events-down');
    camunda = await startSandbox({ version: '8.6', port: Number(new URL(camunda.url).port) });
    await shows('up, 8\\.6\\.0');
  });
});
