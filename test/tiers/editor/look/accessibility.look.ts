import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import should from 'should';
import { root, types } from '../../../promises/package/project';
import { cancelAll } from '../actions';
import { findings } from '../axe';
import { Editor } from '../editor';
import { EveryForm, everyNode } from '../every-form';

/** What axe-core finds in our forms, each as a new node shows it and with everything that it can show. */
describe('accessibility', () => {
  let editor: Editor;
  let forms: EveryForm;

  before(async () => {
    editor = await Editor.start();
    forms = await EveryForm.open(editor, everyNode());
  });

  after(async () => {
    await editor?.close();
  });

  const findingsIn = (page: Page) => findings(page, '.camunda8-form');

  for (const type of types) {
    it(`finds nothing serious in ${type}`, async () => {
      await forms.of(type);
      should(await findingsIn(forms.page)).be.empty();
    });
  }

  it('finds nothing serious in the cluster with its answers and every kind of login', async () => {
    const form = await forms.of('camunda8-cluster');
    const page = form.page();
    await form.locator('summary').click();
    await page.locator('#node-config-input-environment').selectOption('self-managed');
    for (const authentication of ['basic', 'cookie', 'oidc']) {
      await page.locator('#node-config-input-authentication').selectOption(authentication);
      should(await findingsIn(page)).be.empty();
    }
    await page.getByLabel('Paste what the Camunda Console gave you').fill('CAMUNDA_CLIENT_ID=a');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.locator('.camunda8-test .camunda8-error').waitFor();
    should(await findingsIn(page)).be.empty();
  });

  it('finds nothing serious in the search form with rows', async () => {
    const form = await forms.of('camunda8-search-tasks');
    await form.getByText('add a filter').click();
    await form.getByText('add a sort field').click();
    should(await findingsIn(forms.page)).be.empty();
  });

  it('finds nothing serious in the dialog that makes a flow', async () => {
    const { page } = forms;
    await cancelAll(page);
    await page.evaluate(`RED.actions.invoke('camunda8:make-flow')`);
    const form = page.locator('.red-ui-tray .camunda8-form');
    const buffer = readFileSync(path.join(root, 'sandbox', 'household', 'buy-cat-food.bpmn'));
    const file = { name: 'buy-cat-food.bpmn', mimeType: 'application/xml', buffer };
    await form.locator('input[type=file]').setInputFiles(file);
    await form.locator('.camunda8-coverage > li').first().waitFor();
    await form.locator('summary').click();
    should(await findingsIn(page)).be.empty();
  });
});
