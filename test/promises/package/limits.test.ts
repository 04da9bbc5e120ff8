import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { root } from './project';

interface Limit {
  what: string;
  sentence: string;
}

/** Rows of the table: what, how much, error code, sentence; a limit that only cuts has no code. */
function limits(): Limit[] {
  const document = readFileSync(path.join(root, 'docs', 'limits.md'), 'utf8');
  const rows = document.matchAll(/^\| ([^|]+?) \| [^|]+ \| `CAMUNDA_\w+` \| ([^|]+?) \|$/gm);
  return [...rows].map(([, what = '', sentence = '']) => ({ what, sentence }));
}

function isSaid(sentence: string, template: string): boolean {
  return template.replace(/\{\d+\}/g, '…') === sentence;
}

describe('the limits of docs/limits.md', () => {
  it('are refused with the sentences that stand there', () => {
    const catalog = path.join(root, 'nodes', 'common', 'locales', 'de', 'errors.json');
    const templates = Object.keys(JSON.parse(readFileSync(catalog, 'utf8')));
    const table = limits();
    should(table.length).be.above(8);
    const unknown = table.filter(({ sentence }) => !templates.some((one) => isSaid(sentence, one)));
    should(unknown).be.empty();
  });
});
