import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import helper from 'node-red-node-test-helper';
import should from 'should';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import { startNodeRed } from '../../../scripts/node-red/start';
import { clusterAt, startFlow, stopFlow } from '../../support/node-red/flow';

const modules = path.join(process.env.NODE_RED_FOLDER ?? '', 'node_modules');

/** The version of a package that this combination has installed. */
function installed(name: string): string {
  return JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')).version;
}

/** Without these a combination could pass on the versions of this project. */
describe('the versions of this combination', () => {
  it('are those of the Node that runs', () => {
    should(process.versions.node).equal(installed('node'));
  });

  it('are those of the Node-RED that the nodes are in', async () => {
    await startFlow(clusterAt('http://127.0.0.1:9'), { type: 'camunda8-topology' });
    try {
      should(helper.getNode('n')).be.instanceOf(requireNodeRed('@node-red/runtime/lib/nodes/Node'));
    } finally {
      await stopFlow();
    }
    should(requireNodeRed('node-red/package.json').version).equal(installed('node-red'));
  });

  it('are those of the Node-RED that is started', async () => {
    const userDir = mkdtempSync(path.join(tmpdir(), 'camunda8-matrix-'));
    const nodeRed = await startNodeRed({ userDir, onLog: () => {} });
    try {
      const { version } = await (await fetch(`${nodeRed.url}/settings`)).json();
      should(version).equal(installed('node-red'));
    } finally {
      await nodeRed.stop();
      rmSync(userDir, { recursive: true, force: true });
    }
  });
});
