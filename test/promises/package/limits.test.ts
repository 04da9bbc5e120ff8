import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { userTask } from '../../../src/entities/user-task';
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

/** What stands for a value in the document: `…`, or what a user task is called. */
const VALUES = ['…', ...Object.values(userTask.words).map(String)];

function isSaid(sentence: string, template: string): boolean {
  const pieces = template.split(/\{\d+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join(`(?:${VALUES.join('|')})`)}$`).test(sentence);
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
