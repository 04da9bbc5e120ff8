import { symlinkSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import should from 'should';
import { filledIn } from '../../promises/cookbook/recipes';
import { root } from '../../promises/package/project';
import { mend, stuckJob } from '../../support/bpmn/stuck-process';
import { Editor, shoot } from './editor';

const packages = path.join(root, '.cache', 'dashboard', 'node_modules');

/** The flow `dashboard` of the cookbook, with the nodes of Dashboard 2, used as a person does in a browser. */
describe('the pages of Dashboard 2', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start({}, {}, [], (userDir) =>
      symlinkSync(packages, path.join(userDir, 'node_modules')),
    );
    const flow = filledIn('dashboard', { camunda: editor.sandbox.url });
    // As often as it goes, because a test waits for it.
    await editor.deploy(flow.map((node) => (node.repeat === '10' ? { ...node, repeat: '1' } : node)));
    page = await editor.open('en-US', { width: 620, height: 760 });
    await page.goto(new URL('dashboard/tasks', page.url()).href);
  });

  after(async () => {
    await editor?.close();
  });

  const row = (name: string) => page.locator('.v-list-item').filter({ hasText: name });
  const press = (name: string, button: string) => row(name).getByRole('button', { name: button }).click();

  function commands(command: string): { path: string; body: string }[] {
    return editor.sandbox.requests.filter((request) => request.path.endsWith(command));
  }

  it('shows what there is to do at home', async () => {
    await row('Water the plants').waitFor();
    should(await page.getByRole('button', { name: 'Finish' }).count()).equal(6);
    should(await row('Feed the cat').innerText()).containEql('anna has it');
    await shoot(page, 'dashboard');
  });

  it('lets a person take a task who has said their name', async () => {
    const take = row('Water the plants').getByRole('button', { name: 'Take' });
    should(await take.isDisabled()).be.true();
    await page.getByLabel('Your username in Camunda').fill('ben');
    await take.click();
    await row('Water the plants').filter({ hasText: 'ben has it' }).waitFor();
    const [assignment] = commands('/assignment');
    should(JSON.parse(assignment?.body ?? '')).have.property('assignee', 'ben');
  });

  it('lets them finish it, and it goes from the list', async () => {
    await press('Water the plants', 'Finish');
    await row('Water the plants').waitFor({ state: 'detached' });
    should(commands('/completion')).have.length(1);
  });

  it('shows a task that comes while the page is open, and hears when it is over', async () => {
    const key = editor.sandbox.addTask({ name: 'Shovel the snow', candidateGroups: ['home'] });
    await row('Shovel the snow').waitFor();
    editor.sandbox.completeTask(key);
    await row('Shovel the snow').waitFor({ state: 'detached' });
  });

  it('shows over time what runs, what waits for a person, and what is stuck', async () => {
    const chart = await editor.open('en-US', { width: 620, height: 760 });
    await chart.goto(new URL('dashboard/processes', chart.url()).href);
    // The description of the picture has its first points alone.
    const clear = () =>
      chart.request.post(new URL('/dashboard/chart/c8e1050000000037/clear', chart.url()).href);
    const shows = (line: string, count: number) =>
      chart.getByRole('img', { name: new RegExp(`representing ${line}\\.[^.]*, ${count}[,.]`) }).waitFor();
    await chart.getByRole('img').waitFor();
    await shoot(chart, 'dashboard-processes');
    await clear();
    await shows('running', 7);
    await shows('waiting for a person', 7);
    await shows('stuck', 0);
    const stuck = stuckJob(editor.sandbox);
    await clear();
    await shows('running', 8);
    await shows('stuck', 1);
    mend(editor.sandbox, stuck);
    await chart.close();
  });

  it('says in a notification what went wrong', async () => {
    await editor.sandbox.close();
    await press('Take out the bins', 'Finish');
    await page.locator('.v-snackbar').filter({ hasText: '127.0.0.1' }).first().waitFor();
    await shoot(page, 'dashboard-error');
  });
});
