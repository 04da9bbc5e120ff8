import path from 'node:path';
import { installCombination } from '../matrix/combinations';
import { runMocha } from '../matrix/mocha';
import { failed, type Report, writeReports } from '../matrix/report';
import { hasDashboard, installDashboard, installThemes, nameOf, type Run, readArguments } from './runs';

/** A browser and a Node-RED leave a processor half idle. */
const AT_ONCE = 2;

/** `npm run test:editor -- [4.1 | 5] [light | dark] [a test file] [options of Mocha]`: without a word, all four. */
async function main(): Promise<void> {
  const [chosen, mochaArguments] = readArguments(process.argv.slice(2));
  if (chosen.some(({ look }) => look === 'dark')) installThemes();
  if (hasDashboard(chosen)) installDashboard();
  const folders = new Map(chosen.map(({ combination }) => [combination, installCombination(combination)]));
  const reports = new Map<string, Report>();
  const waiting = [...chosen];

  async function work(): Promise<void> {
    for (let run = waiting.shift(); run; run = waiting.shift()) {
      const folder = folders.get(run.combination) ?? '';
      const report = test(run, folder, chosen.length === 1, mochaArguments);
      reports.set(nameOf(run), await report.catch(failed));
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  writeReports('editor', reports);
}

function test(run: Run, folder: string, isAlone: boolean, mochaArguments: string[]): Promise<Report> {
  const config = path.join(__dirname, 'mocharc.json');
  return runMocha({
    folder,
    name: nameOf(run),
    isAlone,
    args: ['--config', config, run.files, ...mochaArguments],
    env: { EDITOR_RUN: nameOf(run) },
  });
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
