import { X509Certificate } from 'node:crypto';
import should from 'should';
import { selfSigned } from '../../support/certificates';
import { type ClusterSetup, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { API_ID, CERTIFICATE_CLIENT_ID, certificate, EntraCluster, SCOPE, SECRET_CLIENT } from './entra';

const search = { type: 'camunda8-search-tasks' };

/** As `openssl x509 -fingerprint -sha256` prints it. */
const fingerprint = ({ cert }: { cert: string }) => new X509Certificate(cert).fingerprint256;

describe('Microsoft Entra ID, as its documents describe it', () => {
  let entra: EntraCluster;

  beforeEach(async () => {
    entra = await EntraCluster.start();
  });

  afterEach(async () => {
    await stopFlow();
    await entra.stop();
  });

  async function shouldFindTasks(setup: ClusterSetup): Promise<void> {
    await startFlow(setup, search, { ...search, api: 'v1' });
    for (const node of ['n', 'm'] as const) {
      const { sent, error } = await pass({}, node);
      should(error).be.undefined();
      should(sent[0]?.payload).have.length(4);
    }
  }

  async function refusalOf(setup: ClusterSetup): Promise<string | undefined> {
    await startFlow(setup, search);
    return (await pass({})).error?.message;
  }

  const withCertificate = ({ key }: { key: string }, keyId: string) =>
    entra.node(
      { clientAuthentication: 'private_key_jwt', keyId },
      { clientId: CERTIFICATE_CLIENT_ID, privateKey: key },
    );

  it('gives one token for both APIs, for a secret and the scope /.default alone', async () => {
    await shouldFindTasks(entra.node({}, SECRET_CLIENT));
    const [form, ...more] = entra.tokenRequests;
    should(more).be.empty();
    should(Object.fromEntries(form ?? [])).eql({
      grant_type: 'client_credentials',
      client_id: SECRET_CLIENT.clientId,
      client_secret: SECRET_CLIENT.clientSecret,
      scope: SCOPE,
    });
  });

  it('says in the token for whom it is', async () => {
    await startFlow(entra.node({}, SECRET_CLIENT), { type: 'camunda8-login' });
    const { sent } = await pass({});
    should(sent[0]?.payload).containDeep({ authenticated: true, audience: API_ID, scope: SCOPE });
  });

  it('knows a certificate by its SHA-256 thumbprint, as OpenSSL prints it', () =>
    shouldFindTasks(withCertificate(certificate, fingerprint(certificate))));

  it('knows a certificate by its SHA-256 thumbprint, as the portal writes it', () =>
    shouldFindTasks(
      withCertificate(certificate, fingerprint(certificate).replaceAll(':', '').toLowerCase()),
    ));

  it('refuses a certificate that the app does not have', async () => {
    const other = selfSigned('node-red');
    const sentence = await refusalOf(withCertificate(other, fingerprint(other)));
    should(sentence).containEql('Check the client ID and private key');
  });

  it('refuses the right key under another name', async () => {
    const sentence = await refusalOf(withCertificate(certificate, fingerprint(selfSigned('other'))));
    should(sentence).containEql('Check the client ID and private key');
  });

  it('refuses a scope without /.default', async () => {
    const sentence = await refusalOf(entra.node({ scope: API_ID }, SECRET_CLIENT));
    should(sentence).containEql('Check the scope (invalid_scope: AADSTS1002012');
  });

  it('refuses a resource', async () => {
    const sentence = await refusalOf(entra.node({ resource: API_ID }, SECRET_CLIENT));
    should(sentence).containEql('(invalid_request: AADSTS901002');
  });
});
