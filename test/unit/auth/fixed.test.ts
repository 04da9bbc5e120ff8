import should from 'should';
import { basicAuthentication, noAuthentication } from '../../../src/auth/fixed';
import { FaultServer } from '../../support/fault-server';
import { echo, empty, json } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

const user = { method: 'basic', username: 'demo', password: 'p+ss/w%rd:=ü' } as const;
const encoded = Buffer.from('demo:p+ss/w%rd:=ü').toString('base64');

describe('Basic authentication', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
  });

  afterEach(() => server.stop());

  it('sends username and password in UTF-8 (RFC 7617) with every request', async () => {
    server.on('/v2/topology', json({}));
    const transport = transportTo(server.url, { authentication: basicAuthentication(user) });
    await read(transport);
    await read(transport);
    for (const { headers } of server.seen) should(headers.authorization).equal(`Basic ${encoded}`);
    await transport.close();
  });

  it('asks once where they are refused, and says so', async () => {
    server.on('/v2/topology', empty(401, { 'www-authenticate': 'Basic' }));
    const transport = transportTo(server.url, { authentication: basicAuthentication(user) });
    const error = await refusal(read(transport));
    should(error.code).equal('CAMUNDA_AUTH');
    should(server.seen.length).equal(1);
    await transport.close();
  });

  it('does not show them where the server repeats them', async () => {
    server.on('/v2/topology', echo(400));
    const transport = transportTo(server.url, { authentication: basicAuthentication(user) });
    const { message, cause } = await refusal(read(transport));
    for (const form of [user.password, encoded, encodeURIComponent(user.password)]) {
      should(JSON.stringify([message, cause])).not.containEql(form);
    }
    await transport.close();
  });

  it('is authenticated once the API has answered, until it refuses or a logout', async () => {
    const authentication = basicAuthentication(user);
    const transport = transportTo(server.url, { authentication });
    should(authentication.state('v2')).eql({ authenticated: false, authentication: 'basic' });
    server.on('/v2/topology', json({}));
    await read(transport);
    should(authentication.state('v2')).eql({
      authenticated: true,
      authentication: 'basic',
      subject: 'demo',
    });
    should(authentication.state('v1').authenticated).be.false();
    server.on('/v2/topology', empty(401));
    await refusal(read(transport));
    should(authentication.state('v2').authenticated).be.false();
    server.on('/v2/topology', json({}));
    await read(transport);
    await authentication.logout('v2');
    should(authentication.state('v2').authenticated).be.false();
    await transport.close();
  });
});

describe('No authentication', () => {
  it('sends no credential, and says after a 401 what to set', async () => {
    const server = (await FaultServer.start()).on('/v2/topology', empty(401));
    const transport = transportTo(server.url, { authentication: noAuthentication() });
    const error = await refusal(read(transport));
    should(error.message).startWith('This Camunda wants a login');
    should(server.seen[0]?.headers).not.have.any.properties(['authorization', 'cookie']);
    await transport.close();
    await server.stop();
  });
});
