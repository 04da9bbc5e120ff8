import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { types } from '../package/project';
import { openCluster, openNode } from './actions';
import { Editor, flowThatAsks } from './editor';

/** What is true of each form, in each language. */
describe('forms', () => {
  let editor: Editor;

  before(async () => {
    editor = await Editor.start();
  });

  after(async () => {
    await editor?.close();
  });

  async function openForm(type: string, language: string): Promise<Locator> {
    const isConfig = type === 'camunda8-cluster';
    const rows = {
      filters: [{ field: 'dueDate', operator: '$lt', value: '', valueType: 'msg' }],
      sort: [{ field: 'priority', order: 'ASC' }],
    };
    await editor.deploy(
      flowThatAsks({ type: isConfig ? 'camunda8-topology' : type, ...(isConfig ? {} : rows) }),
    );
    const page: Page = await editor.open(language);
    const form = await openNode(page, 'ask');
    return isConfig ? openCluster(page, 'add') : form;
  }

  for (const type of types) {
    for (const language of ['en-US', 'de']) {
      it(`${type}, ${language}: every field has a label, and every text is translated`, async () => {
        const form = await openForm(type, language);
        const unlabelled = await form
          .locator('input:not([type=hidden]), select, textarea')
          .evaluateAll((fields) =>
            (fields as HTMLInputElement[])
              .filter((field) => !field.hidden && !field.labels?.length && !field.getAttribute('aria-label'))
              .map((field) => field.outerHTML),
          );
        should(unlabelled).be.empty();
        const html = await form.evaluate((element) => {
          const texts = [...element.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
            one.childElementCount === 0 ? one.textContent : '',
            one.getAttribute('placeholder'),
            one.getAttribute('aria-label'),
          ]);
          return texts.filter((text) => text && /camunda8-[a-z-]+\.\w|undefined/.test(text));
        });
        should(html).be.empty();
        await form.page().context().close();
      });
    }
  }

  it('can be filled in by keyboard alone', async () => {
    const form = await openForm('camunda8-cluster', 'en-US');
    const page = form.page();
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.tagName');
    await page.locator('#node-config-input-environment').focus();
    await page.keyboard.type('Own');
    await page.keyboard.press('Tab');
    should(await focused()).equal('node-config-input-restAddress');
    await page.keyboard.type('https://camunda.example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Basic');
    await page.keyboard.press('Tab');
    should(await focused()).equal('node-config-input-username');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    should(await focused()).equal('SUMMARY');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    should(await focused()).equal('node-config-input-tenantId');
    await page.context().close();
  });
});
