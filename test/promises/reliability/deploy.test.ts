import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import should from 'should';
import { FaultServer } from '../../support/fault-server';
import { hang, json, late } from '../../support/faults';
import { clusterAt, Flow, oneOfEach } from '../../support/node-red/flow';
import { Sessions } from '../../support/sessions';
import type { Tokens } from '../../support/tokens';
import { read, transportTo } from '../../support/transport';
import { oidcCluster, startServer, TOPOLOGY } from './cluster';

describe('A call that takes too long', () => {
  it('line 14: a hanging API is an error at most 1 s after the timeout', async () => {
    const server = (await FaultServer.start()).on('*', hang);
    const flow = await Flow.start(clusterAt(server.url, { timeout: '1' }));
    const started = performance.now();
    for (const { error } of await flow.passAll(8, 'topology', 'search', 'login')) {
      should(error?.code).equal('CAMUNDA_TIMEOUT');
    }
    should(performance.now() - started).be.within(1_000, 2_000);
    await flow.stop();
    await server.stop();
  });
});

describe('Many messages in a queue', () => {
  it('line 17: 500 messages behind 8 connections with a 3 s token: no 401', async () => {
    const { server, tokens } = await startServer(3);
    let refused = 0;
    const count = tokens.guard(late(60, json(TOPOLOGY)), (_seen, response) => {
      refused++;
      response.writeHead(401).end();
    });
    server.on('/v2/topology', count);
    const flow = await Flow.start(oidcCluster(server));
    for (const { error } of await flow.passAll(500, 'topology')) should(error).be.undefined();
    should(refused).equal(0);
    // The queue outlived its first token.
    should(tokens.issued.length).be.aboveOrEqual(2);
    await flow.stop();
    await server.stop();
  });
});

describe('A deploy', () => {
  let server: FaultServer;
  let tokens: Tokens;
  let flow: Flow;

  beforeEach(async () => {
    ({ server, tokens } = await startServer(300));
    flow = await Flow.start(oidcCluster(server));
  });

  afterEach(async () => {
    await flow.stop();
    await server.stop();
  });

  for (const [name, path, asked] of [
    ['the API', '/v2/topology', 8],
    ['the token endpoint', '/token', 1],
  ] as const) {
    it(`line 18: aborts calls in flight within 2 s although ${name} hangs`, async () => {
      server.on(path, hang);
      const messages = flow.passAll(100, 'topology');
      while (server.asked(path).length < asked) await new Promise(setImmediate);
      const started = performance.now();
      await flow.deployChanges(oidcCluster(server, { timeout: '20' }));
      should(performance.now() - started).be.below(2_000);
      for (const { error } of await messages) should(error?.code).equal('CAMUNDA_ABORTED');
    });
  }

  it('line 18: of an action node alone aborts its calls, and the cluster goes on', async () => {
    server.on('/v2/topology', hang);
    const actions = { ...oneOfEach, topology: { type: 'camunda8-topology', name: 'changed' } };
    const messages = flow.passAll(8, 'topology');
    while (server.asked('/v2/topology').length < 8) await new Promise(setImmediate);
    await flow.deployChanges(oidcCluster(server), actions);
    for (const { error } of await messages) should(error?.code).equal('CAMUNDA_ABORTED');
    server.on('/v2/topology', tokens.guard(json(TOPOLOGY)));
    should((await flow.pass('topology')).error).be.undefined();
    should(tokens.issued).have.length(1);
  });

  it('line 18: forgets the old token', async () => {
    await flow.pass('topology');
    await flow.deploy(oidcCluster(server));
    should((await flow.pass('login', {})).error).be.undefined();
    should(tokens.issued).have.length(2);
    const [old = ''] = tokens.issued;
    should(server.asked('/v2/topology').at(-1)?.headers.authorization).not.containEql(old);
  });

  it('line 18: forgets the old session', async () => {
    const user = { username: 'demo', password: 'demo' };
    const sessions = new Sessions(server, { loginPath: '/api/login', csrf: true, ...user });
    server.on('/v2/topology', sessions.guard(json(TOPOLOGY)));
    const cookie = clusterAt(server.url, { authentication: 'cookie' }, user);
    await flow.deploy(cookie);
    await flow.pass('topology');
    await flow.deploy(cookie);
    should((await flow.pass('topology')).error).be.undefined();
    should(sessions.logins).equal(2);
  });

  it('line 18: closes every connection', async () => {
    await flow.passAll(20, 'topology');
    should(server.connections.size).be.above(0);
    await flow.deploy(oidcCluster(server), {});
    while (server.connections.size > 0) await new Promise(setImmediate);
  });
});

describe('A stop', () => {
  it('line 18: nothing keeps the process alive although the server hangs', async () => {
    const { server } = await startServer(300);
    server.on('/v2/topology', hang);
    const program = path.join(__dirname, 'stopping-client.ts');
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', program, server.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let closing = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('closing')) closing = performance.now();
    });
    const [code] = await once(child, 'exit');
    should(code).equal(0);
    should(closing).be.above(0);
    should(performance.now() - closing).be.below(2_000);
    await server.stop();
  });

  it('line 18: ends calls in flight at once', async () => {
    const server = (await FaultServer.start()).on('*', hang);
    const transport = transportTo(server.url);
    const calls = Array.from({ length: 100 }, () => read(transport).catch((error: unknown) => error));
    while (server.seen.length < 8) await new Promise(setImmediate);
    const started = performance.now();
    await transport.close();
    for (const error of await Promise.all(calls)) should(error).have.property('code', 'CAMUNDA_ABORTED');
    should(performance.now() - started).be.below(2_000);
    await server.stop();
  });
});
