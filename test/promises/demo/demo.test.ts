import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';
import { exampleFlows, type FlowNode } from '../../../scripts/demo/flows';
import { until } from '../../support/until';
import { DemoProcess } from './demo-process';

const examples = path.join(__dirname, '..', '..', '..', 'examples');
const note: FlowNode = { id: 'c8de300c1057e0ff', type: 'comment', name: 'mine', x: 100, y: 100, wires: [] };

/** The port of the MQTT broker that the flows use. */
function brokerIn(flows: FlowNode[]): number {
  return Number(flows.find(({ type }) => type === 'mqtt-broker')?.port);
}

/** Connects to a server; `closed` is settled when that connection ends, as it does with the server's process. */
async function connectionEnd(address: string): Promise<{ closed: Promise<unknown> }> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.on('error', () => {}); // a reset is an end too
  return { closed: new Promise((resolve) => socket.once('close', resolve)) };
}

describe('npm run demo', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'camunda8-demo-'));
  let demo: DemoProcess;

  async function getFlows(): Promise<FlowNode[]> {
    const answer = await fetch(`${await demo.editor()}/flows`);
    return (await answer.json()) as FlowNode[];
  }

  async function deploy(flows: FlowNode[]): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(flows);
    const answer = await fetch(`${await demo.editor()}/flows`, { method: 'POST', headers, body });
    should(answer.status).equal(204);
  }

  async function restart(...args: string[]): Promise<void> {
    await demo.interrupt();
    demo = new DemoProcess(folder, ...args);
  }

  before(() => {
    demo = new DemoProcess(folder);
  });

  beforeEach(async () => {
    if (!demo.isRunning()) demo = new DemoProcess(folder);
    await demo.editor();
  });

  after(async () => {
    await demo.interrupt();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('prints where the editor and the sandbox answer', async () => {
    should((await fetch(await demo.editor())).status).equal(200);
    should((await fetch(`${await demo.camunda()}/v2/topology`)).status).equal(200);
  });

  it('prints where the page "House tasks" answers, and needs no password on this computer', async () => {
    const page = await demo.printed(/House tasks": +(\S+)\n/);
    should(page).equal(`${await demo.editor()}/house-tasks`);
    should((await fetch(`${page}/list`)).status).equal(200);
    should(demo.output).not.match(/[Pp]assword/);
  });

  it('shows the category of this package first, and opens the debug sidebar', async () => {
    const read = async (path: string) => (await fetch(`${await demo.editor()}${path}`)).json();
    should((await read('/settings')).editorTheme.palette.categories.order).eql(['Camunda 8']);
    should((await read('/settings/user')).editor.sidebar.order[0]).equal('debug');
  });

  it('deploys every example, all on one cluster node, without an error', async () => {
    const flows = await getFlows();
    should(flows).eql(await exampleFlows(examples, await demo.camunda(), brokerIn(flows)));
    should(flows.filter((node) => node.type === 'camunda8-cluster')).have.length(1);
    await deploy(flows);
    should(demo.output).not.containEql('[error]');
  });

  it('has a folder that an example deploys at the start, and keeps what was changed in it', async () => {
    const file = path.join(folder, '.demo', 'processes', 'feed-birds.bpmn');
    const nameOf = async () => {
      const address = `${await demo.camunda()}/v2/process-definitions/search`;
      const filter = { processDefinitionId: 'feed-birds' };
      const headers = { 'content-type': 'application/json' };
      return until('deployed', 10_000, async () => {
        const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ filter }) });
        const { items } = (await answer.json()) as { items: { name: string }[] };
        return items[0]?.name;
      });
    };
    should(await nameOf()).equal('Bird care');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Bird care', 'Birds in winter'));
    await restart();
    should(await nameOf()).equal('Birds in winter');
  });

  it('ends Node-RED, the sandbox and the MQTT broker of the flows on Ctrl-C', async () => {
    const broker = `http://127.0.0.1:${brokerIn(await getFlows())}`;
    const addresses = [await demo.editor(), await demo.camunda(), broker];
    const ends = await Promise.all(addresses.map(connectionEnd));
    const code = await demo.interrupt();
    // Windows has no signals: there the process is killed at once.
    should(code).equal(process.platform === 'win32' ? null : 0);
    await Promise.all(ends.map((end) => end.closed));
    for (const address of addresses) await should(fetch(address)).be.rejected();
  });

  it('leaves no Node-RED behind when it is killed', async () => {
    const end = await connectionEnd(await demo.editor());
    demo.process.kill('SIGKILL');
    await end.closed;
    await should(fetch(await demo.editor())).be.rejected();
  });

  it('keeps what was changed until it is to start anew', async () => {
    await deploy([...(await getFlows()), note]);
    await restart();
    should(await getFlows()).containDeep([note]);
    await restart('--fresh');
    should(await getFlows()).not.containDeep([note]);
  });

  it('asks for a password in the editor and on the page where others may come', async () => {
    await restart('--host', '127.0.0.1');
    const page = await demo.printed(/open one of these:\n +(\S+)\n/);
    const password = await demo.printed(/Username: demo {3}Password: (\S+)\n/);
    should(password).match(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    await demo.printed(/(Careful: everybody in your network)/);
    const authorization = `Basic ${Buffer.from(`demo:${password}`).toString('base64')}`;
    const site = await demo.editor();
    should((await fetch(`${site}/flows`)).status).equal(401);
    should((await fetch(page)).status).equal(401);
    should((await fetch(`${page}/list`, { headers: { authorization } })).status).equal(200);
    const form = {
      client_id: 'node-red-editor',
      grant_type: 'password',
      scope: '*',
      username: 'demo',
      password,
    };
    const login = await fetch(`${site}/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
    should(login.status).equal(200);
    await restart();
  });

  it('points the kept flows to another Camunda and back to the sandbox', async () => {
    await restart('--camunda', 'http://127.0.0.1:9/');
    should(await getFlows()).containDeep([{ type: 'camunda8-cluster', restAddress: 'http://127.0.0.1:9' }]);
    await restart();
    should(await getFlows()).containDeep([{ type: 'camunda8-cluster', restAddress: await demo.camunda() }]);
  });

  it('does not start twice on the same flows', async () => {
    const second = new DemoProcess(folder);
    should(await second.exitCode()).equal(1);
    should(second.output).startWith(
      `A demo is already running at ${await demo.editor()} (process ${demo.process.pid})`,
    );
  });

  it('says which port is taken and which is free', async () => {
    const { port } = new URL(await demo.editor());
    const elsewhere = mkdtempSync(path.join(folder, 'elsewhere-'));
    const second = new DemoProcess(elsewhere, '--port', port);
    should(await second.exitCode()).equal(1);
    should(second.output).match(new RegExp(`^Port ${port} is in use; \\d+ is free\n$`));
  });
});
