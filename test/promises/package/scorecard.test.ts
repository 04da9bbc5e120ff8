import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { requireNodeRed } from '../../../scripts/node-red/installed';
import { readDefinition } from './definition';
import { filesUnder, manifest, root, types } from './project';

/** Whether a range of the form `>=1.2` or `>=1.2.3`, the only one we use, takes a version. */
function takes(range: string, version: string): boolean {
  should(range).match(/^>=\d+\.\d+(\.\d+)?$/);
  return range.slice(2).localeCompare(version, 'en', { numeric: true }) <= 0;
}

/** The checks of node-red-dev 0.1.6 (https://github.com/node-red/node-red-dev-cli) that need no network, by their ids. */
describe('Flow Library scorecard', () => {
  it('P01: names a licence', () => {
    should(manifest.license).equal('Apache-2.0');
  });

  it('P04: has a scoped name', () => {
    should(manifest.name).match(/^@[a-z]+\/node-red-[a-z0-9-]+$/);
  });

  it('P05: has the keyword node-red', () => {
    should(manifest.keywords).containEql('node-red');
  });

  it('P06: takes the Node-RED that we test with, and the newest', () => {
    const installed = requireNodeRed('node-red/package.json').version;
    for (const version of [installed, '5.0.7'])
      should(takes(manifest['node-red'].version, version)).be.true();
  });

  it('P07: takes the lowest Node that the newest Node-RED takes', () => {
    should(takes(manifest.engines.node, '22.9.0')).be.true();
  });

  it('N02: uses every node in an example', () => {
    const examples = filesUnder(path.join(root, 'examples')).filter((file) => file.endsWith('.json'));
    const used = examples.flatMap((file): string[] => {
      const flow: { type: string }[] = JSON.parse(readFileSync(path.join(root, 'examples', file), 'utf8'));
      return flow.map((node) => node.type);
    });
    const isConfig = (type: string) =>
      readDefinition(path.join(root, 'nodes', type, `${type}.html`)).category === 'config';
    for (const type of types.filter((name) => !isConfig(name))) should(used).containEql(type);
  });

  it('D01: has at most six dependencies', () => {
    should(Object.keys(manifest.dependencies).length).be.belowOrEqual(6);
  });
});
