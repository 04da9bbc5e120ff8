import should from 'should';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox';
import { isSentenceOf, readTable } from '../../promises/refusals/table';
import { CertificateAuthority } from '../../support/certificates';
import { proxyNode, tlsNode } from '../../support/core-nodes';
import { ForwardProxy } from '../../support/forward-proxy';
import { type CoreNode, clusterAt, pass, startFlow, stopFlow } from '../../support/node-red/flow';
import { type Nginx, requireNginx, startNginx } from './nginx';

const NAME = 'camunda.example.com';
const search = { type: 'camunda8-search-tasks' };
const USER = { username: 'demo', password: 'demo' };
const CLIENT = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };

const authority = new CertificateAuthority();
const clients = new CertificateAuthority();
const cadata = authority.certificate;

function clientCertificate(signer: CertificateAuthority) {
  const { cert, key } = signer.sign('node-red');
  return tlsNode({ cadata, certdata: cert, keydata: key });
}

const rows = new Map(readTable().map((row) => [row.refusal, row]));

/** Holds a message of the Catch node to the table of refusals. */
function shouldBeSentence(refusal: string, message = ''): void {
  const row = rows.get(refusal) ?? { refusal, code: '', sentence: '' };
  if (!isSentenceOf(row, message.replace('CamundaError: ', ''))) should(message).equal(row.sentence);
}

describe('nginx with a private CA that demands a client certificate', () => {
  let sandbox: Sandbox;
  let nginx: Nginx;
  let proxy: ForwardProxy;

  async function start(authentication: 'oidc' | 'cookie'): Promise<void> {
    sandbox = await startSandbox({ version: '8.8', authentication, csrf: true, tasks: 4 });
    const certificate = authority.sign('127.0.0.1', NAME);
    nginx = await startNginx({ upstream: sandbox.url, certificate, clientAuthority: clients.certificate });
    proxy = await ForwardProxy.start({ everythingTo: nginx.port });
  }

  before(requireNginx);

  afterEach(async () => {
    await stopFlow();
    await Promise.all([nginx.stop(), proxy.stop(), sandbox.close()]);
  });

  /** Where nginx is reached directly. */
  const direct = () => `https://127.0.0.1:${nginx.port}`;
  /** Where it is reached through the forward proxy. */
  const named = `https://${NAME}`;

  async function ask(
    address: string,
    authentication: 'none' | 'oidc' | 'cookie',
    tls: CoreNode,
  ): Promise<Awaited<ReturnType<typeof pass>>> {
    const token = {
      tokenUrl: new URL(new URL(sandbox.tokenUrl).pathname, address).href,
      scope: 'orchestration',
    };
    const properties = { authentication, ...(authentication === 'oidc' ? token : {}), tls: 'tls' };
    const setup = clusterAt(address, properties, { ...USER, ...CLIENT });
    const isNamed = address.startsWith(named);
    await startFlow(
      {
        ...setup,
        properties: { ...setup.properties, ...(isNamed ? { proxy: 'proxy' } : {}) },
        coreNodes: [tls, ...(isNamed ? [proxyNode(proxy.url)] : [])],
      },
      search,
    );
    return pass({});
  }

  for (const authentication of ['oidc', 'cookie'] as const) {
    for (const [way, address] of [
      ['directly', direct],
      ['through a forward proxy', () => named],
      ['at a path', () => `${direct()}/camunda`],
    ] as const) {
      it(`lets ${authentication} and searches pass with the certificate, ${way}`, async () => {
        await start(authentication);
        const { sent, error } = await ask(address(), authentication, clientCertificate(clients));
        should(error).be.undefined();
        should(sent[0]?.payload).have.length(4);
      });
    }
  }

  for (const authentication of ['none', 'oidc', 'cookie'] as const) {
    for (const [way, address] of [
      ['directly', direct],
      ['through a forward proxy', () => named],
    ] as const) {
      it(`is named as what wants a certificate, ${way}, with authentication ${authentication}`, async () => {
        await start('oidc');
        const { error } = await ask(address(), authentication, tlsNode({ cadata }));
        should(error?.code).equal('CAMUNDA_UNAVAILABLE');
        shouldBeSentence('No client certificate, at nginx', error?.message);
        should(sandbox.requests).be.empty();
      });
    }
  }

  it('is named as what does not take the certificate of another CA', async () => {
    await start('oidc');
    const { error } = await ask(direct(), 'oidc', clientCertificate(new CertificateAuthority()));
    shouldBeSentence('Client certificate that is not accepted, at nginx', error?.message);
  });

  it('is not trusted without its CA', async () => {
    await start('oidc');
    const { error } = await ask(direct(), 'none', tlsNode({}));
    shouldBeSentence('Self-signed certificate', error?.message);
  });

  it('is named as what speaks TLS where it is asked in plain http', async () => {
    await start('oidc');
    const { error } = await ask(direct().replace('https:', 'http:'), 'none', clientCertificate(clients));
    shouldBeSentence('http instead of https', error?.message);
  });

  it('is said to have no Camunda behind it when that is gone', async () => {
    await start('oidc');
    await sandbox.close();
    const { error } = await ask(direct(), 'none', clientCertificate(clients));
    should(error?.message).equal('CamundaError: Camunda cannot answer at the moment (502)');
    sandbox = await startSandbox();
  });
});
