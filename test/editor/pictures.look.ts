import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { types } from '../package/project';
import { openCluster, openNode } from './actions';
import { coloursOf, contrast } from './colour';
import { Editor, flowThatAsks, shoot } from './editor';

/** Each form with much in it, in both languages, as pictures for people to look at; and that its words can be read. */
describe('pictures', () => {
  let editor: Editor;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  const rows = {
    filters: [
      { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' },
      { field: 'assignee', operator: '$in', value: '["anna","demo"]', valueType: 'json' },
      { field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' },
      { field: 'processInstanceVariables.plant', operator: '$eq', value: 'plant', valueType: 'msg' },
    ],
    sort: [{ field: 'dueDate', order: 'ASC' }],
  };

  async function open(type: string, language: string): Promise<Page> {
    const cluster = { environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' };
    const node = type === 'camunda8-cluster' ? { type: 'camunda8-topology' } : { type, ...rows };
    await editor.deploy([
      ...flowThatAsks({ ...node, cluster: 'cluster' }),
      { id: 'cluster', type: 'camunda8-cluster', ...cluster },
    ]);
    const page = await editor.open(language, { width: 1200, height: 1600 });
    await openNode(page, 'ask');
    return page;
  }

  for (const language of ['en-US', 'de']) {
    for (const type of types) {
      it(`${type}, ${language}`, async () => {
        const page = await open(type, language);
        if (type === 'camunda8-cluster') {
          const form = await openCluster(page, 'edit');
          await form.locator('summary').click();
          await page.locator('#node-config-input-authentication').selectOption('oidc');
          await form.locator('#camunda8-test').click();
          await form.locator('.camunda8-error').waitFor();
        }
        await page.waitForLoadState('networkidle');
        await shoot(page, `${type}-${language}`);
        should(await unreadable(page.locator('.camunda8-form').last())).eql([]);
        await page.context().close();
      });
    }
  }

  /** Words with a contrast below the 4.5 that WCAG 2.2 asks for. */
  async function unreadable(form: Locator): Promise<string[]> {
    const all = form.locator('label, h4, p, summary, button, .camunda8-hint, .camunda8-since, li');
    const pale: string[] = [];
    for (const element of await all.filter({ visible: true }).all()) {
      const text = (await element.innerText()).trim();
      const { words, back } = await coloursOf(element);
      if (text !== '' && contrast(words, back) < 4.5) pale.push(`${text}: ${words} on ${back}`);
    }
    return pale;
  }
});
