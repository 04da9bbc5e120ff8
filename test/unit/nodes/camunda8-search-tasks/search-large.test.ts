import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { NodeMessage } from 'node-red';
import should from 'should';
import { Collected } from '../../../../src/search/memory';
import { root } from '../../../promises/package/project';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

describe('What is collected from answers', () => {
  it('fits as long as it takes no more memory than it may', () => {
    const collected = new Collected(1_000_000);
    const tasks = Array.from({ length: 100 }, (_, key) => ({ key, name: 'x'.repeat(1_000) }));
    should([1, 2, 3, 4, 5].map(() => collected.takes(tasks))).eql([true, true, true, true, false]);
    should(collected.megabytes).equal(1);
  });

  it('counts what is small as text and large in memory', () => {
    should(new Collected(1_000_000).takes(JSON.parse(`[${Array(50_000).fill('{}').join()}]`))).equal(false);
  });
});

describe('An array of ever more tasks', () => {
  it('is refused in a sentence before Node-RED runs out of memory', async function () {
    this.timeout(60_000);
    const script = path.join(root, 'test', 'support', 'node-red', 'collecting.ts');
    const args = ['--max-old-space-size=96', '--import', 'tsx', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    should(stdout).match(/^CAMUNDA_INVALID: Too many tasks for one mess/);
  });
});

describe('Tasks that are as deep as an answer may be', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    const more = JSON.parse(`${'{"a":['.repeat(240)}${']}'.repeat(240)}`);
    const items = ['1', '2', '3'].map((userTaskKey) => ({ userTaskKey, more }));
    server
      .on('/v2/topology', json({ gatewayVersion: '8.9.0' }))
      .on('*', json({ items, page: { totalItems: 3 } }));
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  for (const output of ['array', 'page', 'task']) {
    it(`go on as ${output}, through a wire that makes Node-RED clone them`, async () => {
      await startFlow(clusterAt(server.url), {
        type: 'camunda8-search-tasks',
        output,
        wires: [['sent', 'completed']],
      });
      const { sent, error } = await pass({ more: { nested: true } } as NodeMessage);
      should(error).equal(undefined);
      should(sent.length).be.above(0);
    });
  }

  it('let timers run between the clones of a message that holds far more than its tasks', async () => {
    const items = Array.from({ length: 40 }, (_, key) => ({ userTaskKey: String(key) }));
    server.on('*', json({ items, page: { totalItems: 40 } }));
    await startFlow(clusterAt(server.url), { type: 'camunda8-search-tasks', output: 'task' });
    let beats = 0;
    const beat = setInterval(() => beats++, 1);
    const large = Array.from({ length: 20_000 }, (_, index) => ({ index, nested: { index } }));
    const { sent } = await pass({ large } as NodeMessage);
    clearInterval(beat);
    should(sent).have.length(40);
    // Cloned in a row, they let hardly one through: what stands around the search.
    should(beats).be.above(6);
  });
});
