import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../package/project';
import { type Combination, combinations, nameOf, runOn } from './combinations';
import { combine, failed, type Report } from './report';

const output = path.join(root, 'test-results', 'matrix.json');

/** `npm run test:matrix -- [Node's major version...] [options of Mocha]`: by default all combinations, one after the other. */
function main(): void {
  const [chosen, mochaArguments] = readArguments(process.argv.slice(2));
  const reports = new Map(
    chosen.map((combination) => [nameOf(combination), run(combination, mochaArguments)]),
  );
  const report = combine(reports);
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, JSON.stringify(report, null, 2));
  for (const [name, { stats }] of reports)
    console.log(`${name}: ${stats.passes} passed, ${stats.failures} failed`);
  process.exitCode = report.stats.failures > 0 ? 1 : 0;
}

function readArguments(args: string[]): [readonly Combination[], string[]] {
  const option = args.findIndex((arg) => arg.startsWith('-'));
  const wanted = option < 0 ? args : args.slice(0, option);
  const unknown = wanted.find((node) => !combinations.some((combination) => combination.node === node));
  if (unknown !== undefined)
    throw new Error(`There is no "${unknown}", only ${combinations.map(({ node }) => node).join(', ')}`);
  const chosen = combinations.filter(({ node }) => wanted.length === 0 || wanted.includes(node));
  return [chosen, args.slice(wanted.length)];
}

function run(combination: Combination, mochaArguments: string[]): Report {
  console.log(`\n${nameOf(combination)}`);
  try {
    return runOn(combination, mochaArguments);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return failed(error instanceof Error ? error : new Error(String(error)));
  }
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
