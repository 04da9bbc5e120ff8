import helper from 'node-red-node-test-helper';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, startFlow, stopFlow } from '../../../support/node-red/flow';

const CLIENT = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };
const STORED = '__PWRD__';

/** Asks as the form does. */
async function test(
  properties: Record<string, unknown>,
  credentials: Record<string, string> = {},
  id = 'new',
) {
  const { body } = await helper
    .request()
    .post('/camunda8-cluster/test-connection')
    .send({ id, properties, credentials })
    .expect(200);
  return body;
}

describe('Test connection', () => {
  let sandbox: Sandbox;
  /** Asks nobody who he is. */
  let open: Sandbox;
  let basic: Sandbox;
  let oidc: Record<string, unknown>;

  before(async () => {
    sandbox = await startSandbox({ version: '8.8', authentication: 'oidc' });
    open = await startSandbox({ version: '8.8' });
    basic = await startSandbox({ version: '8.8', authentication: 'basic' });
    oidc = {
      ...clusterAt(sandbox.url).properties,
      authentication: 'oidc',
      tokenUrl: sandbox.tokenUrl,
      scope: 'orchestration',
    };
  });
  after(() => Promise.all([sandbox, open, basic].map((one) => one.close())));
  beforeEach(() => startFlow({ properties: oidc, credentials: CLIENT }, { type: 'camunda8-topology' }));
  afterEach(stopFlow);

  it('says version, brokers and what the credentials may do, with values that are not deployed', async () => {
    const answer = await test(oidc, CLIENT);
    should(answer).containDeep({ ok: true, version: '8.8.0', brokers: 1, search: { v2: true, v1: true } });
    should(answer.durationMs).be.a.Number();
    should(answer).not.have.property('needless');
  });

  it('says that no password was checked where Camunda answers without one, and not who is connected', async () => {
    const { properties } = clusterAt(open.url, { authentication: 'basic' });
    const answer = await test(properties, { username: 'demo', password: 'any' });
    should(answer).containDeep({ ok: true, needless: 'basic', search: { v2: true, v1: true } });
    should(answer).not.have.property('subject');
  });

  it('says the same of a token that nobody looks at', async () => {
    const answer = await test({ ...oidc, restAddress: open.url }, CLIENT);
    should(answer).containDeep({ ok: true, needless: 'oidc' });
  });

  it('asks without credentials also where no search is allowed', async () => {
    const closed = await startSandbox({ version: '8.6', searchEnabled: false });
    const { properties } = clusterAt(closed.url, { authentication: 'basic' });
    const answer = await test(properties, { username: 'demo', password: 'any' });
    await closed.close();
    should(answer).containDeep({ needless: 'basic', search: { v2: false, v1: false } });
  });

  it('says nothing of it where no credentials were entered', async () => {
    should(await test(clusterAt(open.url).properties)).not.have.property('needless');
  });

  it('says nothing of it where one of the APIs wants a login', async () => {
    const { properties } = clusterAt(open.url, { authentication: 'basic', tasklistAddress: basic.url });
    const answer = await test(properties, { username: 'demo', password: 'demo' });
    should(answer).containDeep({ ok: true, subject: 'demo', search: { v2: true, v1: true } });
    should(answer).not.have.property('needless');
  });

  it('uses the stored secret where everything goes where the deployed node sends it', async () => {
    should(await test(oidc, { ...CLIENT, clientSecret: STORED }, 'c')).containDeep({ ok: true });
  });

  const elsewhere: [string, unknown][] = [
    ['environment', 'local'],
    ['region', 'bru-2'],
    ['clusterId', 'other'],
    ['restAddress', 'http://127.0.0.1:9'],
    ['tasklistAddress', 'http://127.0.0.1:9'],
    ['tokenUrl', 'http://127.0.0.1:9/token'],
    ['loginPath', '/elsewhere'],
    ['authentication', 'basic'],
    ['tls', 'another'],
    ['proxy', 'another'],
    ['allowInsecure', true],
  ];
  for (const [name, value] of elsewhere) {
    it(`does not use the stored secret where ${name} differs`, async () => {
      const asked = sandbox.requests.length;
      const credentials = { ...CLIENT, username: 'demo', password: STORED, clientSecret: STORED };
      const answer = await test({ ...oidc, [name]: value }, credentials, 'c');
      should(answer).containDeep({ ok: false, code: 'CAMUNDA_CONFIG' });
      should(answer.message).match(/^Deploy first/);
      should(sandbox.requests).have.length(asked);
    });
  }

  it('does not read an environment variable for a node that is not deployed', async () => {
    const answer = await test({ ...oidc, audience: '$' + '{HOME}' }, CLIENT);
    should(answer).containDeep({ ok: false, code: 'CAMUNDA_CONFIG' });
    should(answer.message).match(/^Deploy first/);
  });

  it('does not read a variable for a field in which the deployed node names none', async () => {
    const { properties } = clusterAt(basic.url, { authentication: 'basic' });
    const user = { username: 'demo', password: 'demo' };
    await stopFlow();
    await startFlow({ properties, credentials: user }, { type: 'camunda8-topology' });
    should(await test(properties, { ...user, password: STORED }, 'c')).containDeep({ subject: 'demo' });
    const answer = await test(properties, { username: '$' + '{HOME}', password: STORED }, 'c');
    should(JSON.stringify(answer)).not.containEql(String(process.env.HOME));
    should(answer).containDeep({ ok: false, code: 'CAMUNDA_CONFIG' });
    should(answer.message).match(/^Deploy first/);
  });

  it('reads a variable in the field in which the deployed node names it', async () => {
    process.env.CAMUNDA_TEST_CLIENT = CLIENT.clientId;
    const credentials = { clientId: '$' + '{CAMUNDA_TEST_CLIENT}', clientSecret: CLIENT.clientSecret };
    await stopFlow();
    await startFlow({ properties: oidc, credentials }, { type: 'camunda8-topology' });
    should(await test(oidc, { ...credentials, clientSecret: STORED }, 'c')).containDeep({ ok: true });
    delete process.env.CAMUNDA_TEST_CLIENT;
  });

  it('asks nobody for environment variables that are not deployed, and says so', async () => {
    const asked = sandbox.requests.length;
    const answer = await test({ environment: 'env' });
    should(answer).containDeep({ ok: false, code: 'CAMUNDA_CONFIG' });
    should(answer.message).match(/^Deploy first.* environment variables are not used$/);
    should(sandbox.requests).have.length(asked);
  });

  for (const name of ['tls', 'proxy']) {
    it(`does not connect without a ${name} node that is not deployed yet`, async () => {
      const answer = await test({ ...oidc, [name]: 'not-deployed' }, CLIENT);
      should(answer).containDeep({ ok: false, code: 'CAMUNDA_CONFIG' });
      should(answer.message).match(/not deployed yet/);
    });
  }

  it('says what is wrong and never repeats a secret', async () => {
    const answer = await test(oidc, { ...CLIENT, clientSecret: 'not-the-secret' });
    should(answer).containDeep({ ok: false, code: 'CAMUNDA_AUTH' });
    should(answer.message).match(/Check the client ID and secret/);
    should(JSON.stringify(answer)).not.match(/not-the-secret/);
  });

  it('takes JSON alone, which no foreign web page can send', async () => {
    await helper
      .request()
      .post('/camunda8-cluster/test-connection')
      .type('form')
      .send({ id: 'c' })
      .expect(415);
  });
});
