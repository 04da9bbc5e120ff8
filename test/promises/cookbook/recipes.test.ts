import path from 'node:path';
import should from 'should';
import { coreTypes, exampleNames, readExample } from '../examples/example';
import { readDefinition } from '../package/definition';
import { filesUnder, root, types } from '../package/project';
import { readRecipe, recipeNames } from './recipes';

/** The nodes of Dashboard 2, which is under Apache-2.0 as well. */
const dashboard = /^ui-(base|chart|group|notification|page|template|theme)$/;

describe('the flows of the cookbook', () => {
  const examples = exampleNames.flatMap(readExample);
  const cluster = examples.find(({ type }) => type === 'camunda8-cluster');
  const clusters = (name: string) => readRecipe(name).filter(({ type }) => type === 'camunda8-cluster');

  it('each stand beside the page that explains them', () => {
    const files = filesUnder(path.join(root, 'docs', 'cookbook')).filter((file) => !file.includes('/'));
    const named = (ending: string) => files.filter((file) => file.endsWith(ending));
    should(recipeNames.length).be.aboveOrEqual(6);
    should(
      named('.md')
        .map((file) => file.replace('.md', ''))
        .filter((name) => name !== 'README'),
    ).eql(recipeNames);
  });

  it('use the cluster node of the examples, or, where containers have it, one of the environment variables', () => {
    for (const name of recipeNames) {
      const fromEnvironment = { ...cluster, name: 'Camunda from the environment', environment: 'env' };
      const isContainer = name === 'docker' || name === 'home-assistant';
      should(clusters(name)).eql([isContainer ? fromEnvironment : cluster], name);
      for (const node of readRecipe(name).filter((one) => 'cluster' in one))
        should(node.cluster).equal(cluster?.id);
    }
  });

  it('share no other id with each other or with the examples', () => {
    const nodes = [...examples, ...recipeNames.flatMap(readRecipe)];
    const ids = nodes.filter(({ type }) => type !== 'camunda8-cluster').map(({ id }) => id);
    should(new Set(ids).size).equal(ids.length);
  });

  for (const name of recipeNames) {
    it(`${name} is complete: known types, all properties, wires that lead somewhere, a Catch and a debug node`, () => {
      const nodes = readRecipe(name);
      const ofType = (type: string) => nodes.filter((node) => node.type === type);
      const known = [...coreTypes(), ...types];
      should(nodes.filter(({ type }) => !known.includes(type) && !dashboard.test(type))).be.empty();
      for (const node of nodes.filter(({ type }) => types.includes(type))) {
        const { defaults } = readDefinition(path.join(root, 'nodes', node.type, `${node.type}.html`));
        const saved = Object.keys(node).filter(
          (key) => !['id', 'type', 'z', 'x', 'y', 'wires'].includes(key),
        );
        should(saved.sort()).eql(Object.keys(defaults).sort());
      }
      const ends = nodes.flatMap(({ wires = [] }) => (wires as string[][]).flat());
      should(ends.filter((end) => !nodes.some(({ id }) => id === end))).be.empty();
      should(ofType('debug')).not.be.empty();
      should(ofType('catch').map(({ scope }) => scope)).eql([null]);
      should(String(ofType('comment')[0]?.info)).containEql(`docs/cookbook/${name}.md`);
    });
  }
});
