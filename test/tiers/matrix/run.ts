import path from 'node:path';
import { type Combination, combinations, installCombination, nameOf } from './combinations';
import { runMocha } from './mocha';
import { failed, type Report, writeReports } from './report';

/** `npm run test:matrix -- [Node's major version...] [options of Mocha]`: by default all combinations, one after the other. */
async function main(): Promise<void> {
  const [chosen, mochaArguments] = readArguments(process.argv.slice(2));
  const reports = new Map<string, Report>();
  for (const combination of chosen) reports.set(nameOf(combination), await run(combination, mochaArguments));
  writeReports('matrix', reports);
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

async function run(combination: Combination, mochaArguments: string[]): Promise<Report> {
  console.log(`\n${nameOf(combination)}`);
  try {
    const config = path.join(__dirname, 'mocharc.json');
    return await runMocha({
      folder: installCombination(combination),
      name: 'matrix',
      isAlone: true,
      args: ['--config', config, ...mochaArguments],
    });
  } catch (error) {
    return failed(error);
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
