import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../../promises/package/npm';
import { root } from '../../promises/package/project';

/** Versions as npm takes them: the newest of a line. */
export interface Combination {
  node: string;
  nodeRed: string;
}

export const combinations: readonly Combination[] = [
  { node: '20', nodeRed: '4.1' },
  { node: '22', nodeRed: '5' },
  { node: '24', nodeRed: '5' },
];

export const nameOf = ({ node, nodeRed }: Combination) => `Node ${node}, Node-RED ${nodeRed}`;

/**
 * Installs both into `.cache/matrix/`, or brings them up to date there.
 * @returns the folder, for `runMocha` and as NODE_RED_FOLDER
 * @throws Error when they cannot be installed
 */
export function installCombination({ node, nodeRed }: Combination): string {
  return install(path.join('matrix', node), `node@${node}`, `node-red@${nodeRed}`);
}

/** Installs packages into a folder below `.cache/`. @returns its path @throws Error with what npm said */
export function install(name: string, ...packages: string[]): string {
  const folder = path.join(root, '.cache', name);
  mkdirSync(folder, { recursive: true });
  // npm runs only the install scripts that a project allows; the one of `node` fetches the binary for this platform.
  const project = { private: true, allowScripts: { node: true } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(project));
  npm('install', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund', ...packages);
  return folder;
}
