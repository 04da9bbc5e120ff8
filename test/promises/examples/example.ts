import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowNode } from '../../../scripts/demo/flows';
import { root } from '../package/project';

const folder = path.join(root, 'examples');

/** Where each example is, by its file name without `.json`: as the import menu shows them. */
const files = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => [path.basename(file, '.json'), path.join(folder, file)]),
);

export const exampleNames = [...files.keys()].sort();

/** The folder of the import menu in which it is. */
export function folderOf(name: string): string {
  return path.basename(path.dirname(files.get(name) ?? name));
}

export function readExample(name: string): FlowNode[] {
  return JSON.parse(readFileSync(files.get(name) ?? name, 'utf8'));
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
