import path from 'node:path';
import should from 'should';
import { importsOf } from '../../../promises/house/imports';
import { filesInGit } from '../../../promises/house/tree';

const PACKAGES = ['bpmn-moddle', 'zeebe-bpmn-moddle/resources/zeebe.json', 'dmn-moddle', 'feelin'];

describe('The engine', () => {
  const imports = filesInGit()
    .filter((file) => file.startsWith('sandbox/engine/'))
    .flatMap(importsOf)
    .map(({ from, to }) => `${path.posix.dirname(from).split('/')[2] ?? ''} ${to}`);

  it('knows nothing of the sandbox but its keys, and four packages', () => {
    should(imports.length).be.above(200);
    const allowed = (to: string) =>
      /^(sandbox\/engine\/|sandbox\/keys$|node:)/.test(to) || PACKAGES.includes(to);
    should(imports.map((line) => line.split(' ')[1] ?? '').filter((to) => !allowed(to))).eql([]);
  });

  it('reads files and evaluates FEEL without anything that runs', () => {
    const inner = imports.filter((line) => /^(feel|model) /.test(line));
    should(inner.filter((line) => /sandbox\/engine\/(run|work|events|elements)\//.test(line))).eql([]);
  });
});
