import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..', '..');

interface Manifest {
  name: string;
  license?: string;
  keywords: string[];
  engines: { node: string };
  'node-red': { version: string; nodes: Record<string, string>; plugins: Record<string, string> };
  dependencies: Record<string, string>;
}

export const manifest: Manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** The node types, which are also the names of their sets and folders. */
export const types = Object.keys(manifest['node-red'].nodes);

/** What is in the editor and is no node; named and placed as nodes are. */
export const plugins = Object.keys(manifest['node-red'].plugins);

/** Paths of all files under a folder, relative to it, with forward slashes. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.map((file) => path.relative(folder, file).replaceAll(path.sep, '/')).sort();
}
