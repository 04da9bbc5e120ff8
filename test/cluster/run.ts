import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha, { type MochaOptions, type Runner } from 'mocha';
import { stopServers } from '../support/servers/server-process';

const suffix = '.real.ts';
const output = path.join(__dirname, '..', '..', 'test-results', 'real.json');

/** Readable on the console, and as JSON for whoever compares runs. */
class SpecAndJson extends Mocha.reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const withOutput = { ...options, reporterOption: { output } };
    new Mocha.reporters.JSON(runner, withOutput);
  }
}

/** `npm run test:real -- [section...]`: the sections, by default all of them, one after the other against real servers. */
async function main(): Promise<void> {
  const all = readdirSync(__dirname)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((section) => !all.includes(section));
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}", only ${all.join(', ')}`);

  const mocha = new Mocha({ timeout: 60_000, slow: 10_000, reporter: SpecAndJson });
  for (const section of wanted.length > 0 ? wanted : all)
    mocha.addFile(path.join(__dirname, section + suffix));
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  await stopServers();
  process.exitCode = failures > 0 ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
