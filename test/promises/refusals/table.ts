import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADING = '## What you see when something is refused';

/** A row of the README's table of refusals. */
export interface Row {
  refusal: string;
  code: string;
  sentence: string;
}

/** The table of refusals, as the README has it. @throws Error where the section or its rows are not there */
export function readTable(): Row[] {
  const readme = readFileSync(join(__dirname, '..', '..', '..', 'README.md'), 'utf8');
  const section = readme.split(HEADING)[1]?.split('\n## ')[0] ?? '';
  const rows = section.matchAll(/^\| (.+?) \| `(CAMUNDA_\w+)` \| (.+?) \|$/gm);
  const table = [...rows].map(([, refusal = '', code = '', sentence = '']) => ({ refusal, code, sentence }));
  if (table.length === 0) throw new Error(`The README has no rows under "${HEADING}"`);
  return table;
}

/** Whether a sentence is the row's, where `…` stands for what is different each time. */
export function isSentenceOf({ sentence }: Row, printed: string): boolean {
  const literal = sentence.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.+?')}$`).test(printed);
}
