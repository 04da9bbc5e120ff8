import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const HEADING = '## What you see when something is refused';

/** A row of the table of refusals. */
export interface Row {
  refusal: string;
  code: string;
  sentence: string;
}

/** The table of refusals, as docs/errors.md has it. @throws Error where the section or its rows are not there */
export function readTable(): Row[] {
  const document = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'errors.md'), 'utf8');
  const section = document.split(HEADING)[1]?.split('\n## ')[0] ?? '';
  const rows = section.matchAll(/^\| (.+?) \| `(CAMUNDA_\w+)` \| (.+?) \|$/gm);
  const table = [...rows].map(([, refusal = '', code = '', sentence = '']) => ({ refusal, code, sentence }));
  if (table.length === 0) throw new Error(`docs/errors.md has no rows under "${HEADING}"`);
  return table;
}

/** Whether a sentence is the row's, where `…` stands for what is different each time. */
export function isSentenceOf({ sentence }: Row, printed: string): boolean {
  const literal = sentence.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.+?')}$`).test(printed);
}
