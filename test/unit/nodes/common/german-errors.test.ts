import helper from 'node-red-node-test-helper';
import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { freePort } from '../../../../scripts/free-port';
import { clusterAt, startFlow, stopFlow } from '../../../support/node-red/flow';

const CLIENT = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };

/** Asks as a form does in an editor of this language. */
async function ask(address: string, body: object, language: string): Promise<{ message: string }> {
  const answer = await helper.request().post(address).set('Accept-Language', language).send(body).expect(200);
  return answer.body;
}

/** Test connection of a cluster `c`, deployed with the same address, in an editor of this language. */
async function test(properties: object, credentials: object = {}, language = 'de'): Promise<string> {
  const body = { id: 'c', properties, credentials };
  return (await ask('/camunda8-cluster/test-connection', body, language)).message;
}

describe('What the editor shows of an error', () => {
  let sandbox: Sandbox;
  let oidc: Record<string, unknown>;

  before(async () => {
    sandbox = await startSandbox({ version: '8.8', authentication: 'oidc' });
    oidc = clusterAt(sandbox.url, { authentication: 'oidc', tokenUrl: sandbox.tokenUrl }).properties;
  });
  after(() => sandbox.close());
  beforeEach(() => startFlow({ properties: oidc, credentials: CLIENT }, { type: 'camunda8-search-tasks' }));
  afterEach(stopFlow);

  it('is German in a German editor: a wrong secret', async () => {
    should(await test(oidc, { ...CLIENT, clientSecret: 'wrong' })).equal(
      'Der Token-Endpunkt hat den Client abgelehnt. Prüfen Sie Client-ID und Secret (unauthorized_client)',
    );
  });

  it('a port on which nothing listens', async () => {
    const port = await freePort(0);
    should(await test(clusterAt(`http://127.0.0.1:${port}`).properties)).equal(
      `Unter 127.0.0.1:${port} antwortet nichts. Prüfen Sie die Adresse, und ob der Server läuft. ` +
        'Wenn Node-RED in einem Container läuft, ist localhost dieser Container: Verwenden Sie host.docker.internal oder den Namen des Dienstes',
    );
  });

  it('an address at which there is no Camunda', async () => {
    const address = `${helper.url()}/elsewhere`;
    should(await test(clusterAt(address).properties)).equal(
      `Prüfen Sie die Adresse. Unter ${address}/v2/topology gibt es keine Camunda-API`,
    );
  });

  it('credentials over plain http', async () => {
    const { properties } = clusterAt('http://camunda.example', { authentication: 'basic' });
    should(await test(properties, { username: 'demo', password: 'demo' })).equal(
      'REST-Adresse braucht https. Was über unverschlüsseltes http zu einem anderen Rechner geht, können andere mitlesen; ' +
        'wollen Sie das trotzdem, setzen Sie den Haken bei „Unverschlüsseltes http erlauben“',
    );
  });

  it('an environment variable that is not set', async () => {
    // Only one that the deployed node names is read.
    const properties = { ...oidc, audience: '$' + '{CAMUNDA_NOT_SET}' };
    await stopFlow();
    await startFlow({ properties, credentials: CLIENT }, { type: 'camunda8-search-tasks' });
    should(await test(properties, CLIENT)).equal('Die Umgebungsvariable CAMUNDA_NOT_SET ist nicht gesetzt');
  });

  it('a value that is none of those that a field takes', async () => {
    should(await test({ ...oidc, authentication: 'kerberos' }, CLIENT)).equal(
      'Anmeldeart muss none, basic, oidc oder cookie sein',
    );
  });

  it('a filter that 8.6 lacks, in Try it', async () => {
    const old = await startSandbox({ version: '8.6' });
    try {
      const filters = [{ field: 'priority', operator: '$gt', value: '50', valueType: 'num' }];
      const { properties } = clusterAt(old.url);
      const body = { properties: { api: 'v2', filters }, cluster: { id: 'c', properties, credentials: {} } };
      const { message } = await ask('/camunda8-search-tasks/try', body, 'de');
      should(message).startWith(
        'Camunda 8.6.0 kann nicht nach priority filtern. Es kann Aufgaben filtern nach state, ',
      );
    } finally {
      await old.close();
    }
  });

  it('a form that cannot become a request, in its preview', async () => {
    const body = { properties: { api: 'v2', pageSize: '20000' }, cluster: {} };
    const { message } = await ask('/camunda8-search-tasks/request', body, 'de-AT');
    should(message).equal('Seitengröße muss eine ganze Zahl sein (1 bis 10000, oder leer)');
  });

  it('leaves what the server said as the server said it', async () => {
    const answer = await test({ ...oidc, scope: 'a scope that nobody has' }, CLIENT);
    should(answer).match(
      /^Der Token-Endpunkt hat die Anfrage abgelehnt\. Prüfen Sie den Scope \(invalid_scope.*\)$/,
    );
  });

  for (const language of ['en-US', 'fr']) {
    it(`is English in an editor in ${language}`, async () => {
      should(await test(oidc, { ...CLIENT, clientSecret: 'wrong' }, language)).equal(
        'The token endpoint refused the client. Check the client ID and secret (unauthorized_client)',
      );
    });
  }
});
