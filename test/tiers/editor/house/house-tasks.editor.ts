import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import should from 'should';
import type { TaskDraft } from '../../../../sandbox/sandbox';
import { Editor, shoot } from '../editor';
import { deployHouse } from './house';

const phone = { width: 390, height: 844 };
const desktop = { width: 1200, height: 800 };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const everyField = [
  { type: 'text', text: '# Before you begin\nThe bowl is in the **kitchen**.' },
  { type: 'textfield', key: 'brand', label: 'Brand', validate: { required: true } },
  { type: 'textarea', key: 'note', label: 'Note', description: 'What the next one should know' },
  {
    type: 'number',
    key: 'grams',
    label: 'Grams',
    decimalDigits: 0,
    validate: { required: true, min: 1, max: 500 },
  },
  { type: 'checkbox', key: 'water', label: 'The water bowl is full' },
  {
    type: 'select',
    key: 'food',
    label: 'Food',
    values: [
      { label: 'Dry', value: 'dry' },
      { label: 'Wet', value: 'wet' },
    ],
    validate: { required: true },
  },
  {
    type: 'group',
    label: 'Next time',
    path: 'next',
    components: [
      { type: 'datetime', subtype: 'date', key: 'day', dateLabel: 'Day' },
      {
        type: 'datetime',
        subtype: 'datetime',
        key: 'time',
        dateLabel: 'Time',
        timeSerializingFormat: 'utc_offset',
      },
    ],
  },
  { type: 'textfield', key: 'cat', label: 'Cat', disabled: true },
  { type: 'button', action: 'submit', label: 'Submit' },
];

/** The page that the example serves, as people use it. */
describe('the page of the example "House tasks in the browser"', () => {
  let editor: Editor;
  let browser: Browser;
  let site: string;
  const dialogs: string[] = [];

  before('deploy the example', async () => {
    editor = await Editor.start({ tasks: 'empty' });
    ({ site, browser } = await deployHouse(editor));
  });

  after(async () => {
    await editor?.close();
  });

  afterEach('end what the tests left open', async () => {
    for (const context of browser.contexts()) await context.close();
    const { tasks } = await (await fetch(`${site}/list`)).json();
    for (const { userTaskKey } of tasks) editor.sandbox.completeTask(userTaskKey);
  });

  async function open(viewport = phone, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      hasTouch: viewport === phone,
    });
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(site);
    await page.locator('.card').first().waitFor();
    return page;
  }

  const card = (page: Page, name: string) =>
    page.locator('.card').filter({ has: page.getByText(name, { exact: true }) });

  async function openCard(page: Page, name: string): Promise<Locator> {
    await page.locator('.open').filter({ hasText: name }).click();
    const form = card(page, name).locator('form');
    await form.locator('.finish:enabled, .note:not(:empty)').first().waitFor();
    return form;
  }

  const commands = (name: string) =>
    editor.sandbox.requests
      .filter(({ path, status }) => path.endsWith(name) && status < 300)
      .map(({ body }) => JSON.parse(body));

  const refresh = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);

  function addCatTask(name = 'Feed the cat'): string {
    editor.sandbox.deployForm({ id: 'cat', components: everyField });
    const variables = { cat: 'Minka', brand: 'Whiskers', grams: 80, food: 'wet' };
    const dueDate = Date.parse('2027-03-01T18:30:00+01:00');
    return editor.sandbox.addTask({ name, candidateGroups: ['home'], dueDate, formId: 'cat', variables });
  }

  for (const [device, viewport] of Object.entries({ phone, desktop })) {
    it(`is where a task is taken, filled in and finished, on a ${device}`, async () => {
      const finishedBefore = commands('completion').length;
      addCatTask();
      const page = await open(viewport);
      const form = await openCard(page, 'Feed the cat');
      should(await form.getByLabel('Brand').inputValue()).equal('Whiskers');
      should(await form.getByLabel('Grams').inputValue()).equal('80');
      should(await form.getByLabel('Food').locator('option:checked').innerText()).equal('Wet');
      should(await form.getByLabel('Cat').isDisabled()).be.true();

      await page.getByLabel('I am').fill('anna');
      await form.getByRole('button', { name: 'Take' }).click();
      await card(page, 'Feed the cat').getByText('you have taken it').waitFor();
      should(commands('assignment').at(-1)).have.property('assignee', 'anna');

      await form.getByLabel('Brand').fill('Cat & Co');
      await form.getByLabel('Note').fill('She was\nhungry');
      await form.getByLabel('Grams').fill('95');
      await form.getByLabel('The water bowl is full').check();
      await form.getByLabel('Food').selectOption('Dry');
      await form.getByLabel('Day').fill('2027-03-02');
      await form.getByLabel('Time').fill('2027-03-02T07:15');
      await shoot(page, `house-tasks-${device}`);
      await form.getByRole('button', { name: 'Finish' }).click();
      await page.getByText('Finished: Feed the cat').waitFor();
      should(await page.locator('.card').count()).equal(0);
      should(commands('completion').slice(finishedBefore)).eql([
        {
          variables: {
            brand: 'Cat & Co',
            note: 'She was\nhungry',
            grams: 95,
            water: true,
            food: 'dry',
            next: { day: '2027-03-02', time: '2027-03-02T07:15+01:00' },
          },
        },
      ]);
    });

    it(`fits a ${device}: nothing is wider than the screen, and what is pressed is big enough`, async () => {
      const name = `Feed ${'the very '.repeat(12)}hungry cat`;
      addCatTask(name);
      const page = await open(viewport);
      await openCard(page, name);
      should(await page.evaluate('document.documentElement.scrollWidth')).be.belowOrEqual(viewport.width);
      for (const control of await page.locator('button:visible, input:visible, select:visible').all()) {
        const box = await control.boundingBox();
        should(box?.height).be.aboveOrEqual((await control.getAttribute('type')) === 'checkbox' ? 28 : 44);
      }
    });
  }

  it('wants what is required before it finishes', async () => {
    addCatTask();
    const page = await open();
    const form = await openCard(page, 'Feed the cat');
    const finishedBefore = commands('completion').length;
    for (const [grams, isValid] of [
      ['', false],
      ['501', false],
      ['1.5', false],
      ['95', true],
    ] as const) {
      await form.getByLabel('Grams').fill(grams);
      should(await form.evaluate((element) => (element as HTMLFormElement).checkValidity())).equal(isValid);
    }
    await form.getByLabel('Brand').fill('');
    await form.getByRole('button', { name: 'Finish' }).click();
    should(commands('completion')).have.length(finishedBefore);
  });

  it('finishes a task without a form by a button alone', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await open();
    const form = await openCard(page, 'Take out the bins');
    should(await form.locator('input, select, textarea').count()).equal(0);
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
  });

  it('shows markup in a name, a label, an option, a text and a variable as text, and runs none of it', async () => {
    const bad = `<img src=x onerror="alert('run')">"><script>alert('run')</script>{{7*7}}`;
    const components = [
      { type: 'text', text: `${bad} text` },
      { type: 'textfield', key: 'name', label: `${bad} label`, description: `${bad} description` },
      { type: 'select', key: 'one', label: 'Choice', values: [{ label: `${bad} option`, value: bad }] },
      { type: 'textarea', key: '__proto__.note', label: 'Note' },
      { type: `${bad} type`, key: 'odd', label: `${bad} odd` },
      { type: 'html', content: bad, id: 'html' },
    ];
    editor.sandbox.deployForm({ id: 'bad', components });
    const variables = { name: bad, one: bad };
    editor.sandbox.addTask({ name: bad, candidateGroups: ['home'], assignee: bad, formId: 'bad', variables });
    const page = await open();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    await page.getByLabel('I am').fill(bad);
    const form = await openCard(page, bad);
    should(await card(page, bad).locator('.name').innerText()).equal(bad);
    for (const part of ['text', 'label', 'description']) await form.getByText(`${bad} ${part}`).waitFor();
    should(await form.locator('input').inputValue()).equal(bad);
    should(await form.locator('option').last().innerText()).equal(`${bad} option`);
    should(await form.getByText('cannot be shown on this page').count()).equal(2);
    await form.getByLabel('Note').fill('kept');
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands('completion').at(-1).variables).have.properties({ name: bad, one: bad });
    should(await page.evaluate('({}).note === undefined')).be.true();
    should(await page.locator('main img, main script').count()).equal(0);
    should(problems).be.empty();
    should(dialogs).be.empty();
  });

  it('evaluates no expression: a default stays blank, a condition is shown and makes the field optional', async () => {
    const components = [
      { type: 'textfield', key: 'who', label: '="Who " + "else"', defaultValue: '=person' },
      {
        type: 'textfield',
        key: 'why',
        label: 'Why',
        defaultValue: 'because',
        conditional: { hide: '=who = null' },
        validate: { required: true },
      },
      { type: 'number', key: 'grams', label: 'Grams', defaultValue: 5, validate: { min: '=1 + 1' } },
    ];
    editor.sandbox.deployForm({ id: 'feel', components });
    editor.sandbox.addTask({ name: 'Ask around', candidateGroups: ['home'], formId: 'feel' });
    const page = await open();
    const form = await openCard(page, 'Ask around');
    should(await form.getByLabel('="Who " + "else"').inputValue()).equal('');
    should(await form.getByLabel('Why').inputValue()).equal('');
    await form.getByText('Not needed if: =who = null').waitFor();
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands('completion').at(-1)).eql({ variables: { who: '', grams: 5 } });
  });

  it('sends back what nobody changes as it came', async () => {
    const components = [
      { type: 'textfield', key: 'address', label: 'Address' },
      { type: 'number', key: 'meter', label: 'Meter' },
      { type: 'select', key: 'size', label: 'Size', values: [{ label: 'Small', value: 'small' }] },
      { type: 'datetime', subtype: 'datetime', key: 'since', dateLabel: 'Since' },
    ];
    editor.sandbox.deployForm({ id: 'meter', components });
    const variables = {
      address: { street: 'High Street' },
      meter: '9007199254740993',
      size: 'huge',
      since: '2026-01-01T00:00:01Z',
    };
    editor.sandbox.addTask({ name: 'Read the meter', candidateGroups: ['home'], formId: 'meter', variables });
    const page = await open();
    const form = await openCard(page, 'Read the meter');
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands('completion').at(-1)).eql({ variables });
  });

  it('leaves a task to Tasklist that needs a field which it cannot show', async () => {
    const components = [
      { type: 'filepicker', key: 'photo', label: 'Photo', validate: { required: true } },
      { type: 'taglist', key: 'tags', label: 'Tags' },
    ];
    editor.sandbox.deployForm({ id: 'photo', components });
    editor.sandbox.addTask({ name: 'Photograph the meter', candidateGroups: ['home'], formId: 'photo' });
    const page = await open();
    const form = await openCard(page, 'Photograph the meter');
    await form.getByText('"Tags" cannot be shown on this page (taglist).').waitFor();
    await form.getByText('Finish this task in Tasklist: it needs "Photo".').waitFor();
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });

  it('leaves a task to the one who has taken it, and says so', async () => {
    editor.sandbox.addTask({ name: 'Mow the lawn', candidateGroups: ['home'], assignee: 'ben' });
    const page = await open();
    const form = await openCard(page, 'Mow the lawn');
    await form.getByText('Only ben can finish this task.').waitFor();
    should(await form.getByRole('button', { name: 'Take' }).isVisible()).be.false();
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
    await page.getByLabel('I am').fill('ben');
    await form.locator('.finish:enabled').waitFor();
  });

  it('finishes once on a double click', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const form = await openCard(page, 'Take out the bins');
    await form.getByRole('button', { name: 'Finish' }).dblclick();
    await page.getByText('There is nothing to do.').waitFor();
    should(asked.filter((url) => url.endsWith('/complete'))).have.length(1);
  });

  it('refreshes its list and leaves alone what somebody types, who learns when the task has gone', async () => {
    const cat = addCatTask();
    const page = await open(desktop);
    const form = await openCard(page, 'Feed the cat');
    const note = form.getByLabel('Note');
    await note.fill('half a sen');
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'], dueDate: Date.now() });
    await refresh(page);
    await card(page, 'Take out the bins').waitFor();
    should(await page.locator('.name').allInnerTexts()).eql(['Take out the bins', 'Feed the cat']);
    await page.keyboard.type('tence');
    should(await note.inputValue()).equal('half a sentence');

    editor.sandbox.completeTask(cat);
    await refresh(page);
    await form.getByText('This task is no longer open.').waitFor();
    should(await note.inputValue()).equal('half a sentence');
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });

  it('shows what Camunda or Node-RED says when something goes wrong', async () => {
    const key = editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await open();
    const form = await openCard(page, 'Take out the bins');
    editor.sandbox.completeTask(key);
    await form.getByRole('button', { name: 'Finish' }).click();
    await form.getByRole('alert').filter({ hasText: 'it may be finished already' }).waitFor();
    await page.context().setOffline(true);
    await refresh(page);
    await page.getByText('Node-RED does not answer.').waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await open(desktop);
    await page.keyboard.press('Tab');
    await page.keyboard.type('ben');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await card(page, 'Take out the bins').locator('.finish:enabled').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('you have taken it').waitFor();
    await page.locator('.finish:enabled').press('Enter');
    await page.getByText('Finished: Take out the bins').waitFor();
    should(commands('assignment').at(-1)).have.property('assignee', 'ben');
  });

  function addTasksForAPicture(): void {
    const short = everyField.filter(({ key }) => key === 'grams' || key === 'food' || key === 'water');
    editor.sandbox.deployForm({ id: 'short', components: short });
    const draft = (name: string, hours: number, processDefinitionId: string): TaskDraft => ({
      name,
      processDefinitionId,
      candidateGroups: ['home'],
      dueDate: new Date().setHours(new Date().getHours() + hours, 0),
    });
    const cat = { assignee: 'anna', formId: 'short', variables: { grams: 80, food: 'wet' } };
    editor.sandbox.addTask({ ...draft('Sign for a parcel', 1, 'Deliveries'), assignee: 'ben' });
    editor.sandbox.addTask({ ...draft('Feed the cat', 2, 'Cat'), ...cat });
    editor.sandbox.addTask(draft('Take out the bins', 12, 'Bins'));
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing serious for axe-core to find, ${scheme}`, async () => {
      addTasksForAPicture();
      const page = await open(phone, scheme);
      await page.getByLabel('I am').fill('anna');
      await openCard(page, 'Feed the cat');
      await shoot(page, `house-tasks-${scheme}`);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      should(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).be.empty();
    });
  }
});
