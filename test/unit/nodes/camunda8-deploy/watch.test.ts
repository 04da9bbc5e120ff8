import fs, { mkdirSync, renameSync, rmSync } from 'node:fs';
import type { NodeAPI, NodeMessage } from 'node-red';
import helper, { type TestFlows } from 'node-red-node-test-helper';
import should from 'should';
import cluster from '../../../../nodes/camunda8-cluster/camunda8-cluster';
import deployNode from '../../../../nodes/camunda8-deploy/camunda8-deploy';
import { requireNodeRed } from '../../../../scripts/node-red/installed';
import { systemClock } from '../../../../src/clock';
import { FaultServer } from '../../../support/fault-server';
import { gate, hang, json, problem } from '../../../support/faults';
import { soon } from '../../../support/until';
import { TemporaryFolder } from './temporary-folder';

helper.init(requireNodeRed.resolve('node-red'));

type Properties = Record<string, unknown>;

const answer = json({ deploymentKey: '7', deployments: [], tenantId: '<default>' });
const refused = problem(
  400,
  'INVALID_ARGUMENT',
  "Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:\n'a.form': no",
);

/** Waits for nothing but what the node itself waits for to be quiet. */
const impatient = {
  ...systemClock,
  sleep: (milliseconds: number, signal?: AbortSignal) =>
    systemClock.sleep(Math.min(milliseconds, 300), signal),
};

interface Message extends NodeMessage {
  error?: { message: string; code: string };
}

describe('camunda8-deploy: a folder that is deployed by itself', () => {
  let server: FaultServer;
  let folder: TemporaryFolder;
  let sent: Message[];
  let caught: Message[];

  beforeEach(async () => {
    folder = new TemporaryFolder();
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] })).on('/v2/deployments', answer);
    await helper.startServer();
  });
  afterEach(async () => {
    await helper.unload();
    await helper.stopServer();
    await server.stop();
    folder.remove();
  });

  async function begin(properties: Properties, clock = impatient) {
    const onTab = { z: 'tab', x: 1, y: 1 };
    const address = { environment: 'self-managed', restAddress: server.url, authentication: 'none' };
    const node = { type: 'camunda8-deploy', cluster: 'c', source: 'folder', folder: folder.path };
    sent = [];
    caught = [];
    await helper.load([cluster, (RED: NodeAPI) => deployNode(RED, clock)], [
      { id: 'tab', type: 'tab', label: 'test' },
      { id: 'c', type: 'camunda8-cluster', ...address },
      { ...node, id: 'n', ...onTab, wires: [['sent']], ...properties },
      { id: 'catch', type: 'catch', ...onTab, scope: ['n'], wires: [['caught']] },
      ...['sent', 'caught'].map((id) => ({ id, ...onTab, type: 'helper' })),
    ] as TestFlows);
    helper.getNode('sent').on('input', (msg) => void sent.push(msg));
    helper.getNode('caught').on('input', (msg: Message) => void caught.push(msg));
  }

  const deployments = () => server.asked('/v2/deployments');
  const filesOf = (index: number) =>
    Array.from((deployments()[index]?.body ?? '').matchAll(/filename="([^"]+)"/g), ([, name]) => name);
  const contentOf = (index: number) => deployments()[index]?.body ?? '';
  const tellsOf = (count: number) => soon(`${count} messages`, () => sent.length >= count);
  const fails = (count: number) => soon(`${count} errors`, () => caught.length >= count);
  /** Longer than it takes to notice a change. */
  const aWhile = () => systemClock.sleep(700);
  const watched = async (properties: Properties = {}) => {
    await begin({ onStart: true, watch: true, ...properties });
    await tellsOf(1);
  };

  describe('at the start', () => {
    it('is told with what was deployed, and why', async () => {
      folder.write({ 'a.form': '1', 'b/c.bpmn': '2' });
      await begin({ onStart: true });
      await tellsOf(1);
      should(sent).match([
        {
          topic: 'start',
          payload: { deploymentKey: '7', deployments: [] },
          camunda: { api: 'v2', status: 200, requests: 1 },
        },
      ]);
      should(filesOf(0)).eql(['a.form', 'b/c.bpmn']);
    });

    it('is sent again until Camunda is there, and a Catch node hears of that once', async () => {
      folder.write({ 'a.form': '1' });
      server.on('/v2/deployments', problem(503, 'UNAVAILABLE', 'not yet', { 'retry-after': '20' }));
      await begin({ onStart: true });
      await soon('asked several times', () => deployments().length > 2);
      server.on('/v2/deployments', answer);
      await tellsOf(1);
      should(caught.map(({ error }) => error?.code)).eql(['CAMUNDA_UNAVAILABLE']);
    });

    it('is an error where it is empty', async () => {
      await begin({ onStart: true });
      await fails(1);
      should(caught[0]?.error?.message).match(/There is nothing to deploy: no \.bpmn, \.dmn or \.form file/);
    });

    it('is left alone where the form does not want it', async () => {
      folder.write({ 'a.form': '1' });
      await begin({});
      await aWhile();
      should(deployments()).be.empty();
    });
  });

  describe('when a file changes', () => {
    it('is deployed once after a save, whichever way an editor saves, again and again', async () => {
      folder.write({ 'a.form': '1' });
      await watched();
      for (let save = 2; save < 5; save++) {
        folder.save('a.form', String(save));
        await tellsOf(save);
        should(sent.at(-1)).have.property('topic', 'change');
      }
      folder.write({ 'a.form': '5' });
      await tellsOf(5);
      await aWhile();
      should(deployments()).have.length(5);
      should(contentOf(4)).match(/\r\n\r\n5\r\n/);
    });

    it('is deployed once for several files at once, with those that have not changed', async () => {
      folder.write({ 'a.form': '1', 'b.form': '1' });
      await watched();
      folder.write({ 'a.form': '2', 'c/d.bpmn': '2', 'e.dmn': '2' });
      await tellsOf(2);
      await aWhile();
      should(filesOf(1)).eql(['a.form', 'b.form', 'c/d.bpmn', 'e.dmn']);
      should(deployments()).have.length(2);
    });

    it('is not deployed for what was there before, nor for what is not deployed', async () => {
      folder.write({ 'a.form': '1' });
      await begin({ watch: true });
      await aWhile();
      folder.write({ 'notes.txt': 'x', '.a.form.swp': 'x' });
      folder.write({ 'a.form': '1' });
      await aWhile();
      should(deployments()).be.empty();
      folder.write({ 'a.form': '2' });
      await tellsOf(1);
    });

    it('is deployed for a file in a new folder, and for a change of it', async () => {
      await begin({ watch: true });
      await aWhile();
      folder.write({ 'new/er/a.form': '1' });
      await tellsOf(1);
      folder.write({ 'new/er/a.form': '2' });
      await tellsOf(2);
    });

    it('is deployed though something is written in it all the time', async () => {
      folder.write({ 'a.form': '1' });
      await watched();
      const noise = setInterval(() => folder.write({ 'log.txt': String(Date.now()) }), 50);
      try {
        folder.write({ 'a.form': '2' });
        await tellsOf(2);
      } finally {
        clearInterval(noise);
      }
    });

    it('is not deployed for a file that is deleted', async () => {
      folder.write({ 'a.form': '1', 'b.form': '1' });
      await watched();
      rmSync(folder.at('a.form'));
      await aWhile();
      should(deployments()).have.length(1);
    });

    it('is never deployed twice at once: a change meanwhile is deployed afterwards', async () => {
      folder.write({ 'a.form': '1' });
      await watched();
      const { behaviour, open } = gate(answer);
      server.on('/v2/deployments', behaviour);
      folder.write({ 'a.form': '2' });
      await soon('asked', () => deployments().length === 2);
      folder.write({ 'a.form': '3' });
      await aWhile();
      should(deployments()).have.length(2);
      open();
      await tellsOf(3);
      should(contentOf(2)).match(/\r\n\r\n3\r\n/);
      await aWhile();
      should(deployments()).have.length(3);
    });

    it('is deployed once though a message deploys the same change', async () => {
      folder.write({ 'a.form': '1' });
      await watched();
      folder.write({ 'a.form': '2' });
      helper.getNode('n').receive({});
      await tellsOf(2);
      await aWhile();
      should(deployments()).have.length(2);
    });

    it('is told to a Catch node each time that a save is refused, and deployed when it is right', async () => {
      folder.write({ 'a.form': '1' });
      await watched();
      server.on('/v2/deployments', refused);
      folder.write({ 'a.form': '2' });
      await fails(1);
      await aWhile();
      folder.write({ 'a.form': '3' });
      await fails(2);
      should(caught.map(({ error }) => error?.message)).matchEach(/Correct a\.form: no/);
      server.on('/v2/deployments', answer);
      folder.write({ 'a.form': '4' });
      await tellsOf(2);
    });

    it('is an error where it is gone, and is watched when it is back', async () => {
      folder.write({ 'in/a.form': '1' });
      await watched({ folder: folder.at('in') });
      renameSync(folder.at('in'), folder.at('out'));
      await fails(1);
      should(caught[0]?.error).match({ code: 'CAMUNDA_CONFIG', message: /Create the folder/ });
      mkdirSync(folder.at('in'));
      folder.write({ 'in/a.form': '2' });
      await tellsOf(2);
      folder.write({ 'in/a.form': '3' });
      await tellsOf(3);
      should(caught).have.length(1);
    });

    it('is watched though another one has taken its place at once', async () => {
      folder.write({ 'in/a.form': '1' });
      await watched({ folder: folder.at('in') });
      rmSync(folder.at('in'), { recursive: true });
      folder.write({ 'in/a.form': '2' });
      await tellsOf(2);
      folder.write({ 'in/a.form': '3' });
      await tellsOf(3);
    });

    it('may appear after the start', async () => {
      await begin({ onStart: true, watch: true, folder: folder.at('in') });
      await fails(1);
      folder.write({ 'in/a.form': '1' });
      await tellsOf(1);
    });
  });

  it('is deployed though the system does not let it be watched, which a Catch node hears once', async () => {
    const refuse = () => {
      throw Object.assign(new Error('watch ENOSPC'), { code: 'ENOSPC' });
    };
    const { watch } = fs;
    fs.watch = refuse as unknown as typeof watch;
    try {
      folder.write({ 'a.form': '1' });
      await watched();
      folder.write({ 'a.form': '2' });
      await tellsOf(2);
      should(caught).have.length(1);
      should(caught[0]?.error).match({
        code: 'CAMUNDA_CONFIG',
        message: /The system watches too many files/,
      });
    } finally {
      fs.watch = watch;
    }
    folder.write({ 'a.form': '3' });
    await tellsOf(3);
  });

  it('is left alone when the flow has ended, and a deployment under way ends with it', async () => {
    folder.write({ 'a.form': '1' });
    await watched();
    server.on('/v2/deployments', hang);
    folder.write({ 'a.form': '2' });
    await soon('asked', () => deployments().length === 2);
    await helper.unload();
    folder.write({ 'a.form': '3' });
    await aWhile();
    should(deployments()).have.length(2);
    should(caught).be.empty();
  });

  it('keeps no flow from ending while it is deployed', async () => {
    folder.write({ 'a.form': '1' });
    server.on('/v2/deployments', hang);
    await begin({ onStart: true, watch: true }, systemClock);
    await soon('asked', () => deployments().length === 1);
    const begun = systemClock.monotonic();
    await helper.unload();
    // Node-RED waits for 15 s, and then says that the node could not be stopped.
    should(systemClock.monotonic() - begun).be.below(5_000);
  });
});
