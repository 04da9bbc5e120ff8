import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import should from 'should';
import type { CamundaError } from '../../../src/errors';
import { connectionFailure } from '../../../src/http/connection-failure';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { hang, json, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

/** The error of one read of this address. */
async function failureAt(address: string, timeout = 5_000): Promise<CamundaError> {
  const transport = transportTo(address, { timeout, clock: new FakeClock() });
  try {
    return await refusal(read(transport));
  } finally {
    await transport.close();
  }
}

describe('A request without an answer', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
  });

  afterEach(() => server.stop());

  it('refused: says that nothing listens there, and what localhost is in a container', async () => {
    await server.stop();
    const error = await failureAt(server.url);
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).startWith(
      `Nothing listens at 127.0.0.1:${server.port}. Check the address, and that the server is running`,
    );
    should(error.cause.hint).containEql('host.docker.internal');
    should(error.cause).have.properties({
      url: `${server.url}/v2/topology`,
      source: 'api',
      retryable: true,
    });
    server = await FaultServer.start();
  });

  it('unknown name: says what to check', async () => {
    const error = await failureAt('http://camunda.invalid');
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).startWith('The host camunda.invalid was not found (DNS)');
  });

  it('reset: says so', async () => {
    server.on('/v2/topology', reset);
    const error = await failureAt(server.url);
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).containEql('closed the connection before answering');
    should(error.cause.retryable).be.true();
  });

  it('too late: says after how many seconds', async () => {
    server.on('/v2/topology', hang);
    const error = await failureAt(server.url, 100);
    should(error.code).equal('CAMUNDA_TIMEOUT');
    should(error.message).equal('No complete answer within 0.1 s');
    should(error.cause).have.properties({ url: `${server.url}/v2/topology`, source: 'api', retryable: true });
  });

  it('too late in the middle of the body: the same', async () => {
    server.on('/v2/topology', (_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"brokers":');
    });
    should((await failureAt(server.url, 100)).code).equal('CAMUNDA_TIMEOUT');
  });

  it('cut off in the middle of the body: is not taken for an answer', async () => {
    server.on('/v2/topology', ({ socket }, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"brokers":', () => socket.destroy());
    });
    const error = await failureAt(server.url);
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
  });

  it('keeps nothing of the foreign error but its code', async () => {
    server.on('/v2/topology', reset);
    const error = await failureAt(server.url);
    should(Object.keys(error.cause)).containDeep(['url', 'source']);
    should(error.cause).not.have.any.properties(['code', 'message', 'stack', 'socket', 'errors']);
  });
});

describe('Whether a server may have taken a request', () => {
  const failure = (code: string, sent: boolean) =>
    connectionFailure(Object.assign(new Error('x'), { code }), new URL('http://camunda.example'), 'api', {
      sent,
      maxResponseSize: 1,
    });

  it('is certain where nothing was sent: it has not, whatever went wrong', () => {
    for (const code of ['ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'UND_ERR_SOCKET', 'EPROTO', 'odd', '']) {
      should(failure(code, false).taken).equal('no');
    }
  });

  it('is open where it was sent: a silent host, a route that is gone and TLS that breaks included', () => {
    for (const code of ['ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ERR_SSL_BAD_RECORD_MAC', 'odd', '']) {
      should(failure(code, true).taken).equal('unknown');
    }
    should(failure('ETIMEDOUT', true).error.message).containEql('closed the connection before answering');
  });

  it('is certain where TLS refused the client certificate, although it may have been sent', () => {
    should(failure('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true).taken).equal('no');
    should(failure('ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', true).taken).equal('no');
  });
});

describe('A host that does not speak HTTP', () => {
  let ssh: Server;

  before(async () => {
    ssh = createServer((socket) => socket.on('error', () => {}).write('SSH-2.0-OpenSSH_9.2\r\n'));
    ssh.listen(0, '127.0.0.1');
    await once(ssh, 'listening');
  });

  after(() => void ssh.close());

  it('is named as one, such as SSH', async () => {
    const address = ssh.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const error = await failureAt(`http://127.0.0.1:${port}`);
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(error.message).containEql('does not answer with HTTP');
  });

  it('is named as one where https was asked of plain http', async () => {
    const plain = (await FaultServer.start()).on('*', json({}));
    const error = await failureAt(plain.url.replace('http:', 'https:'));
    should(error.code).equal('CAMUNDA_UNAVAILABLE');
    should(error.message).containEql('does not speak TLS. Use http instead of https');
    await plain.stop();
  });
});
