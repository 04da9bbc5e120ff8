import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { settingsFor } from '../../../../scripts/demo/access';
import { stuckJob } from '../../../support/bpmn/stuck-process';
import { deploy } from '../actions';
import { Editor, paletteNode, shoot } from '../editor';
import { aMinute, quiet } from './a-minute';

const LOGIN = { user: 'gardener', password: 'green-fingers' };
const SILENT = 'Node-RED does not answer.';

function flowOf(url: string) {
  const own = { z: 'flow', version: 1, cluster: 'cluster', x: 200, y: 100, wires: [[]] };
  return [
    { id: 'flow', type: 'tab', label: 'Garden' },
    { ...own, id: 'begin', type: 'camunda8-process-instance', operation: 'get' },
    {
      id: 'cluster',
      type: 'camunda8-cluster',
      ...{ name: 'At home', environment: 'self-managed', restAddress: url, authentication: 'none' },
    },
  ];
}

describe('the sidebar of an editor that stays open', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;
  let running = 0;
  /** What the sidebar asked Node-RED about. */
  let asked: string[];
  let errors: Error[];

  before(async () => {
    editor = await Editor.start({ version: '8.8' });
  });
  beforeEach(async () => {
    await editor.deploy(flowOf(editor.sandbox.url));
    begin();
    [asked, errors] = [[], []];
    // Node-RED 5 opens the sidebar by itself: its timers are to be those of the clock.
    page = await editor.open(undefined, undefined, {}, (one) => one.clock.install());
    page.on('pageerror', (error) => errors.push(error));
    page.on('request', (request) => {
      if (request.url().endsWith('/camunda8-sidebar/look')) asked.push(request.postDataJSON().about);
    });
    sidebar = page.locator('.camunda8-sidebar');
    await openInstance();
  });
  afterEach(async () => {
    await page?.context().close();
    should(errors).eql([]);
  });
  after(async () => {
    await editor?.close();
  });

  async function openInstance(): Promise<void> {
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
    await sidebar.locator('.camunda8-process').filter({ hasText: 'Garden watering' }).click();
    await sidebar.locator('[data-key] button').last().click();
    await sidebar.getByText('The valve is stuck').waitFor();
    await isFresh();
  }

  /** Starts an instance, of which the sidebar does not know yet. */
  function begin(): void {
    stuckJob(editor.sandbox);
    running += 1;
  }

  /** Waits until it shows the instance that was chosen, all figures, and no complaint. */
  async function isFresh(): Promise<void> {
    await sidebar.locator('.camunda8-sum').getByText(`${running} running`).waitFor();
    const view = sidebar.locator('.camunda8-view');
    await view.locator('> .camunda8-note:not(:empty)').waitFor({ state: 'detached' });
    should(await view.locator('[aria-pressed=true]').count()).equal(1);
    should(await view.locator('.camunda8-diagram .tokens.stuck').count()).equal(1);
  }

  /** What it asks in a minute that goes by at once, in which a timer comes due once. */
  async function askedInAMinute(): Promise<string[]> {
    await quiet(page);
    asked = [];
    await aMinute(page);
    await quiet(page);
    return asked;
  }

  async function logIn(): Promise<void> {
    await page.locator('#node-dialog-login-username').fill(LOGIN.user);
    await page.locator('#node-dialog-login-password').fill(LOGIN.password);
    await page.locator('#node-dialog-login-submit').click();
  }

  for (const [how, what] of [
    ['stop', 'restarted'],
    ['kill', 'started again after a power cut'],
  ] as const) {
    it(`says that Node-RED is silent, asks less often, and goes on where it was when Node-RED is ${what}`, async () => {
      await editor.end(how);
      await page.clock.fastForward(5_000);
      await sidebar.getByText(SILENT).waitFor();
      asked = [];
      await page.clock.fastForward(5_000);
      should(asked).eql([]);
      should(await askedInAMinute()).eql(['process']);
      await shoot(page, `sidebar-${how}`);
      begin();
      await editor.again();
      await isFresh();
      should(await askedInAMinute()).eql(['process', 'instance']);
    });
  }

  it('goes on where it was after a full deploy', async () => {
    begin();
    await page.evaluate('RED.nodes.dirty(true)');
    await deploy(page);
    await isFresh();
    should(await askedInAMinute()).eql(['process', 'instance']);
  });

  it('says that its cluster has gone, and asks nothing about it', async () => {
    await page.evaluate('RED.nodes.remove("cluster"); RED.nodes.dirty(true)');
    await deploy(page);
    await sidebar.getByText('This cluster is no longer in the flows.').waitFor();
    should(await askedInAMinute()).eql([]);
    await shoot(page, 'sidebar-gone');
    await sidebar.getByRole('button', { name: 'Back to the processes' }).click();
    await sidebar.getByText('There is no cluster yet.').waitFor();
  });

  it('says that somebody has to log in again, and asks nothing until then', async () => {
    const settings = settingsFor(LOGIN);
    await editor.end('stop');
    await editor.again(settings);
    await page.reload();
    await logIn();
    await page.locator(paletteNode('camunda8-login')).waitFor();
    await openInstance();

    await editor.end('stop');
    rmSync(path.join(editor.userDir, '.sessions.json'));
    await editor.again(settings);
    await page.clock.fastForward(60_000);
    await sidebar.getByText('Log in with the permission to read flows.').waitFor();
    should(await askedInAMinute()).eql([]);
    await shoot(page, 'sidebar-log-in');
    begin();
    await logIn();
    await isFresh();
    should(await askedInAMinute()).eql(['process', 'instance']);
  });
});
