import type { Page } from 'playwright-core';
import { node, openCluster, openNode, press } from '../actions';
import * as flows from './flows';
import * as messages from './message-flows';
import { Studio } from './studio';
import { boxOf, takeEditor, takeFlow, takeForm } from './take';

/** The pictures of docs/nodes. */
describe('pictures of the nodes', () => {
  let studio: Studio;
  let page: Page;

  before(async () => {
    studio = await Studio.open();
    const tabs = [flows, messages].flatMap((some) => Object.values<unknown>(some)).filter(isFlow);
    page = await studio.show(tabs.flat());
    await onThisComputer(page, studio.editor.sandbox.url);
  });

  afterEach(closeForms);

  after(async () => {
    await studio?.close();
  });

  /** Node-RED draws the nodes of a tab a moment after it shows the tab. */
  async function show([tab, ...nodes]: flows.Flow): Promise<void> {
    await page.evaluate(`RED.workspaces.show('${tab?.id}')`);
    await Promise.all(nodes.map(({ id }) => page.locator(`[id="${id}"]`).waitFor()));
    await page.waitForFunction(`$('.red-ui-flow-node-group').length === ${nodes.length}`);
  }

  it('the form of the cluster', async () => {
    await show(flows.topology);
    await openNode(page, 'topology');
    const form = await openCluster(page, 'edit');
    await page.locator('#node-config-input-environment').selectOption('local');
    await form.locator('#camunda8-test').click();
    await form.locator('.camunda8-success').waitFor();
    await takeForm(form.locator('.camunda8-success'), 'cluster-form');
  });

  it('the form of a search, tried', async () => {
    await show(flows.dueTasks);
    const form = await openNode(page, 'due soon');
    await form.locator('#camunda8-try').click();
    await form.getByRole('listitem').filter({ hasText: 'Water the plants' }).waitFor();
    await takeForm(form.locator('#camunda8-trial'), 'search-tasks-form');
  });

  it('the form of a search for anything, tried', async () => {
    await show(flows.running);
    const form = await openNode(page, 'running instances');
    await form.locator('#camunda8-try').click();
    await form.getByRole('listitem').filter({ hasText: 'ACTIVE' }).first().waitFor();
    await takeForm(form.locator('#camunda8-trial'), 'search-form');
  });

  for (const [name, flow, label] of [
    ['task-form', flows.finishTask, 'finish it'],
    ['task-events-form', flows.newTasks, 'tasks for home'],
    ['job-worker-form', flows.valve, 'open the valve'],
    ['job-result-form', flows.approval, 'it is approved'],
    ['process-instance-form', flows.process, 'feed the cat'],
    ['message-form', messages.message, 'machine-done'],
    ['signal-form', messages.signal, 'warn of frost'],
    ['decision-form', messages.decision, 'weather-warning'],
    ['deploy-form', flows.deployment, 'our processes'],
    ['request-form', flows.anything, 'tasks of Anna'],
    ['incident-form', flows.mend, 'go on'],
    ['incident-events-form', flows.stuck, 'what is stuck?'],
    ['topology-form', flows.topology, 'topology'],
    ['login-form', flows.login, 'log in'],
    ['cluster-events-form', flows.clusterState, 'is Camunda there?'],
  ] as const) {
    it(`${name}`, async () => {
      await show(flow);
      await takeForm(await openNode(page, label), name);
    });
  }

  for (const [name, flow, asked, words, button] of [
    ['search-tasks-flow', flows.dueTasks, 'due soon', 'tasks', 'what is due?'],
    ['search-flow', flows.running, 'running instances', 'instance', 'what runs?'],
    ['task-events-flow', flows.newTasks, 'tasks for home', 'open', undefined],
    ['job-worker-flow', flows.valve, 'open the valve', 'no jobs yet', undefined],
    ['process-instance-flow', flows.process, 'feed the cat', 'waiting since', 'the cat is here'],
    ['message-flow', messages.message, 'machine-done', 'published', 'the washer is done'],
    ['signal-flow', messages.signal, 'warn of frost', 'broadcast', 'there will be frost'],
    ['decision-flow', messages.decision, 'weather-warning', 'decided', 'a frosty night'],
    ['deploy-flow', flows.deployment, 'our processes', 'new versions', undefined],
    ['request-flow', flows.anything, 'tasks of Anna', 'item', 'what has Anna?'],
    ['incident-events-flow', flows.stuck, 'what is stuck?', 'open', undefined],
    ['topology-flow', flows.topology, 'topology', '8.8.0', 'ask'],
    ['login-flow', flows.login, 'log in', 'logged in', 'try the login'],
    ['cluster-events-flow', flows.clusterState, 'is Camunda there?', 'up, 8.8.0', undefined],
    ['task-flow', flows.finishTask, 'finish it', 'completed', 'the bin is empty'],
  ] as const) {
    it(`${name}, with its status`, async () => {
      await show(flow);
      if (button) await press(page, button);
      const status = node(page, asked).locator('.red-ui-flow-node-status-label');
      await status.filter({ hasText: words }).waitFor();
      await takeFlow(page, name);
    });
  }

  for (const [name, flow] of [
    ['job-result-flow', flows.approval],
    ['incident-flow', flows.mend],
  ] as const) {
    it(name, async () => {
      await show(flow);
      await takeFlow(page, name);
    });
  }

  it('what a search sends', async () => {
    await page.evaluate(`RED.sidebar.show('debug'); RED.debug.clearMessageList(true)`);
    await show(flows.dueTasks);
    await press(page, 'what is due?');
    const message = page.locator('.red-ui-debug-msg').filter({ hasText: 'array' });
    await message.locator('.red-ui-debug-msg-expandable').nth(0).click();
    await message.locator('.red-ui-debug-msg-expandable').nth(1).click();
    await takeEditor(page, 'search-tasks-result', await boxOf(message));
  });

  async function closeForms(): Promise<void> {
    while ((await page.locator('.red-ui-tray').count()) > 0) {
      await page.evaluate(`RED.actions.invoke('core:cancel-edit-tray')`);
      await page.waitForFunction('!$(".red-ui-tray").is(":animated")');
    }
  }
});

/** Lets "this computer", where the reader has a Camunda, be the sandbox, wherever it listens. */
async function onThisComputer(page: Page, restAddress: string): Promise<void> {
  await page.route('**/camunda8-cluster/test-connection', async (route) => {
    const form = route.request().postDataJSON();
    const properties = { ...form.properties, environment: 'self-managed', restAddress };
    await route.continue({ postData: JSON.stringify({ ...form, properties }) });
  });
}

function isFlow(exported: unknown): exported is flows.Flow {
  return Array.isArray(exported);
}
