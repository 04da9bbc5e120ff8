import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const nodes = path.join(root, 'nodes');

/** The nodes whose form has code of its own, `nodes/<node>/form.ts`, and the script that the editor loads in its place. */
export const forms = readdirSync(nodes)
  .map((node) => ({
    node,
    source: path.join(nodes, node, 'form.ts'),
    script: path.join(root, 'resources', `${node}.js`),
  }))
  .filter(({ source }) => existsSync(source));
