import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { root } from './project';

interface Attack {
  file: string;
  title: string;
}

/** The last cell of each row of the threat model: `file` › title of a test in it. */
function threatModel(): Attack[] {
  const document = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
  const rows = document.matchAll(/^\|.*\| `(test\/[^`]+)` › (.+?) \|$/gm);
  return [...rows].map(([, file = '', title = '']) => ({ file, title }));
}

/** Titles of the tests of a file, with `…` for what a title is given only when it runs. */
function titlesIn(file: string): string[] {
  const location = path.join(root, file);
  if (!existsSync(location)) return [];
  const titles = readFileSync(location, 'utf8').matchAll(/\b(?:it|test)\(\s*(['"`])(.*?)\1,/gs);
  return [...titles].map(([, , title = '']) => title.replace(/\$\{.*?\}/g, '…'));
}

describe('the threat model of SECURITY.md', () => {
  it('has a line for each kind of attacker', () => {
    const document = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
    should(document.match(/^### .+$/gm)).eql([
      '### A server, or whoever answers in its place',
      '### A message',
      '### A flow file, and whoever sends to the editor',
      '### A web page in a browser of the house',
      '### The network in between',
      '### A crash at the wrong moment',
    ]);
  });

  it('names a test that exists for every attack', () => {
    const attacks = threatModel();
    should(attacks.length).be.above(30);
    should(attacks.filter(({ file, title }) => !titlesIn(file).includes(title))).be.empty();
  });
});
