import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import should from 'should';
import { Editor } from '../editor';
import { answerWho, deployHouse } from './house';

const attack = readFileSync(path.join(__dirname, 'house-attack.js'), 'utf8');
const secret = 'Pay the bill';
const account = { username: 'anna', password: 'house' };
const passwordHash = '$2b$04$3D5LSuw5ofdMBOKXFgLnOesmrB51.9bDhnkIBZN0MAiOHm21J4QKe';

const flags = [
  // Names of other web sites, and of this computer in a house.
  '--host-resolver-rules=MAP *.example 127.0.0.1, MAP *.local 127.0.0.1',
  // New Chromium keeps web sites from this computer by itself; other browsers do not.
  '--disable-features=LocalNetworkAccessChecks',
];

/** Pages of other web sites in the browser of somebody who has the house tasks open beside them. */
for (const hasPassword of [false, true]) {
  describe(`the house tasks${hasPassword ? ' behind httpNodeAuth' : ''}, and a page of another origin`, () => {
    let editor: Editor;
    let browser: Browser;
    let elsewhere: Server;
    let port: string;
    let context: BrowserContext;
    let key: string;

    before('deploy the example, and start another web site', async () => {
      const httpNodeAuth = { user: account.username, pass: passwordHash };
      editor = await Editor.start({ tasks: 'empty' }, hasPassword ? { httpNodeAuth } : {}, flags);
      const house = await deployHouse(editor, hasPassword ? account : undefined);
      browser = house.browser;
      port = new URL(house.site).port;
      elsewhere = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
      }).listen(0, '127.0.0.1');
      await once(elsewhere, 'listening');
    });

    after(async () => {
      elsewhere?.close();
      await editor?.close();
    });

    beforeEach(async () => {
      editor.sandbox.deployForm({
        id: 'bill',
        components: [{ type: 'textfield', key: 'iban', label: 'IBAN' }],
      });
      const variables = { iban: secret };
      key = editor.sandbox.addTask({ name: secret, candidateGroups: ['home'], formId: 'bill', variables });
      context = await browser.newContext(hasPassword ? { httpCredentials: account } : {});
    });

    afterEach(async () => {
      await context.close();
      editor.sandbox.completeTask(key);
    });

    const siteAt = (host: string) => `http://${host}:${port}/house-tasks`;
    const elsewherePort = () => (elsewhere.address() as AddressInfo).port;

    const commands = () =>
      editor.sandbox.requests.filter(({ path }) => /(completion|assignment|assignee)$/.test(path)).length;

    /** @returns every word that the page got of these addresses */
    async function tryToRead(page: Page, addresses: string[]): Promise<string[]> {
      await page.addScriptTag({ content: attack });
      return page.evaluate(`tryToRead(${JSON.stringify(addresses)})`);
    }

    function tryToWrite(page: Page, site: string): Promise<void> {
      const command = JSON.stringify({ userTaskKey: key, person: 'ben' });
      return page.evaluate(
        `tryToWrite(['${site}/assign', '${site}/unassign', '${site}/complete'], ${command})`,
      );
    }

    async function openHouse(host: string): Promise<Page> {
      const page = await context.newPage();
      await page.goto(siteAt(host));
      await page.locator('.card').filter({ hasText: secret }).waitFor();
      return page;
    }

    // Browsers send Sec-Fetch-Site to this computer itself, and not to a name in the house over plain http.
    for (const house of ['127.0.0.1', 'house.local']) {
      for (const other of ['elsewhere.example', house]) {
        it(`at ${house}: nothing is read and nothing is written from ${other === house ? 'another port of it' : other}`, async () => {
          await openHouse(house);
          const commandsBefore = commands();
          const page = await context.newPage();
          const site = siteAt(house);
          await page.goto(`http://${other}:${elsewherePort()}/`);
          const read = [site, `${site}/list`, `${site}/form?userTaskKey=${key}`];
          const got = await tryToRead(page, read);
          // The core's answer to who says no password is for everybody.
          should(got.filter((text) => text !== '' && text !== 'Unauthorized')).be.empty();
          for (const frame of page.frames().slice(1)) {
            should(await frame.content().catch(() => ''))
              .not.containEql(secret)
              .and.not.containEql('House tasks');
          }
          await tryToWrite(page, site);
          should(commands()).equal(commandsBefore);
        });
      }
    }

    it('a name that leads to this computer (DNS rebinding) is not answered', async () => {
      const commandsBefore = commands();
      const rebound = `http://elsewhere.example:${port}`;
      const page = await context.newPage();
      // The page came before the name led here.
      await page.route(`${rebound}/page`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' }),
      );
      await page.goto(`${rebound}/page`);
      const site = siteAt('elsewhere.example');
      const got = await tryToRead(page, [site, `${site}/list`, `${site}/form?userTaskKey=${key}`]);
      if (!hasPassword) should(got.join()).containEql('does not answer to the name');
      should(got.join()).not.containEql(secret);
      await tryToWrite(page, site);
      should(commands()).equal(commandsBefore);
    });

    it('opens for a link from elsewhere, and works', async () => {
      const page = await context.newPage();
      await page.goto(`http://elsewhere.example:${elsewherePort()}/`);
      await page.evaluate((url) => Object.assign(globalThis, { location: url }), siteAt('127.0.0.1'));
      const card = page.locator('.card').filter({ hasText: secret });
      await card.locator('.open').click();
      await card.getByRole('button', { name: 'Finish' }).click();
      await answerWho(page, 'anna');
      await page.getByText(`Finished: ${secret}`).waitFor();
    });

    if (hasPassword) {
      it('asks for the password first', async () => {
        const { status } = await fetch(`${siteAt('127.0.0.1')}/list`);
        should(status).equal(401);
      });
    }
  });
}
