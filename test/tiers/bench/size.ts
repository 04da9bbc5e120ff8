import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { cache, install, npm } from './peers';
import { total } from './report/statistics';
import { figure, table } from './report/table';
import type { Target } from './server/target';

/** Bytes of what was installed, by package. */
export type Sizes = Record<string, number>;

const OURS = '@redmunda/node-red-camunda8';
const PEER = { 'node-red-camunda8': '2.0.3' };
const MEGABYTE = 1_000_000;

async function bytesUnder(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return total(sizes);
}

/** Packs and installs the package of this folder, and installs the other package of nodes for Camunda 8. */
export async function measureSizes(): Promise<Sizes> {
  const folder = path.join(cache, 'size');
  await rm(path.join(folder, 'ours'), { recursive: true, force: true });
  const tarball = await pack(path.join(folder, 'ours'));
  await install(path.join(folder, 'ours'), { [OURS]: `file:${tarball}` });
  await install(path.join(folder, 'peer'), PEER);
  return {
    [OURS]: await bytesUnder(path.join(folder, 'ours', 'node_modules')),
    'node-red-camunda8': await bytesUnder(path.join(folder, 'peer', 'node_modules')),
  };
}

async function pack(into: string): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  await mkdir(into, { recursive: true });
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', into);
  return `redmunda-node-red-camunda8-${version}.tgz`;
}

export function sizeTable(sizes: Sizes): string {
  const rows = Object.entries(sizes).map(([name, bytes]) => [name, figure(bytes / MEGABYTE)]);
  return table(['installed with dependencies', 'MB'], rows);
}

export function sizeTargets(sizes: Sizes): Target[] {
  const value = (sizes[OURS] ?? Number.NaN) / MEGABYTE;
  return [{ what: 'MB of the package and its dependencies', value, atMost: 6 }];
}
