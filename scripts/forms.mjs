import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const nodes = path.join(root, 'nodes');

/** Code of a node's form: what the editor loads at its start, and what the form loads when somebody opens it first. */
const parts = [
  { file: 'form.ts', suffix: '' },
  { file: path.join('form', 'opened.ts'), suffix: '-opened' },
];

/** The code of forms, and under which name the editor loads each in its place. */
export const forms = readdirSync(nodes)
  .flatMap((node) =>
    parts.map(({ file, suffix }) => ({ file: path.join(nodes, node, file), name: node + suffix })),
  )
  .filter(({ file }) => existsSync(file))
  .map(({ file, name }) => ({ name, source: file, script: path.join(root, 'resources', `${name}.js`) }));
