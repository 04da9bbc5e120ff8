import should from 'should';
import type { CamundaError } from '../../../src/errors';
import type { TlsOptions } from '../../../src/http/dispatcher';
import { CertificateAuthority } from '../../support/certificates';
import { FakeClock } from '../../support/fake-clock';
import { FaultServer } from '../../support/fault-server';
import { json } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

const authority = new CertificateAuthority();
const ca = authority.certificate;

async function readWith(server: FaultServer, tls: TlsOptions): Promise<number> {
  const transport = transportTo(server.url, { connection: { tls }, clock: new FakeClock() });
  try {
    return (await read(transport)).status;
  } finally {
    await transport.close();
  }
}

async function sentence(server: FaultServer, tls: TlsOptions = { ca }): Promise<string> {
  const error: CamundaError = await refusal(readWith(server, tls));
  should(error.code).equal('CAMUNDA_UNAVAILABLE');
  return error.message;
}

async function serving(tls: object, action: (server: FaultServer) => Promise<void>): Promise<void> {
  const server = (await FaultServer.start({ tls })).on('/v2/topology', json({}));
  try {
    await action(server);
  } finally {
    await server.stop();
  }
}

describe('A server with a certificate of a private CA', () => {
  it('is trusted with that CA, and refused with a sentence without it', () =>
    serving(authority.sign('127.0.0.1'), async (server) => {
      should(await readWith(server, { ca })).equal(200);
      should(await sentence(server, {})).containEql('Add its CA in a TLS configuration');
      should(server.seen.length).equal(1);
    }));

  it('is trusted without a check where the TLS configuration says so', () =>
    serving(authority.sign('127.0.0.1'), async (server) => {
      should(await readWith(server, { rejectUnauthorized: false })).equal(200);
    }));

  it('is refused where its certificate is for another name, unless that name is the one to check', () =>
    serving(authority.sign('camunda.home.example'), async (server) => {
      should(await sentence(server)).containEql('is for another name');
      should(await readWith(server, { ca, servername: 'camunda.home.example' })).equal(200);
    }));

  it('is refused where its certificate has ended', () =>
    serving(authority.signExpired('127.0.0.1'), async (server) => {
      should(await sentence(server)).containEql("Check it and this machine's clock");
    }));
});

describe('A server that demands a client certificate', () => {
  const demanding = { ...authority.sign('127.0.0.1'), ca, requestCert: true };

  it('gets it', () =>
    serving(demanding, async (server) => {
      should(await readWith(server, { ca, ...authority.sign('node-red') })).equal(200);
    }));

  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    it(`refuses in ${version} who has none, with a sentence`, () =>
      serving({ ...demanding, minVersion: version, maxVersion: version }, async (server) => {
        should(await sentence(server)).match(/client certificate|closed the connection/);
        should(server.seen.length).equal(0);
      }));
  }

  it('refuses one of another CA', () =>
    serving(demanding, async (server) => {
      await sentence(server, { ca, ...new CertificateAuthority().sign('node-red') });
      should(server.seen.length).equal(0);
    }));
});
