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

  it('share one cluster node, alike in all of them, and no other id', () => {
    const nodes = exampleNames.flatMap(readExample);
    const clusters = nodes.filter(({ type }) => type === 'camunda8-cluster');
    should(clusters).have.length(exampleNames.length);
    for (const cluster of clusters) should(cluster).eql(clusters[0]);
    const ids = nodes.filter(({ type }) => type !== 'camunda8-cluster').map(({ id }) => id);
    should(new Set([...ids, clusters[0]?.id]).size).equal(ids.length + 1);
  });

  it('have tabs of different names, short enough to stand side by side', () => {
    const labels = exampleNames
      .flatMap(readExample)
      .flatMap(({ type, label }) => (type === 'tab' ? label : []));
    should(new Set(labels).size).equal(exampleNames.length);
    should(labels.filter((label) => String(label).length > 16)).be.empty();
  });

  for (const name of exampleNames) {
    describe(name, () => {
      const nodes = readExample(name);
      const ofType = (type: string) => nodes.filter((node) => node.type === type);

      it('is a list of nodes, as the Flow Library reads it, on one tab', () => {
        should(nodes).be.an.Array();
        should(ofType('tab')).have.length(1);
      });

      it('uses only our own nodes and those that Node-RED brings', () => {
        const subflows = ofType('subflow').map(({ id }) => `subflow:${id}`);
        const known = [...coreTypes(), ...types, 'subflow', ...subflows];
        should(nodes.filter(({ type }) => !known.includes(type))).be.empty();
      });

      it('explains itself, and where to say which Camunda', () => {
        const comments = ofType('comment').map(({ name: title, info }) => `${title} ${info}`);
        should(comments).have.length(2);
        should(comments[0]?.length).be.above(150);
        should(comments[1]).match(/pencil beside its cluster/);
      });

      it('asks a Camunda on this computer, without a secret', () => {
        const [cluster] = ofType('camunda8-cluster');
        should(cluster).have.properties({
          name: 'Camunda on this computer',
          environment: 'local',
          authentication: 'none',
        });
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

      it('has a Catch node for whatever goes wrong on its tab', () => {
        const whole = ofType('catch').filter(({ scope, uncaught }) => scope === null && uncaught === false);
        should(whole).have.length(1);
      });
    });
  }
});
