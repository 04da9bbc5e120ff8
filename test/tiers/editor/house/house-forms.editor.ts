import should from 'should';
import { Editor } from '../editor';
import { become, card, commands, deployHouse, type House, openCard, tidy, visit } from './house';
import { addCatTask } from './house-cat';

/** Camunda Forms as the page of the example draws them, and what it makes of what people type. */
describe('the forms on the page "House tasks"', () => {
  let editor: Editor;
  let house: House;

  before('deploy the example', async () => {
    editor = await Editor.start({ tasks: 'empty' });
    house = await deployHouse(editor);
  });

  after(async () => {
    await editor?.close();
  });

  afterEach(() => tidy(house, editor));

  it('wants what is required before it finishes', async () => {
    addCatTask(editor);
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Feed the cat');
    const finishedBefore = commands(editor, 'completion').length;
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
    should(commands(editor, 'completion')).have.length(finishedBefore);
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
    const page = await visit(house);
    const problems: string[] = [];
    page.on('dialog', (dialog) => {
      problems.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => problems.push(message.text()));
    await become(page, bad);
    const form = await openCard(page, bad);
    should(await card(page, bad).locator('.name').innerText()).equal(bad);
    for (const part of ['text', 'label', 'description']) await form.getByText(`${bad} ${part}`).waitFor();
    should(await form.locator('input').inputValue()).equal(bad);
    should(await form.locator('option').last().innerText()).equal(`${bad} option`);
    should(await form.getByText('This page cannot show').count()).equal(2);
    await form.getByLabel('Note').fill('kept');
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands(editor, 'completion').at(-1).variables).have.properties({ name: bad, one: bad });
    should(await page.evaluate('({}).note === undefined')).be.true();
    should(await page.locator('main img, main script').count()).equal(0);
    should(problems).be.empty();
  });

  it('evaluates no expression: a default stays blank, a condition makes the field optional', async () => {
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
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Ask around');
    should(await form.getByLabel('="Who " + "else"').inputValue()).equal('');
    should(await form.getByLabel('Why').inputValue()).equal('');
    await form.getByText('Fill in only if it applies.').waitFor();
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands(editor, 'completion').at(-1)).eql({ variables: { who: '', grams: 5 } });
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
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Read the meter');
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
    should(commands(editor, 'completion').at(-1)).eql({ variables });
  });

  it('leaves a task to Tasklist that needs a field which it cannot show', async () => {
    const components = [
      { type: 'filepicker', key: 'photo', label: 'Photo', validate: { required: true } },
      { type: 'taglist', key: 'tags', label: 'Tags' },
    ];
    editor.sandbox.deployForm({ id: 'photo', components });
    editor.sandbox.addTask({ name: 'Photograph the meter', candidateGroups: ['home'], formId: 'photo' });
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Photograph the meter');
    await form.getByText('This page cannot show “Tags”.').waitFor();
    await form.getByText('Please finish this task in Tasklist. It needs “Photo”.').waitFor();
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });
});
