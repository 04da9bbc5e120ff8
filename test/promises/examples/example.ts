import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowNode } from '../../../scripts/demo/flows';
import { root } from '../package/project';

const folder = path.join(root, 'examples');

/** The examples' file names without `.json`: as the import menu shows them. */
export const exampleNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));

export function readExample(name: string): FlowNode[] {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}

/** The types of the nodes that Node-RED brings. */
export function coreTypes(): string[] {
  const core = path.join(path.dirname(require.resolve('@node-red/nodes/package.json')), 'core');
  const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );
  const types = files.flatMap((file) => {
    const html = readFileSync(path.join(core, file), 'utf8');
    return [...html.matchAll(/data-template-name="([^"]+)"/g)].map(([, type]) => type ?? '');
  });
  return ['tab', ...types];
}
