import path from 'node:path';
import should from 'should';
import { readDefinition } from '../package/definition';
import { root, types } from '../package/project';
import { coreTypes, exampleNames, readExample } from './example';

describe('examples', () => {
  it('are numbered, so that the import menu has an order', () => {
    should(exampleNames.length).be.aboveOrEqual(6);
    should(exampleNames.map((name) => name.split(' - ')[0])).eql(
      exampleNames.map((_, index) => `${index + 1}`.padStart(2, '0')),
    );
  });

  it('share no id, so that importing two of them asks no question', () => {
    const ids = exampleNames.flatMap((name) => readExample(name).map(({ id }) => id));
    should(new Set(ids).size).equal(ids.length);
  });

  for (const name of exampleNames) {
    describe(name, () => {
      const nodes = readExample(name);
      const ofType = (type: string) => nodes.filter((node) => node.type === type);

      it('is a list of nodes, as the Flow Library reads it, on a tab named after it', () => {
        should(nodes).be.an.Array();
        should(ofType('tab').map(({ label }) => label)).eql([name.replace(/^\d+ - /, '')]);
      });

      it('uses only our own nodes and those that Node-RED brings', () => {
        const known = [...coreTypes(), ...types];
        should(nodes.filter(({ type }) => !known.includes(type))).be.empty();
      });

      it('explains itself, and where to say which Camunda', () => {
        const comments = ofType('comment').map(({ name: title, info }) => `${title} ${info}`);
        should(comments).have.length(2);
        should(comments[0]?.length).be.above(150);
        should(comments[1]).match(/pencil beside its cluster/);
      });

      it('asks a Camunda on this computer through a cluster node of its own, which holds no secret', () => {
        const [cluster, ...others] = ofType('camunda8-cluster');
        should(others).be.empty();
        should(cluster).have.properties({ name: 'Camunda', environment: 'local', authentication: 'none' });
        should(JSON.stringify(nodes)).not.match(/credentials|password"|secret"|privateKey/i);
        for (const node of nodes.filter((one) => 'cluster' in one)) should(node.cluster).equal(cluster?.id);
      });

      it('saves every property of our nodes and no other', () => {
        const layout = ['id', 'type', 'z', 'x', 'y', 'wires'];
        for (const node of nodes.filter(({ type }) => types.includes(type))) {
          const { defaults } = readDefinition(path.join(root, 'nodes', node.type, `${node.type}.html`));
          const saved = Object.keys(node).filter((property) => !layout.includes(property));
          should(saved.sort()).eql(Object.keys(defaults).sort());
        }
      });

      it('is wired to its own nodes only, and shows its results in the debug sidebar', () => {
        const ends = nodes.flatMap(({ wires = [] }) => (wires as string[][]).flat());
        should(ends.filter((end) => !nodes.some(({ id }) => id === end))).be.empty();
        should(ofType('debug')).not.be.empty();
        for (const debug of ofType('debug')) should(debug).have.properties({ active: true, tosidebar: true });
      });
    });
  }
});
