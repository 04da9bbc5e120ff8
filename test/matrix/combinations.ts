import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../package/npm';
import { root } from '../package/project';
import type { Report } from './report';

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
 * Installs both into `.cache/matrix/`, or brings them up to date there, and runs the tests of `mocharc.json` on them.
 * @throws Error when they cannot be installed, or Mocha ended without a report or, after one without failures, badly.
 */
export function runOn({ node, nodeRed }: Combination, mochaArguments: string[]): Report {
  const folder = path.join(root, '.cache', 'matrix', node);
  install(folder, `node@${node}`, `node-red@${nodeRed}`);
  const output = path.join(folder, 'report.json');
  rmSync(output, { force: true });
  const config = path.join(__dirname, 'mocharc.json');
  const mocha = [
    require.resolve('mocha/bin/mocha.js'),
    '--config',
    config,
    '--reporter-option',
    `output=${output}`,
  ];
  const { status } = spawnSync(
    path.join(folder, 'node_modules', 'node', 'bin', 'node'),
    [...mocha, ...mochaArguments],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_RED_FOLDER: folder } },
  );
  const report = readReport(output);
  if (report === undefined || (status !== 0 && report.stats.failures === 0))
    throw new Error(`Mocha ended with exit code ${status}`);
  return report;
}

function install(folder: string, ...packages: string[]): void {
  mkdirSync(folder, { recursive: true });
  // npm runs only the install scripts that a project allows; the one of `node` fetches the binary for this platform.
  const project = { private: true, allowScripts: { node: true } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(project));
  npm('install', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund', ...packages);
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
