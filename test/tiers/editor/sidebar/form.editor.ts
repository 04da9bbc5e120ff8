import type { Locator, Page } from 'playwright-core';
import should from 'should';
import { bpmn, element, end, flows, start, zeebe } from '../../../support/bpmn/build';
import { findings } from '../axe';
import { Editor, shoot } from '../editor';

const MARKUP = '<img src="https://elsewhere.example/x.png" onerror="window.broken=1">';

/** What anybody who may deploy can have written. */
const HOSTILE = {
  components: [
    {
      type: 'text',
      text: `# ${MARKUP}\n![x](https://elsewhere.example/y.png) [shop](https://elsewhere.example)`,
    },
    { type: 'textfield', key: 'a', label: MARKUP, description: MARKUP },
    // Of this pattern and this text a browser is never done.
    { type: 'textfield', key: 'b', validate: { pattern: '(a+)+b' }, defaultValue: 'a'.repeat(60) },
    { type: 'image', id: MARKUP, source: 'https://elsewhere.example/z.png' },
    { type: 'html', id: 'html', content: MARKUP },
    { type: 'iframe', id: 'frame', url: 'https://elsewhere.example' },
    ...[
      null,
      7,
      'text',
      [],
      { type: {} },
      { type: 'select', values: 'none' },
      { type: 'group', components: 1 },
    ],
    ...Array.from({ length: 10_000 }, (_, count) => ({ type: 'number', key: `n${count}` })),
  ],
};

const opens = (attributes: Record<string, string>, ...more: string[]) =>
  [...more, zeebe('formDefinition', attributes)].join('');
const written = (components: object[]) => JSON.stringify({ components }).replaceAll('"', '&quot;');

/** One of each kind; linked ones that no task has had yet. */
const KINDS = bpmn(
  'do-laundry',
  zeebe(
    'userTaskForm',
    { id: 'inside' },
    written([
      { type: 'number', key: 'degrees', label: 'Degrees' },
      { type: 'datetime', subtype: 'datetime', key: 'when', dateLabel: 'When' },
      { type: 'radio', key: 'kind', label: 'Kind', values: [{ label: 'Wool', value: 1 }] },
      { type: 'group', label: 'Later', components: [{ type: 'checkbox', key: 'dry', label: 'Dry it' }] },
      { type: 'textfield', key: 'set', label: 'Set by a rule', disabled: true },
    ]),
  ),
  start('begin', opens({ formKey: 'camunda-forms:bpmn:inside' })),
  element('userTask name="Linked"', 'linked', opens({ formId: 'later' }, zeebe('userTask'))),
  element('userTask name="Old"', 'old', opens({ formId: 'later' })),
  element('userTask name="Elsewhere"', 'own', opens({ formKey: 'https://elsewhere.example' })),
  end(),
  flows('begin linked old own end'),
);

/** One story in one window. What is asked is answered by Node-RED, or by what is put in its place. */
describe('a form in the sidebar', () => {
  let editor: Editor;
  let page: Page;
  let sidebar: Locator;
  let answers: Record<string, object> = {};
  const asked: string[] = [];

  before(async () => {
    editor = await Editor.start({ version: '8.9' });
    await editor.deploy([
      { id: 'flow', type: 'tab', label: 'Flow' },
      { id: 'note', z: 'flow', type: 'comment', name: 'A note', x: 200, y: 100, wires: [] },
      {
        id: 'cluster',
        type: 'camunda8-cluster',
        ...{ environment: 'self-managed', restAddress: editor.sandbox.url, authentication: 'none' },
      },
    ]);
    page = await editor.open('en-US', { width: 1500, height: 1000 });
    page.on('request', (request) => asked.push(request.url()));
    await page.route('**/camunda8-sidebar/look', async (route) => {
      const answer = answers[route.request().postDataJSON().about];
      if (answer) await route.fulfill({ json: { ok: true, ...answer } });
      else await route.continue();
    });
    sidebar = page.locator('.camunda8-sidebar');
    await page.evaluate('RED.actions.invoke("camunda8-sidebar:show")');
  });
  after(async () => {
    await editor?.close();
  });

  async function open(process: string): Promise<void> {
    await sidebar.locator('.camunda8-process').filter({ hasText: process }).click();
    await sidebar.locator('.camunda8-view summary').click();
  }

  const formOf = (name: string) => sidebar.getByRole('button', { name: `Form: ${name}` });
  const focused = (locator: Locator) => locator.evaluate((one) => one === document.activeElement);

  it('is a preview of the form of a task, and leads back to where it came from', async () => {
    await open('Plant care');
    await formOf('Water the plants').press('Enter');
    await sidebar.getByText('nothing that you type is sent').waitFor();
    await sidebar.getByRole('heading', { name: 'Plant care' }).waitFor();
    const plant = sidebar.getByLabel('Plant (required)');
    await page.evaluate('RED.view.select({ nodes: [RED.nodes.node("note")] })');
    await plant.pressSequentially('Monstera');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await sidebar.getByLabel('Fertiliser was given').check();
    await shoot(page, 'sidebar-form');
    should(await page.evaluate('Boolean(RED.nodes.node("note"))')).be.true();
    await plant.press('Escape');
    should(await focused(formOf('Water the plants'))).be.true();
  });

  it('is opened from the diagram too, large or small', async () => {
    await sidebar.getByRole('button', { name: 'Fill the window' }).click();
    await page.locator('dialog.camunda8-large .lead').click();
    await sidebar.getByRole('button', { name: 'Back to the process' }).press('Enter');
    await shoot(page, 'sidebar-form-sheet');
    should(await focused(sidebar.locator('.camunda8-diagram > svg'))).be.true();
  });

  it('runs nothing, asks nobody and ends, whatever is written in it; with nothing serious for axe', async () => {
    answers = { form: { schema: JSON.stringify(HOSTILE) } };
    await formOf('Water the plants').click();
    await sidebar.getByText('Only the first part').waitFor();
    should(await sidebar.locator('input').count()).be.within(250, 300);
    should(await sidebar.locator('img, iframe, script, [href], [src]').count()).equal(0);
    await sidebar.getByLabel('<img src=').fill('x');
    const serious = await findings(page, '.camunda8-sidebar');
    await shoot(page, 'sidebar-form-hostile');
    should(serious).eql([]);
    should(await page.evaluate('window.broken')).equal(undefined);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('is read from the file itself, or cannot be shown: and says so', async () => {
    answers = { model: { xml: KINDS } };
    await open('Laundry');
    await formOf('begin').click();
    await sidebar.getByLabel('Degrees').waitFor();
    await sidebar.getByRole('heading', { name: 'Start form' }).waitFor();
    await shoot(page, 'sidebar-form-start');
    await page.keyboard.press('Escape');
    await formOf('Linked').click();
    await sidebar.getByText('once a task with it has been created').waitFor();
    await page.keyboard.press('Escape');
    await formOf('Old').click();
    await sidebar.getByText('the task is a job').waitFor();
    await page.keyboard.press('Escape');
    should(await formOf('Elsewhere').count()).equal(0);
  });

  it('has sent nothing, and nothing but questions to Node-RED', () => {
    // Node-RED 5 remembers which sidebar is open.
    should(asked).matchEach(
      /^http:\/\/127\.0\.0\.1:\d+\/(camunda8-sidebar\/look|settings\/user|resources\/.+\/camunda8-sidebar-opened\.js)$/,
    );
  });
});
