import type { Browser, Locator, Page } from 'playwright-core';
import should from 'should';
import { Editor } from '../editor';
import { deployHouse, visit } from './house';

/** What a process, a form and a task can hold that is not meant well, as the page of the example shows it. */
describe('the page of the house tasks, and what is odd', () => {
  let editor: Editor;
  let browser: Browser;
  let site: string;
  let page: Page;
  let key: string;
  let noticed: string[];

  before('deploy the example', async () => {
    editor = await Editor.start({ tasks: 'empty' });
    ({ site, browser } = await deployHouse(editor));
  });

  after(async () => {
    await editor?.close();
  });

  afterEach(async () => {
    await page.context().close();
    editor.sandbox.completeTask(key);
  });

  /** @returns the opened card of a task with a form of these components */
  async function openTask(components: unknown[], draft: object = {}): Promise<Locator> {
    editor.sandbox.deployForm({ id: 'odd', components: components as object[] });
    key = editor.sandbox.addTask({ name: 'Odd', candidateGroups: ['home'], formId: 'odd', ...draft });
    noticed = [];
    page = await visit({ site, browser }, { person: 'anna' });
    page.on('dialog', (dialog) => {
      noticed.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('pageerror', ({ message }) => noticed.push(message));
    const card = page.locator('.card');
    await card.locator('.open').click();
    await card.locator('.finish:enabled, .note:not(:empty), .problem:not(:empty)').first().waitFor();
    return card;
  }

  async function finish(card: Locator): Promise<unknown> {
    await card.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    const sent = editor.sandbox.requests.filter(({ path }) => path.endsWith('completion'));
    return JSON.parse(sent.at(-1)?.body ?? '').variables;
  }

  it('shows markup as text wherever it stands, and runs none of it', async () => {
    const bad = `<img src=x onerror="alert(1)">"><script>alert(1)</script><svg/onload=alert(1)>`;
    const card = await openTask(
      [
        { type: 'group', label: `${bad} group`, components: [{ type: 'textfield', key: 'a', label: 'A' }] },
        { type: 'radio', key: 'b', label: 'B', values: [{ label: `${bad} radio`, value: bad }] },
        { type: 'textfield', key: 'c', label: 'C', conditional: { hide: `=${bad}` } },
        { type: 'textfield', key: 'd', label: 'D', validate: { pattern: bad, minLength: bad } },
        { type: 'textfield', key: 'e', label: 'E', id: bad, description: `javascript:${bad}` },
        { type: 'textfield', key: 'f', label: 'F', disabled: true, defaultValue: bad },
      ],
      { processDefinitionId: bad, assignee: `${bad} person`, variables: { a: bad } },
    );
    should(await card.locator('legend').innerText()).equal(`${bad} group`);
    should(await card.locator('option').last().innerText()).equal(`${bad} radio`);
    should(await card.locator('.about').innerText()).containEql(`${bad} person has it`);
    should(await card.locator('.note').innerText()).containEql(`${bad} person has this task.`);
    await card.getByText('Fill in only if it applies.').waitFor();
    should(
      await page.locator('main img, main script, main svg, main [onerror], main [onload]').count(),
    ).equal(0);
    should(noticed).be.empty();
  });

  it('makes of Markdown only links that open a page, and of HTML in it nothing but text', async () => {
    const bad = '<img src=x onerror="alert(1)"><a href="javascript:alert(1)">';
    const card = await openTask([
      { type: 'text', text: `# ${bad}\n- ${bad}\n\n**${bad}** _${bad}_ \`${bad}\`` },
      {
        type: 'text',
        text: `[${bad}](https://elsewhere.example/"onmouseover="x) ![x](https://elsewhere.example/x.png)`,
      },
      {
        type: 'text',
        text: [
          'javascript:alert(1)',
          'JAVASCRIPT:alert(1)',
          '&#106;avascript:alert(1)',
          'data:text/html,x',
          '//elsewhere.example',
        ]
          .map((address) => `[press](${address})`)
          .join('\n'),
      },
      { type: 'text', text: 'Ask [the shop](https://shop.example/a) or <https://elsewhere.example>.' },
    ]);
    const text = card.locator('.text');
    should(await text.locator('h4').innerText()).equal(bad);
    should(await text.locator('li').innerText()).equal(bad);
    const links = await text
      .locator('a')
      .evaluateAll((all) =>
        all.map((link) => [...link.attributes].map(({ name, value }) => `${name}=${value}`).sort()),
      );
    const safe = ['rel=noopener noreferrer', 'target=_blank'];
    should(links).eql([
      ['href=https://elsewhere.example/%22onmouseover=%22x', ...safe],
      ['href=https://elsewhere.example/x.png', ...safe],
      ['href=https://shop.example/a', ...safe],
    ]);
    should(await page.locator('main img, main script, main [onerror], main [onmouseover]').count()).equal(0);
    should(noticed).be.empty();
  });

  it('draws what can be drawn of a form with parts of any shape', async () => {
    const unreadable = { toString: null, valueOf: null };
    const card = await openTask([
      null,
      7,
      [],
      { type: unreadable, key: unreadable, label: unreadable },
      { type: 'text', text: unreadable, conditional: { hide: unreadable } },
      { type: 'group', path: unreadable, label: unreadable, components: unreadable },
      { type: 'textfield', key: unreadable, label: 'No key' },
      {
        type: 'textfield',
        key: 'a',
        label: 'A',
        validate: null,
        description: unreadable,
        defaultValue: unreadable,
      },
      {
        type: 'number',
        key: 'b',
        label: 'B',
        decimalDigits: unreadable,
        validate: { min: unreadable, max: [] },
      },
      { type: 'select', key: 'c', label: 'C', values: [null, 7, { label: unreadable, value: 1 }] },
      { type: 'datetime', subtype: 'datetime', key: 'd', label: 'D', defaultValue: unreadable },
      { type: 'taglist', key: 'e', label: 'E', components: unreadable },
      { type: 'textfield', key: 'last', label: 'Last' },
    ]);
    await card.getByLabel('Last').fill('drawn');
    should(await finish(card)).have.property('last', 'drawn');
    should(noticed).be.empty();
  });

  it('sends no value of a read-only field, and leaves to Tasklist what an expression may lock', async () => {
    const variables = { owner: 'anna', vet: 'ben' };
    const card = await openTask(
      [
        { type: 'textfield', key: 'owner', label: 'Owner', readonly: true, validate: { required: true } },
        { type: 'textfield', key: 'vet', label: 'Vet', readonly: '=owner = "anna"' },
        { type: 'textfield', key: 'note', label: 'Note' },
      ],
      { variables },
    );
    should(await card.getByLabel('Owner').inputValue()).equal('anna');
    for (const label of ['Owner', 'Vet']) should(await card.getByLabel(label).isDisabled()).be.true();
    should(await finish(card)).eql({ note: '' });
  });

  it('leaves a task to Tasklist that needs a field which an expression may lock', async () => {
    const card = await openTask([
      { type: 'textfield', key: 'vet', label: 'Vet', readonly: '=true', validate: { required: true } },
    ]);
    await card.getByText('Please finish this task in Tasklist. It needs “Vet”.').waitFor();
    should(await card.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });

  it('wants what fits its pattern, which Camunda finds anywhere in a text, and says so at the field', async () => {
    const card = await openTask([
      { type: 'textfield', key: 'code', label: 'Code', validate: { pattern: '^\\d{5}$' } },
      { type: 'textfield', key: 'phone', label: 'Phone', validate: { pattern: '\\+?[0-9 ()/-]{6,}' } },
      { type: 'textfield', key: 'blank', label: 'Blank', validate: { pattern: '^x$' } },
      { type: 'textfield', key: 'broken', label: 'Broken', validate: { pattern: '(' } },
    ]);
    const misfit = (label: string) =>
      card.getByLabel(label).evaluate((field) => (field as HTMLInputElement).validationMessage);
    await card.getByLabel('Code').fill('1234');
    await card.getByLabel('Phone').fill('soon');
    await card.getByLabel('Broken').fill('(');
    await card.getByRole('button', { name: 'Finish' }).click();
    await card.locator('.finish:enabled').waitFor();
    for (const label of ['Code', 'Phone']) {
      should(await misfit(label)).equal('Please use the format that is asked for here.');
    }
    should(await card.getByLabel('Code').evaluate((field) => field === document.activeElement)).be.true();
    await card.getByLabel('Code').fill('12345');
    await card.getByLabel('Phone').fill('home: +49 (30) 123-456');
    should(await finish(card)).have.properties({ code: '12345', blank: '', broken: '(' });
    should(noticed).be.empty();
  });

  it('goes on where a browser is never done with a pattern, which then is not asked for', async () => {
    const card = await openTask([
      { type: 'textfield', key: 'code', label: 'Code', validate: { pattern: '^\\d{5}$' } },
      { type: 'textfield', key: 'slow', label: 'Slow', validate: { pattern: '^(a+)+$' } },
    ]);
    await card.getByLabel('Code').fill('1234');
    await card.getByLabel('Slow').fill(`${'a'.repeat(60)}!`);
    await card.getByRole('button', { name: 'Finish' }).click();
    await card.locator('input:invalid').waitFor();
    await card.getByLabel('Code').fill('12345');
    should(await finish(card)).have.properties({ code: '12345', slow: `${'a'.repeat(60)}!` });
    should(noticed).be.empty();
  });

  it('says that a form is too large, and goes on', async () => {
    let components: unknown[] = [{ type: 'number', key: 'grams' }];
    for (let i = 0; i < 200; i++) components = [{ type: 'group', components }];
    const card = await openTask(components);
    await card
      .getByText('The form is too large for this page. Please finish this task in Tasklist.')
      .waitFor();
    should(await card.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });
});
