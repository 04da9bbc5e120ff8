import { generateKeyPairSync } from 'node:crypto';
import should from 'should';
import { CertificateAuthority } from '../../support/certificates';
import { proxyNode, tlsNode } from '../../support/core-nodes';
import { FaultServer } from '../../support/fault-server';
import { empty, json } from '../../support/faults';
import { ForwardProxy } from '../../support/forward-proxy';
import { clusterAt, Flow, stopFlow } from '../../support/node-red/flow';
import { FORBIDDEN_SCOPE, RESOURCE, SCOPE, StrictProvider } from '../../support/strict-provider';
import { Tokens } from '../../support/tokens';
import { CLIENT, oidcCluster, oidcProperties, startServer, TOPOLOGY } from './cluster';

const authority = new CertificateAuthority();

describe('Client authentication at a strict provider, through the login node', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' }] };
  const client_secret = CLIENT.clientSecret;
  let provider: StrictProvider;
  let api: FaultServer;

  before(async () => {
    provider = await StrictProvider.start([
      { client_id: 'post', client_secret, token_endpoint_auth_method: 'client_secret_post' },
      { client_id: 'basic', client_secret, token_endpoint_auth_method: 'client_secret_basic' },
      { client_id: 'key', token_endpoint_auth_method: 'private_key_jwt', jwks },
    ]);
    api = (await FaultServer.start()).on('/v2/topology', json(TOPOLOGY));
  });

  after(() => Promise.all([provider.stop(), api.stop()]));
  afterEach(stopFlow);

  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const methods = [
    ['client_secret_post (default)', { clientId: 'post' }, {}],
    ['client_secret_basic', { clientId: 'basic' }, { clientAuthentication: 'client_secret_basic' }],
    [
      'private_key_jwt, a key without its line breaks',
      { clientId: 'key', privateKey: pem.replaceAll('\n', ' ') },
      { clientAuthentication: 'private_key_jwt', keyId: 'key-1' },
    ],
  ] as const;
  for (const [name, credentials, properties] of methods) {
    it(`line 22: ${name}, with scope and resource`, async () => {
      const cluster = {
        authentication: 'oidc',
        tokenUrl: provider.tokenUrl,
        scope: SCOPE,
        resource: RESOURCE,
        ...properties,
      };
      const flow = await Flow.start(clusterAt(api.url, cluster, { ...CLIENT, ...credentials }));
      const { sent, error } = await flow.pass('login');
      should(error).be.undefined();
      should(sent[0]?.payload).containEql({
        authenticated: true,
        subject: credentials.clientId,
        audience: RESOURCE,
        scope: SCOPE,
      });
    });
  }

  it('line 22: a scope that the client lacks is an error that says so', async () => {
    const cluster = { restAddress: api.url, authentication: 'oidc', tokenUrl: provider.tokenUrl };
    const credentials = { ...CLIENT, clientId: 'post' };
    const flow = await Flow.start(clusterAt(api.url, { ...cluster, scope: FORBIDDEN_SCOPE }, credentials));
    should((await flow.pass('login')).error?.message).containEql('Check the scope');
  });
});

describe('A server that demands a client certificate, through the core nodes', () => {
  const { HTTPS_PROXY: before } = process.env;
  let server: FaultServer;

  beforeEach(async () => {
    const tls = {
      ...authority.sign('127.0.0.1', 'camunda.invalid'),
      ca: authority.certificate,
      requestCert: true,
    };
    const tokens = new Tokens(300);
    server = (await FaultServer.start({ tls })).on('/token', tokens.endpoint());
    server.on('/v2/topology', tokens.guard(json(TOPOLOGY)));
  });

  afterEach(async () => {
    if (before === undefined) delete process.env.HTTPS_PROXY;
    else process.env.HTTPS_PROXY = before;
    await stopFlow();
    await server.stop();
  });

  const pemOf = (signer: CertificateAuthority) => {
    const { cert, key } = signer.sign('node-red');
    return { certdata: cert, keydata: key, cadata: authority.certificate };
  };

  it('line 23: takes the private CA and the client certificate of tls-config, on token and API calls', async () => {
    const flow = await Flow.start({
      ...oidcCluster(server, { tls: 'tls' }),
      coreNodes: [tlsNode(pemOf(authority))],
    });
    should((await flow.pass('topology')).error).be.undefined();
    should(server.seen.map(({ path }) => path)).eql(['/token', '/v2/topology']);
  });

  for (const [name, credentials] of [
    ['no client certificate', { cadata: authority.certificate }],
    ['one of another CA', pemOf(new CertificateAuthority())],
    ['no CA', { certdata: '', keydata: '' }],
  ] as const) {
    it(`line 23: refuses ${name}`, async () => {
      const coreNodes = [tlsNode(credentials)];
      const flow = await Flow.start({ ...clusterAt(server.url, { tls: 'tls' }), coreNodes });
      should((await flow.pass('topology')).error?.code).equal('CAMUNDA_UNAVAILABLE');
      should(server.seen.length).equal(0);
    });
  }

  /** Its addresses by a name that only the proxy knows: this machine is asked without one. */
  const byName = (more: Record<string, unknown>) => {
    const named = (text: string) => text.replace('127.0.0.1', 'camunda.invalid');
    const { tokenUrl } = oidcProperties(server);
    return oidcCluster(server, {
      ...more,
      restAddress: named(server.url),
      tokenUrl: named(String(tokenUrl)),
    });
  };

  it('line 23: is reached through the core http proxy node, with username and password', async () => {
    const proxy = await ForwardProxy.start({ credentials: 'demo:p+ss/w%rd' });
    const flow = await Flow.start({
      ...byName({ tls: 'tls', proxy: 'proxy' }),
      coreNodes: [
        tlsNode(pemOf(authority)),
        proxyNode(proxy.url, { username: 'demo', password: 'p+ss/w%rd' }),
      ],
    });
    should((await flow.pass('topology')).error).be.undefined();
    should(proxy.asked).eql(Array(2).fill(`CONNECT camunda.invalid:${server.port}`));
    await proxy.stop();
  });

  it('line 23: is reached through the proxy of the environment', async () => {
    const proxy = await ForwardProxy.start();
    process.env.HTTPS_PROXY = proxy.url;
    const flow = await Flow.start({ ...byName({ tls: 'tls' }), coreNodes: [tlsNode(pemOf(authority))] });
    should((await flow.pass('topology')).error).be.undefined();
    should(proxy.asked).have.length(2);
    await proxy.stop();
  });
});

describe('Credentials go nowhere else, through the nodes', () => {
  afterEach(stopFlow);

  it('line 21: redirects of the API and of the token endpoint are not followed', async () => {
    const elsewhere = await FaultServer.start();
    const { server } = await startServer(300);
    for (const path of ['/v2/topology', '/token']) {
      server.on(path, empty(307, { location: `${elsewhere.url}${path}` }));
      const flow = await Flow.start(oidcCluster(server));
      should((await flow.pass('topology')).error?.code).equal('CAMUNDA_PROTOCOL');
      await flow.stop();
    }
    should(elsewhere.seen.length).equal(0);
    await Promise.all([elsewhere.stop(), server.stop()]);
  });

  it('line 21: the redirect of a login is not followed', async () => {
    const elsewhere = await FaultServer.start();
    const server = (await FaultServer.start()).on('*', empty(302, { location: elsewhere.url }));
    const user = { username: 'demo', password: 'demo' };
    const flow = await Flow.start(clusterAt(server.url, { authentication: 'cookie' }, user));
    should((await flow.pass('topology')).error?.code).equal('CAMUNDA_PROTOCOL');
    should(elsewhere.seen.length).equal(0);
    await Promise.all([elsewhere.stop(), server.stop()]);
  });

  it('line 21: plain http to another machine only behind the switch, and then it is used', async () => {
    const user = { username: 'demo', password: 'demo' };
    const server = (await FaultServer.start()).on('/v2/topology', json(TOPOLOGY));
    const proxy = await ForwardProxy.start();
    const cluster = (more = {}) => ({
      ...clusterAt('http://camunda.home.example', { authentication: 'basic', proxy: 'proxy', ...more }, user),
      coreNodes: [proxyNode(proxy.url)],
    });
    const flow = await Flow.start(cluster());
    const { error } = await flow.pass('topology');
    should(error?.code).equal('CAMUNDA_CONFIG');
    should(error?.message).match(/plain http sends to another machine/);
    should(proxy.asked).be.empty();
    await flow.deploy(cluster({ allowInsecure: true }));
    await flow.pass('topology');
    should(proxy.asked[0]).equal('GET http://camunda.home.example/v2/topology');
    await Promise.all([server.stop(), proxy.stop()]);
  });
});
