import type { Browser, Locator, Page } from 'playwright-core';
import { readExample } from '../../../promises/examples/example';
import type { Editor } from '../editor';

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1200, height: 800 };

/** The page of the example "House tasks in the browser", deployed. */
export interface House {
  /** Its address. */
  site: string;
  browser: Browser;
}

interface Account {
  username: string;
  password: string;
}

/**
 * Deploys the example on the editor's sandbox.
 * @param account of `httpNodeAuth`
 * @returns as soon as the page is answered
 */
export async function deployHouse(editor: Editor, account?: Account): Promise<House> {
  const address = { environment: 'self-managed', restAddress: editor.sandbox.url };
  await editor.deploy(
    readExample('10 - House tasks in the browser').map((node) =>
      node.type === 'camunda8-cluster' ? { ...node, ...address } : node,
    ),
  );
  const page = await editor.open();
  const site = new URL('house-tasks', page.url()).href;
  const browser = page.context().browser();
  if (!browser) throw new Error('The browser has gone');
  await page.context().close();
  const login = Buffer.from(`${account?.username}:${account?.password}`).toString('base64');
  const headers: Record<string, string> = account ? { authorization: `Basic ${login}` } : {};
  await until(async () => (await fetch(`${site}/list`, { headers })).ok);
  return { site, browser };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** How a person comes to the page; `person` is who the browser remembers. */
export interface Visit {
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  locale?: string;
  person?: string;
}

/** The page in a browser in Berlin, as soon as it shows a task. */
export async function visit({ site, browser }: House, how: Visit = {}): Promise<Page> {
  const { viewport = phone, colorScheme = 'light', locale = 'en-GB', person } = how;
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale,
    timezoneId: 'Europe/Berlin',
    hasTouch: viewport === phone,
  });
  const page = await context.newPage();
  if (person !== undefined) await page.addInitScript(`localStorage.setItem('person', '${person}')`);
  await page.goto(site);
  await page.locator('.card').first().waitFor();
  return page;
}

export const card = (page: Page, name: string) =>
  page.locator('.card').filter({ has: page.getByText(name, { exact: true }) });

/** Opens a task. @returns its form, as soon as it can be finished or says why not */
export async function openCard(page: Page, name: string): Promise<Locator> {
  await card(page, name).locator('.open').click();
  const form = card(page, name).locator('form');
  await form.locator('.finish:enabled, .note:not(:empty)').first().waitFor();
  return form;
}

/** Says at the top of the page who uses it. */
export async function become(page: Page, person: string): Promise<void> {
  await page.locator('#person').click();
  await answerWho(page, person);
}

/** Answers the question that the page asks. */
export async function answerWho(page: Page, person: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(person);
  await dialog.getByRole('textbox').press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Lets the page ask for the list now. */
export const refresh = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);

/** Bodies of the commands that Camunda has taken, by the end of their path. */
export const commands = (editor: Editor, end: string) =>
  editor.sandbox.requests
    .filter(({ path, status }) => path.endsWith(end) && status < 300)
    .map(({ body }) => JSON.parse(body));

/** Names of the tasks in a group, in their order. */
export const namesIn = (page: Page, group: string) => page.locator(`#${group} .name`).allInnerTexts();

/** Ends what a test has left open: browser windows and tasks. */
export async function tidy({ site, browser }: House, editor: Editor): Promise<void> {
  for (const context of browser.contexts()) await context.close();
  const { tasks } = await (await fetch(`${site}/list`)).json();
  for (const { userTaskKey } of tasks) editor.sandbox.completeTask(userTaskKey);
}
