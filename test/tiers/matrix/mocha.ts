import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { root } from '../../promises/package/project';
import type { Report } from './report';

interface MochaRun {
  /** Where `installCombination` has put Node and Node-RED. */
  folder: string;
  /** Of the report, and, where several run at once, in front of each line that this one prints. */
  name: string;
  isAlone: boolean;
  args: string[];
  env?: Record<string, string>;
}

/**
 * Runs Mocha on an installed Node, with an installed Node-RED.
 * @throws Error when it ended without a report or, after one without failures, badly.
 */
export async function runMocha({ folder, name, isAlone, args, env }: MochaRun): Promise<Report> {
  const output = path.join(folder, `${name}.json`);
  rmSync(output, { force: true });
  const mocha = [require.resolve('mocha/bin/mocha.js'), ...args, '--reporter-option', `output=${output}`];
  const child = spawn(path.join(folder, 'node_modules', 'node', 'bin', 'node'), mocha, {
    cwd: root,
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, NODE_RED_FOLDER: folder },
  });
  for (const stream of [child.stdout, child.stderr]) if (stream) printLines(stream, name);
  const [status] = await once(child, 'close');
  const report = readReport(output);
  if (report === undefined || (status !== 0 && report.stats.failures === 0))
    throw new Error(`Mocha ended with exit code ${status}`);
  return report;
}

function printLines(stream: Readable, name: string): void {
  createInterface({ input: stream }).on('line', (line) => console.log(`${name} | ${line}`));
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
