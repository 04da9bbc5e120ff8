import type { Page } from 'playwright-core';
import should from 'should';
import type { TaskDraft } from '../../../../sandbox/sandbox';
import { Editor } from '../editor';
import {
  answerWho,
  become,
  card,
  commands,
  deployHouse,
  type House,
  namesIn,
  openCard,
  phone,
  refresh,
  tidy,
  visit,
} from './house';
import { addCatTask } from './house-cat';

const minute = 60_000;

/** Whose the tasks are: groups, names, giving back, and who has finished what. */
describe('the groups of the page "House tasks"', () => {
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

  const addTask = (name: string, draft: TaskDraft = {}) =>
    editor.sandbox.addTask({ name, candidateGroups: ['home'], ...draft });

  const focused = (page: Page) => page.evaluate('document.activeElement.innerText');
  const finishedItem = (page: Page, name: string) => page.locator('#finished li').filter({ hasText: name });
  const scrollY = (page: Page) => page.evaluate('scrollY') as Promise<number>;

  it('are mine, free and others, each with the next due first', async () => {
    addTask('Mow the lawn', { assignee: 'ben' });
    addTask('Feed the cat', { assignee: 'anna' });
    addTask('Water the plants', { dueDate: Date.now() + 60 * minute });
    addTask('Take out the bins', { dueDate: Date.now() + 30 * minute });
    addTask('Sign for a parcel');
    const page = await visit(house, { person: 'anna' });
    should(await namesIn(page, 'mine')).eql(['Feed the cat']);
    should(await namesIn(page, 'free')).eql(['Take out the bins', 'Water the plants', 'Sign for a parcel']);
    should(await namesIn(page, 'others')).eql(['Mow the lawn']);
    await card(page, 'Mow the lawn').getByText('ben has it').waitFor();
    await become(page, 'ben');
    await page.locator('#mine').getByText('Mow the lawn').first().waitFor();
    should(await namesIn(page, 'mine')).eql(['Mow the lawn']);
    should(await namesIn(page, 'others')).eql(['Feed the cat']);
  });

  it('say in a word and in colour what is overdue', async () => {
    addTask('Feed the cat', { dueDate: Date.now() - minute });
    addTask('Take out the bins', { dueDate: Date.now() + 60 * minute });
    const page = await visit(house);
    const word = card(page, 'Feed the cat').getByText('Overdue', { exact: true });
    await word.waitFor();
    const colours = await word.evaluate((element) => [
      getComputedStyle(element).color,
      getComputedStyle(element.parentElement ?? element).color,
    ]);
    should(colours[0]).not.equal(colours[1]);
    should(await card(page, 'Take out the bins').getByText('Overdue').isVisible()).be.false();
  });

  it('change when a task is given back, which stays where it was on the screen, with the focus', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) addTask(name, { assignee: 'anna' });
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'E');
    const button = form.getByRole('button', { name: 'Give back' });
    await button.scrollIntoViewIfNeeded();
    const before = await card(page, 'E').boundingBox();
    await button.click();
    await page.locator('#free .card').waitFor();
    should(await focused(page)).match(/^E/);
    should((await card(page, 'E').boundingBox())?.y).be.approximately(before?.y ?? 0, 2);
    await form.getByRole('button', { name: 'Take' }).waitFor();
    await refresh(page);
    should(await namesIn(page, 'free')).eql(['E']);
  });

  it('stay where they are on the screen after Finish, and the focus is on what came to the place', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) addTask(name, { assignee: 'anna' });
    const page = await visit(house, { person: 'anna' });
    const form = await openCard(page, 'E');
    await page.evaluate('scrollTo(0, 150)');
    const before = await scrollY(page);
    should(before).be.above(0);
    await form.getByRole('button', { name: 'Finish' }).click();
    await page.getByText('Finished: E').waitFor();
    should(await focused(page)).match(/^F/);
    should(await scrollY(page)).be.approximately(before, 2);
  });

  it('ask for a name that is needed, and go on with it', async () => {
    addTask('Polish the shoes');
    const page = await visit(house);
    const form = await openCard(page, 'Polish the shoes');
    const finishedBefore = commands(editor, 'completion').length;
    const finish = form.getByRole('button', { name: 'Finish' });
    await finish.click();
    const dialog = page.getByRole('dialog', { name: 'Who are you?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    should(commands(editor, 'completion')).have.length(finishedBefore);
    await finish.press('Enter');
    await answerWho(page, 'Anna');
    await finishedItem(page, 'Polish the shoes').getByText('Finished by Anna at').waitFor();
    should(commands(editor, 'assignment').at(-1)).have.property('assignee', 'Anna');
    should(await page.evaluate(`localStorage.getItem('person')`)).equal('Anna');
    await page.reload();
    await page.getByRole('button', { name: 'I am Anna' }).waitFor();
  });

  it('offer the names of who has tasks', async () => {
    addTask('Feed the cat', { assignee: 'anna' });
    addTask('Mow the lawn', { assignee: 'ben' });
    const page = await visit(house);
    await page.getByRole('button', { name: 'Who are you?' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'ben' }).click();
    should(await namesIn(page, 'mine')).eql(['Mow the lawn']);
  });

  it('show who has finished a task elsewhere', async () => {
    const key = addTask('Feed the dog', { assignee: 'ben' });
    const page = await visit(house, { person: 'anna' });
    editor.sandbox.completeTask(key);
    await refresh(page);
    await finishedItem(page, 'Feed the dog').getByText('Finished by ben at').waitFor();
  });

  it('leave a task to the one who has taken it, and say so', async () => {
    addTask('Mow the lawn', { assignee: 'ben' });
    const page = await visit(house);
    const form = await openCard(page, 'Mow the lawn');
    await form.getByText('ben has this task.').waitFor();
    should(await form.getByRole('button', { name: 'Take' }).isVisible()).be.false();
    should(await form.getByRole('button', { name: 'Finish' }).isDisabled()).be.true();
    await become(page, 'ben');
    await form.locator('.finish:enabled').waitFor();
  });

  it('do not move a task away that somebody is filling in, when somebody else takes it', async () => {
    const userTaskKey = addCatTask(editor);
    const page = await visit(house, { person: 'anna', viewport: phone });
    const form = await openCard(page, 'Feed the cat');
    await form.getByLabel('Note').fill('half a sen');
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const body = JSON.stringify({ assignee: 'ben', allowOverride: true });
    await fetch(`${editor.sandbox.url}/v2/user-tasks/${userTaskKey}/assignment`, { ...post, body });
    await refresh(page);
    await form.getByText('ben has this task.').waitFor();
    await page.keyboard.type('tence');
    should(await form.getByLabel('Note').inputValue()).equal('half a sentence');
    should(await namesIn(page, 'free')).eql(['Feed the cat']);
  });
});
