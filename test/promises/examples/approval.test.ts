import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import helper from 'node-red-node-test-helper';
import should from 'should';
import type { Sandbox } from '../../../sandbox/sandbox';
import { soon } from '../../support/until';
import { Arrivals, type Deployed, deploy } from './deployed';
import { readExample } from './example';
import { sandboxes } from './sandboxes';

const example = '16 - Approve from a phone';

/** A process that waits for a yes or a no, and a phone that answers over http. */
describe('using the example "Approve from a phone"', () => {
  const start = sandboxes();
  let sandbox: Sandbox;
  let instance: string;
  let flow: Deployed;
  let server: Server;
  let site: string;

  beforeEach(async () => {
    sandbox = await start({ tasks: 0 });
    const variables = { what: 'a garden hose', price: 39 };
    instance = sandbox.engine.createInstance({ process: { id: 'approve-purchase' }, variables }).key;
    server = createServer((request, response) => flow.http(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => void server.close());

  /** Deploys the flow. @returns what the phone gets */
  async function deployed() {
    flow = await deploy(example, sandbox.url, undefined, { ADDRESS: site });
    return flow.arrivalsAt('to the phone');
  }

  async function asked(): Promise<string> {
    const phone = await deployed();
    const [said] = await phone.payloads(1);
    return String(said).split(' ').at(-1) ?? '';
  }

  const asking = readExample(example).find(({ name }) => name === 'ask once')?.id ?? '';
  /** The context of the flow. */
  const remembered = () => helper.getNode(asking).context().flow;

  const press = (link: string, answer: string, headers: Record<string, string> = { origin: site }) =>
    fetch(link, { method: 'POST', body: new URLSearchParams({ answer }), headers });

  const ended = () => soon('ended', () => sandbox.instanceState(instance) === 'COMPLETED');
  const answers = () =>
    sandbox.requests.filter(({ path }) => path.endsWith('/completion')).map(({ body }) => body);

  it('sends the question with a link, which shows it and two buttons and answers nothing by itself', async () => {
    const phone = await deployed();
    const [said] = await phone.payloads(1);
    should(said).match(/^May we buy a garden hose for 39 €\? http:\/\/127.0.0.1:\d+\/approve\/\d+$/);
    const page = await fetch(String(said).split(' ').at(-1) ?? '');
    const html = await page.text();
    should(page.status).equal(200);
    should(page.headers.get('content-security-policy')).match(/default-src 'none'/);
    should(html).match(/a garden hose, 39 €/);
    should(html.match(/<button/g)).have.length(2);
    should(answers()).be.empty();
  });

  for (const [answer, approved, says] of [
    ['yes', true, 'We buy it.'],
    ['no', false, 'We do not buy it.'],
  ] as const) {
    it(`lets the process go on when the phone says ${answer}`, async () => {
      const page = await press(await asked(), answer);
      should(await page.text()).containEql(says);
      await ended();
      should(answers()).eql([JSON.stringify({ variables: { approved } })]);
    });
  }

  it('takes the answer after a restart, and asks nobody twice where the context is kept', async () => {
    const link = await asked();
    const kept = remembered().get('asked');
    await helper.unload();
    const phone = await deployed();
    remembered().set('asked', kept);
    const again = new Arrivals(helper.getNode(asking));
    await again.payloads(1);
    const page = await press(link, 'yes');
    should(page.status).equal(200);
    await ended();
    should(phone.messages).be.empty();
  });

  it('says that there is nothing to answer, to a second answer and where the process went on without it', async () => {
    const link = await asked();
    sandbox.engine.cancelInstance(instance);
    const page = await press(link, 'yes');
    should(page.status).equal(404);
    should(await page.text()).match(/Nobody asks for this any more/);
    should((await press(link, 'yes')).status).equal(404);
    should(await (await fetch(link)).text()).match(/Nothing to answer/);
  });

  it('takes no answer from another web site, no other answer, and none to what nobody has asked', async () => {
    const link = await asked();
    should((await press(link, 'yes', { origin: 'http://evil.example' })).status).equal(403);
    should((await press(link, 'yes', { 'sec-fetch-site': 'cross-site' })).status).equal(403);
    should((await press(link, 'yes', {})).status).equal(403);
    should((await press(link, 'perhaps')).status).equal(400);
    for (const key of ['1', '__proto__', 'constructor']) {
      should((await press(`${site}/approve/${key}`, 'yes')).status).equal(404);
      should(await (await fetch(`${site}/approve/${key}`)).text()).match(/Nothing to answer/);
    }
    should(answers()).be.empty();
  });

  it('shows what is asked as text, whatever it says', async () => {
    sandbox.engine.cancelInstance(instance);
    const variables = { what: '<script>alert(1)</script>', price: 1 };
    sandbox.engine.createInstance({ process: { id: 'approve-purchase' }, variables });
    const html = await (await fetch(await asked())).text();
    should(html).not.match(/<script/);
    should(html).match(/&lt;script/);
  });
});
