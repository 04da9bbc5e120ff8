import type { Browser } from 'playwright-core';
import { readExample } from '../../../promises/examples/example';
import type { Editor } from '../editor';

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
