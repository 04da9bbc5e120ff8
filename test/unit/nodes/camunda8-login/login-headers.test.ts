import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NodeInitializer, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import login from '../../../../nodes/camunda8-login/camunda8-login';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { freePort } from '../../../../scripts/free-port';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const DEMO = { username: 'demo', password: 'demo' };
const AUTHORIZATION = `Basic ${Buffer.from('demo:demo').toString('base64')}`;
const newNode = { type: 'camunda8-login', headers: true, headersTo: 'camundaHeaders' };
/** As it was saved before there was a choice of place. */
const oldNode = { type: 'camunda8-login', headers: true };

type Headed = NodeMessage & { headers?: unknown; camundaHeaders?: unknown };

describe('camunda8-login: its headers', () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox({ authentication: 'basic' });
  });
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  const start = (node: Record<string, unknown>) =>
    startFlow(clusterAt(sandbox.url, { authentication: 'basic' }, DEMO), node);

  async function headed(msg: object): Promise<Headed> {
    const { sent, error } = await pass(msg as NodeMessage);
    should(error).be.undefined();
    return sent[0] as Headed;
  }

  it('are in msg.camundaHeaders, and those of the message stay as they are', async () => {
    await start(newNode);
    const headers = { 'x-mine': 'kept' };
    const sent = await headed({ headers });
    should(sent.headers).eql({ 'x-mine': 'kept' });
    should(sent.camundaHeaders).eql({ authorization: AUTHORIZATION });
  });

  for (const [flow, node] of Object.entries({
    'a flow was saved before there was a choice': oldNode,
    'the form says so': { ...newNode, headersTo: 'headers' },
  })) {
    it(`are in msg.headers, with those of the message, where ${flow}`, async () => {
      await start(node);
      const sent = await headed({ headers: { 'x-mine': 'kept' } });
      should(sent.headers).eql({ 'x-mine': 'kept', authorization: AUTHORIZATION });
      should(sent).not.have.property('camundaHeaders');
    });
  }

  it('are nowhere without the tick', async () => {
    await start({ ...newNode, headers: false });
    const sent = await headed({});
    should(sent).not.have.any.properties(['headers', 'camundaHeaders']);
  });

  it('take the place of msg.headers that are no object of headers', async () => {
    await start(oldNode);
    for (const headers of [null, 'text', 7, ['a', 'b']]) {
      should((await headed({ headers })).headers).eql({ authorization: AUTHORIZATION });
    }
  });

  it('are merged without touching a prototype', async () => {
    await start(oldNode);
    const headers = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    );
    const sent = await headed({ headers });
    should(sent.headers).have.property('authorization', AUTHORIZATION);
    should(Object.getPrototypeOf(sent.headers)).equal(Object.prototype);
    should(({} as Record<string, unknown>).polluted).be.undefined();
  });

  it('end in one error where the message cannot be read or written, and the next message goes on', async () => {
    await start(oldNode);
    const unreadable = {
      get headers() {
        throw new Error('This property cannot be read');
      },
    };
    const header = Object.defineProperty({}, 'x-mine', { enumerable: true, get: () => unreadable.headers });
    for (const msg of [unreadable, { headers: header }, Object.freeze({ _msgid: '1', headers: {} })]) {
      const { sent, error } = await pass(msg as NodeMessage);
      should(sent).be.empty();
      should(error?.code).equal('CAMUNDA_INVALID');
    }
    should((await headed({})).headers).eql({ authorization: AUTHORIZATION });
  });

  it('reach no browser where a request fails and a Catch node leads to the http response', async () => {
    const server = await serve(newNode, await freePort(0));
    try {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ask`);
      should(await answer.text()).match(/ECONNREFUSED/);
      should(JSON.stringify([...answer.headers])).not.match(/authorization|demo|Basic/i);
    } finally {
      await end(server);
    }
  });

  /** http in, login, the headers into a request that nobody answers, Catch, http response. */
  async function serve(node: Record<string, unknown>, deadPort: number): Promise<Server> {
    const at = { z: 'tab', x: 1, y: 1 };
    const { properties } = clusterAt(sandbox.url, { authentication: 'basic' });
    const request = { method: 'GET', ret: 'txt', url: `http://127.0.0.1:${deadPort}/`, headers: [] };
    const flow = [
      { id: 'tab', type: 'tab', label: 'test' },
      { id: 'c', type: 'camunda8-cluster', ...properties },
      { id: 'in', ...at, type: 'http in', method: 'get', url: '/ask', wires: [['n']] },
      { id: 'n', ...at, ...node, cluster: 'c', wires: [['request']] },
      { id: 'request', ...at, type: 'http request', senderr: true, ...request, wires: [['answer']] },
      { id: 'catch', ...at, type: 'catch', scope: null, wires: [['say']] },
      {
        id: 'say',
        ...at,
        type: 'function',
        func: 'msg.payload = msg.error.message; return msg;',
        wires: [['answer']],
      },
      { id: 'answer', ...at, type: 'http response', wires: [] },
    ];
    let server: Server | undefined;
    const takeHttp: NodeInitializer = (RED) => {
      server = createServer(RED.httpNode).listen(0, '127.0.0.1');
    };
    const core = ['function/10-function', 'network/21-httpin', 'network/21-httprequest'].map((file) =>
      requireNodeRed(`@node-red/nodes/core/${file}.js`),
    );
    await helper.startServer();
    await helper.load([takeHttp, ...core, cluster, login], flow as TestFlows, { c: DEMO });
    if (!server) throw new Error('Node-RED has no http');
    if (!server.listening) await once(server, 'listening');
    return server;
  }

  async function end(server: Server): Promise<void> {
    server.close();
    await helper.unload();
    await helper.stopServer();
  }
});
