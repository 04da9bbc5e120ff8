import should from 'should';
import { type Ear, HeardTransport } from '../../../src/transport/heard-transport';
import type { ApiRequest } from '../../../src/transport/transport';
import { FaultServer } from '../../support/fault-server';
import { json, problem } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { transportTo } from '../../support/transport';

const request: ApiRequest = { api: 'v2', method: 'GET', path: '/v2/topology', kind: 'read' };

describe('Who listens to the calls of a cluster', () => {
  let server: FaultServer;
  let transport: HeardTransport;
  let close: () => Promise<void>;
  let heard: Parameters<Ear>[];

  beforeEach(async () => {
    server = await FaultServer.start();
    const http = transportTo(server.url);
    close = () => http.close();
    transport = new HeardTransport(http);
    heard = [];
  });

  afterEach(async () => {
    await close();
    await server.stop();
  });

  const listen = () => transport.listen((...told) => void heard.push(told));

  it('hears of one that went well', async () => {
    server.on('/v2/topology', json({}));
    listen();
    await transport.send(request);
    should(heard).eql([[request]]);
  });

  it('hears why one failed, and the caller does too', async () => {
    server.on('/v2/topology', problem(404, 'Not Found', 'gone'));
    listen();
    const error = await refusal(transport.send(request));
    should(heard).eql([[request, error]]);
  });

  it('hears nothing any more when he has stopped', async () => {
    server.on('/v2/topology', json({}));
    listen()();
    await transport.send(request);
    should(heard).be.empty();
  });
});
