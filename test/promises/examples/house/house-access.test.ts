import should from 'should';
import type { Sandbox } from '../../../../sandbox/sandbox';
import { sandboxes } from '../sandboxes';
import { HouseSite } from './house-site';

const files = ['', 'files/page.css', 'files/page.js', 'files/unknown.js'];
const data = ['list', 'form?userTaskKey=1'];

/** Who may ask the page's addresses, by the headers of a request. What browsers make of it: test/tiers/editor. */
describe('10 - House tasks in the browser: who may ask', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  let site: HouseSite;

  afterEach(() => site?.close());

  async function begin(environment: Record<string, string> = {}): Promise<void> {
    sandbox = await start({ tasks: 'empty' });
    site = await HouseSite.deploy(sandbox.url, environment);
  }

  /** Each answer to all that can be asked, a command too. */
  async function askAll(headers: Record<string, string>) {
    const answers = [];
    for (const resource of [...files, ...data]) answers.push(await site.ask('GET', resource, headers));
    answers.push(await site.ask('POST', 'complete', headers));
    return answers;
  }

  const statuses = async (headers: Record<string, string>) =>
    new Set((await askAll(headers)).map(({ status }) => status));

  it('refuses what does not come from the page itself, or is no JSON', async () => {
    await begin();
    const task = { userTaskKey: sandbox.addTask({ candidateGroups: ['home'] }), person: 'anna' };
    const page = site.ofThePage;
    const elsewhere = { ...page, origin: 'https://elsewhere.example' };
    const { origin: _, ...nobody } = page;
    for (const headers of [
      elsewhere,
      nobody,
      { ...page, origin: 'null' },
      { ...page, 'sec-fetch-site': 'cross-site' },
    ]) {
      const { status, body } = await site.post('complete', task, headers);
      should(status).equal(403);
      should(body.error).equal('Only the page itself can send this.');
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      should((await site.post('complete', task, { ...page, 'content-type': type })).status).equal(415);
    }
    should(sandbox.requests).be.empty();
  });

  it('takes what a browser says about itself over https for the same origin, behind a proxy too', async () => {
    await begin();
    const headers = { ...site.ofThePage, origin: 'https://house.example', 'sec-fetch-site': 'same-origin' };
    const task = { userTaskKey: sandbox.addTask({ candidateGroups: ['home'] }), person: 'anna' };
    should((await site.post('complete', task, headers)).status).equal(200);
  });

  it('gives nothing to a page of another origin, whether a browser names it in Origin or in Sec-Fetch-Site', async () => {
    await begin();
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-mode': 'cors' };
    for (const headers of [
      foreign,
      { origin: 'null' },
      { origin: `${new URL(site.url).origin}.elsewhere.example` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ]) {
      should([...(await statuses(headers))]).eql([403]);
    }
    should(sandbox.requests).be.empty();
  });

  it('allows no other origin to read, also where Node-RED does below httpAdminRoot', async () => {
    await begin();
    for (const { headers } of await askAll({})) {
      should(headers['access-control-allow-origin']).equal('none');
      should(headers['cross-origin-resource-policy']).equal('same-origin');
      should(headers['x-content-type-options']).equal('nosniff');
      should(headers['cache-control']).equal('no-store');
    }
  });

  it('lets no page of another origin show it in a frame', async () => {
    await begin();
    for (const { headers } of await askAll({})) {
      should(headers['content-security-policy']).match(
        /^default-src 'none'.*; frame-ancestors '(none|self)'$/,
      );
      should(headers['x-frame-options']).match(/^(DENY|SAMEORIGIN)$/);
    }
  });

  it('opens for who types its address, follows a link from elsewhere, or has a browser without Sec-Fetch-Site', async () => {
    await begin();
    const opened = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (const site of ['none', 'cross-site', 'same-site', 'same-origin']) {
      should((await ask('', { ...opened, 'sec-fetch-site': site })).status).equal(200);
    }
    should((await ask('', {})).status).equal(200);
    should((await ask('list', { ...opened, 'sec-fetch-site': 'cross-site' })).status).equal(403);
  });

  const ask = (resource: string, headers: Record<string, string>) => site.ask('GET', resource, headers);

  it('answers to the names that a house has, with any port', async () => {
    await begin();
    for (const host of [
      'localhost:1880',
      '192.168.1.20',
      '[fd12:3456::1]:1880',
      'raspberrypi:1880',
      'NodeRed.local',
      'pi.lan',
      'pi.fritz.box:1880',
      'red.home.arpa',
    ]) {
      should((await ask('list', { host, origin: `http://${host}` })).status).equal(200, host);
    }
  });

  it('answers to no other name, which a web site may let lead here (DNS rebinding), whatever a proxy says', async () => {
    await begin();
    for (const host of [
      'elsewhere.example',
      'elsewhere.example:1880',
      '192.168.1.20.elsewhere.example',
      'localhost.elsewhere.example',
      'evil-fritz.box',
      'elsewhere.example.',
    ]) {
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
      should([...(await statuses({ ...headers, 'x-forwarded-host': 'localhost' }))]).eql([403], host);
    }
    const { body } = await ask('list', { host: 'elsewhere.example' });
    should(JSON.parse(body).error).equal(
      'This page does not answer to the name "elsewhere.example": add it to HOSTS on the tab of its flow.',
    );
    should(sandbox.requests).be.empty();
  });

  it('answers to the names in HOSTS too', async () => {
    await begin({ HOSTS: 'red.example.org, Other.example' });
    for (const host of ['red.example.org', 'other.example:8443']) {
      should((await ask('list', { host })).status).equal(200);
    }
    should((await ask('list', { host: 'example.org' })).status).equal(403);
  });

  it('takes JSON of at most 1 MB, and answers every other body too', async () => {
    await begin();
    const long = JSON.stringify({ variables: { text: 'x'.repeat(1_000_000) } });
    const { status, body } = await site.ask('POST', 'complete', {}, long);
    should(status).equal(413);
    should(JSON.parse(body).error).equal('At most 1 MB is taken here.');
    const chunked = { 'transfer-encoding': 'chunked' };
    should((await site.ask('POST', 'complete', chunked)).status).equal(413);
    for (const broken of ['', '{', 'null', '7', '"text"', '[]', '\u0000', '{"a":'.repeat(10)]) {
      const { status } = await site.ask('POST', 'complete', {}, broken);
      should(status).be.aboveOrEqual(400);
    }
    should(sandbox.requests).be.empty();
  });
});
