import type { Page } from 'playwright-core';
import should from 'should';
import { done, openNode } from '../actions';
import { Editor, shoot } from '../editor';

const FIELDS = ['variables', 'result', 'retries', 'retryBackoff', 'message', 'errorCode', 'seconds'];

describe('the forms of jobs', () => {
  let editor: Editor;
  let page: Page;

  before(async () => {
    editor = await Editor.start();
    const onTab = { z: 'flow', version: 1, wires: [[]] };
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { ...onTab, id: 'w', type: 'camunda8-job-worker', name: 'works', cluster: 'cluster', x: 200, y: 100 },
      { ...onTab, id: 'r', type: 'camunda8-job-result', name: 'answers', x: 400, y: 100 },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    page = await editor.open();
  });

  after(async () => {
    await editor?.close();
  });

  const field = (name: string) => page.locator(`#node-input-${name}`);
  const isMarked = async (name: string) =>
    /input-error/.test((await field(name).getAttribute('class')) ?? '');

  it('the worker says what stands for blank, and marks what cannot be', async () => {
    await openNode(page, 'works');
    for (const [name, blank, wrong] of [
      ['maxJobs', '10', '1001'],
      ['timeout', '300', '0'],
      ['retryBackoff', '10', 'soon'],
    ] as const) {
      should(await field(name).getAttribute('placeholder')).equal(blank);
      await field(name).fill(wrong);
      await field(name).press('Tab');
      should(await isMarked(name)).be.true();
      await field(name).fill('');
      await field(name).press('Tab');
      should(await isMarked(name)).be.false();
    }
    should(await isMarked('jobType')).be.true();
    await field('jobType').fill('open-valve');
    await field('jobType').press('Tab');
    should(await isMarked('jobType')).be.false();
    await done(page);
  });

  it('the result keeps the cluster of its job, although there is one that could be chosen', async () => {
    await openNode(page, 'answers');
    await field('name').fill('answers it');
    await done(page);
    should(await page.evaluate(`RED.nodes.node('r').cluster || 'none'`)).equal('none');
    await openNode(page, 'answers it');
    await field('name').fill('answers');
    await done(page);
  });

  it('the result shows the fields of what it is to tell', async () => {
    await openNode(page, 'answers');
    for (const [operation, ...shown] of [
      ['complete', 'variables', 'result'],
      ['fail', 'retries', 'retryBackoff', 'message'],
      ['error', 'variables', 'message', 'errorCode'],
      ['extend', 'seconds'],
    ] as const) {
      await field('operation').selectOption(operation);
      const rows = await Promise.all(
        FIELDS.map(async (name) => {
          const row = page.locator('.form-row').filter({ has: page.locator(`#node-input-${name}`) });
          return (await row.isVisible()) ? name : undefined;
        }),
      );
      should(rows.filter((name) => name !== undefined)).eql(shown);
      await shoot(page, `job-result-${operation}`);
    }
    await done(page);
  });
});
