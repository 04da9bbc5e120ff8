import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The newest ones of the day of the figures in the README, so that they can be compared. */
const peers = { '@camunda8/orchestration-cluster-api': '9.1.5', '@camunda8/sdk': '8.8.13' };

/** Where the benchmark keeps what it installs. */
export const cache = path.resolve('.cache', 'bench');

const folder = path.join(cache, 'peers');

/** Runs the npm that started the benchmark in a folder, without a shell. @throws Error where it fails */
export function npm(cwd: string, ...args: string[]): void {
  const program = process.env.npm_execpath;
  if (!program) throw new Error('Start the benchmark with npm: npm run bench');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/**
 * Installs packages into a folder of their own, unless they are there.
 * Install scripts are left out: none of these packages needs its own.
 */
export async function install(into: string, packages: Record<string, string>): Promise<void> {
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const file = path.join(into, 'package.json');
  const present = existsSync(path.join(into, 'node_modules')) ? await readFile(file, 'utf8') : '';
  if (present === manifest) return;
  await mkdir(into, { recursive: true });
  await writeFile(file, manifest);
  npm(into, 'install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund');
}

/** Installs the clients to compare with. */
export function installPeers(): Promise<void> {
  return install(folder, peers);
}

/** The file to import of an installed peer. */
export function peerModule(name: keyof typeof peers): string {
  return createRequire(path.join(folder, 'package.json')).resolve(name);
}
