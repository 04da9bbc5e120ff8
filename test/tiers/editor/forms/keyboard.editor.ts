import type { Locator } from 'playwright-core';
import should from 'should';
import { types } from '../../../promises/package/project';
import { tabTo } from '../actions';
import { Editor } from '../editor';
import { EveryForm, everyNode } from '../every-form';

const rows = {
  filters: [{ field: 'assignee', operator: '$eq', value: 'demo', valueType: 'str' }],
  sort: [{ field: 'priority', order: 'ASC' }],
};

/** The keyboard alone. What rows do with it: `search-keyboard.editor.ts`. */
describe('forms, by keyboard', () => {
  let editor: Editor;
  let forms: EveryForm;

  before(async () => {
    editor = await Editor.start();
    const withRows = Object.fromEntries(types.map((type) => [type, rows]));
    forms = await EveryForm.open(editor, everyNode(withRows));
  });

  after(async () => {
    await editor?.close();
  });

  /** What a mouse can use in a form, and Tab has not come to. */
  async function outOfReach(form: Locator): Promise<string[]> {
    const page = form.page();
    const usable = form.locator(':is(input, select, textarea, button):enabled, a, summary, [role=button]');
    const elements = await usable.filter({ visible: true }).elementHandles();
    await page.evaluate(`
      const reached = (element) => { element.dataset.reached = ''; };
      reached(document.activeElement);
      document.addEventListener('focusin', ({ target }) => reached(target));
    `);
    let missed = elements;
    for (let round = 0; round < 3 && missed.length > 0; round++) {
      for (let presses = 0; presses < elements.length + 7; presses++) await page.keyboard.press('Tab');
      const isReached = await Promise.all(
        missed.map((one) => one.evaluate((element) => 'reached' in (element as HTMLElement).dataset)),
      );
      missed = missed.filter((_, place) => !isReached[place]);
    }
    return Promise.all(missed.map((one) => one.evaluate((element) => (element as HTMLElement).outerHTML)));
  }

  for (const type of types) {
    it(`comes to all of ${type}`, async () => {
      should(await outOfReach(await forms.of(type))).be.empty();
    });
  }

  it('opens the cluster', async () => {
    const form = await forms.of('camunda8-login');
    const page = form.page();
    await tabTo(form.getByRole('button', { name: 'Add new camunda8-cluster config node' }));
    await page.keyboard.press('Enter');
    await page.locator('#node-config-input-environment').waitFor();
  });

  it('fills in the cluster', async () => {
    const form = await forms.of('camunda8-cluster');
    const page = form.page();
    const focused = () => page.evaluate('document.activeElement.id || document.activeElement.tagName');
    await page.locator('#node-config-input-environment').focus();
    await page.keyboard.type('Your');
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
  });
});
