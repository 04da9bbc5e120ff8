import should from 'should';
import { Editor, shoot } from '../editor';
import {
  become,
  card,
  commands,
  deployHouse,
  desktop,
  type House,
  namesIn,
  openCard,
  phone,
  refresh,
  tidy,
  visit,
} from './house';
import { addCatTask } from './house-cat';

/** The page that the example serves, as people use it. */
describe('the page of the example "House tasks in the browser"', () => {
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

  for (const [device, viewport] of Object.entries({ phone, desktop })) {
    it(`is where a task is taken, filled in and finished, on a ${device}`, async () => {
      const finishedBefore = commands(editor, 'completion').length;
      addCatTask(editor);
      const page = await visit(house, { viewport });
      const form = await openCard(page, 'Feed the cat');
      should(await form.getByLabel('Brand').inputValue()).equal('Whiskers');
      should(await form.getByLabel('Grams').inputValue()).equal('80');
      should(await form.getByLabel('Food').locator('option:checked').innerText()).equal('Wet');
      should(await form.getByLabel('Cat').isDisabled()).be.true();

      await become(page, 'anna');
      await form.getByRole('button', { name: 'Take' }).click();
      await page.locator('#mine').getByText('Feed the cat').waitFor();
      should(commands(editor, 'assignment').at(-1)).have.property('assignee', 'anna');

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
      await page.locator('#finished').getByText('Finished by anna at').first().waitFor();
      should(await page.locator('.card').count()).equal(0);
      await shoot(page, `house-tasks-${device}-finished`);
      should(commands(editor, 'completion').slice(finishedBefore)).eql([
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
      addCatTask(editor, name);
      const page = await visit(house, { viewport });
      await openCard(page, name);
      should(await page.evaluate('document.documentElement.scrollWidth')).be.belowOrEqual(viewport.width);
      for (const control of await page.locator('button:visible, input:visible, select:visible').all()) {
        const box = await control.boundingBox();
        should(box?.height).be.aboveOrEqual((await control.getAttribute('type')) === 'checkbox' ? 28 : 44);
      }
    });
  }

  it('finishes a task without a form by a button alone', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Take out the bins');
    should(await form.locator('input, select, textarea').count()).equal(0);
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('There is nothing to do.').waitFor();
  });

  it('finishes once on a double click', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await visit(house, { person: 'anna' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const form = await openCard(page, 'Take out the bins');
    await form.getByRole('button', { name: 'Finish' }).dblclick();
    await page.getByText('There is nothing to do.').waitFor();
    should(asked.filter((url) => url.endsWith('/complete'))).have.length(1);
  });

  it('refreshes its list and leaves alone what somebody types, who learns when the task has gone', async () => {
    const cat = addCatTask(editor);
    const page = await visit(house, { viewport: desktop });
    const form = await openCard(page, 'Feed the cat');
    const note = form.getByLabel('Note');
    await note.fill('half a sen');
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'], dueDate: Date.now() });
    await refresh(page);
    await card(page, 'Take out the bins').waitFor();
    should(await namesIn(page, 'free')).eql(['Take out the bins', 'Feed the cat']);
    await page.keyboard.type('tence');
    should(await note.inputValue()).equal('half a sentence');

    editor.sandbox.completeTask(cat);
    await refresh(page);
    await form.getByText('This task is no longer open.').waitFor();
    should(await note.inputValue()).equal('half a sentence');
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
  });

  it('says in everyday words what went wrong, and keeps what was typed', async () => {
    const key = addCatTask(editor);
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'Feed the cat');
    await form.getByLabel('Note').fill('half a sentence');
    await page.route('**/complete', (route) => route.fulfill({ status: 503, json: { reason: 'away' } }));
    await form.getByRole('button', { name: 'Finish' }).click();
    await form.getByText('Camunda cannot be reached right now. Your entries are kept.').waitFor();
    should(await form.getByLabel('Note').inputValue()).equal('half a sentence');

    await page.context().setOffline(true);
    await refresh(page);
    await page.getByText('No connection to your home. Your entries are kept.').waitFor();
    await page.context().setOffline(false);
    await page.unroute('**/complete');
    // Not before, or the page may have heard of it.
    await page.route('**/complete', (route) => {
      editor.sandbox.completeTask(key);
      return route.continue();
    });
    await form.getByRole('button', { name: 'Finish' }).click();
    await form.getByRole('alert').filter({ hasText: 'Somebody may have finished it' }).waitFor();
    should(await form.getByLabel('Note').inputValue()).equal('half a sentence');
  });

  it('can be used with the keyboard alone', async () => {
    editor.sandbox.addTask({ name: 'Take out the bins', candidateGroups: ['home'] });
    const page = await visit(house, { viewport: desktop });
    const press = (key: string) => page.keyboard.press(key);
    await press('Tab');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.getByLabel('Your name').focus();
    await page.keyboard.type('ben');
    await press('Enter');
    await page.getByRole('button', { name: 'I am ben' }).waitFor();
    await press('Tab');
    await press('Enter');
    await card(page, 'Take out the bins').locator('.finish:enabled').waitFor();
    await press('Tab');
    await press('Enter');
    await page.locator('#mine .card').waitFor();
    await press('Tab');
    await press('Tab');
    await press('Enter');
    await page.getByText('Finished: Take out the bins').waitFor();
    should(commands(editor, 'assignment').at(-1)).have.property('assignee', 'ben');
  });
});
