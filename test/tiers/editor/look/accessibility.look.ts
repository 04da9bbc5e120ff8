import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import should from 'should';
import { root, types } from '../../../promises/package/project';
import { cancelAll } from '../actions';
import { Editor } from '../editor';
import { EveryForm, everyNode } from '../every-form';

/** What axe-core finds in our forms, each as a new node shows it and with everything that it can show. */
describe('accessibility', () => {
  let editor: Editor;

  let forms: EveryForm;

  before(async () => {
    editor = await Editor.start();
    forms = await EveryForm.open(editor, everyNode());
    await addAxe(forms.page);
  });

  after(async () => {
    await editor?.close();
  });

  async function addAxe(page: Page): Promise<void> {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    // The editor's body has no height of its own; axe-core would take all in it for hidden, and look at no colour.
    await page.addStyleTag({ content: 'body { height: 100vh }' });
  }

  /** The serious and critical findings below an element, each with where it is. */
  async function findings(page: Page): Promise<string[]> {
    const options: RunOptions = { resultTypes: ['violations'] };
    const run = `axe.run($('.camunda8-form').last().get(0), ${JSON.stringify(options)})`;
    const { violations } = (await page.evaluate(run)) as AxeResults;
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
  }

  for (const type of types) {
    it(`finds nothing serious in ${type}`, async () => {
      await forms.of(type);
      should(await findings(forms.page)).be.empty();
    });
  }

  it('finds nothing serious in the cluster with its answers and every kind of login', async () => {
    const form = await forms.of('camunda8-cluster');
    const page = form.page();
    await form.locator('summary').click();
    await page.locator('#node-config-input-environment').selectOption('self-managed');
    for (const authentication of ['basic', 'cookie', 'oidc']) {
      await page.locator('#node-config-input-authentication').selectOption(authentication);
      should(await findings(page)).be.empty();
    }
    await page.getByLabel('Paste what the Camunda Console gave you').fill('CAMUNDA_CLIENT_ID=a');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.locator('.camunda8-test .camunda8-error').waitFor();
    should(await findings(page)).be.empty();
  });

  it('finds nothing serious in the search form with rows', async () => {
    const form = await forms.of('camunda8-search-tasks');
    await form.getByText('add a filter').click();
    await form.getByText('add a sort field').click();
    should(await findings(forms.page)).be.empty();
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
    should(await findings(page)).be.empty();
  });
});
