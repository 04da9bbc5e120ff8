import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { root, types } from './project';

const docs = path.join(root, 'docs');

describe('a node', () => {
  for (const type of types) {
    it(`has a page with pictures, which the index names: ${type}`, () => {
      const page = path.join('nodes', `${type}.md`);
      should(existsSync(path.join(docs, page))).be.true();
      const text = readFileSync(path.join(docs, page), 'utf8');
      should(text.match(/<img src="\.\.\/images\//g)?.length ?? 0).be.aboveOrEqual(2);
      should(readFileSync(path.join(docs, 'README.md'), 'utf8')).containEql(`](nodes/${type}.md)`);
    });
  }
});
