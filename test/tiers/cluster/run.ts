import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { readAccess } from './access';
import { ClusterUnderTest } from './cluster-under-test';
import { accessTo, combinations, startCombination } from './combinations';
import { whenInterrupted } from './interruption';
import { type ClusterOptions, readOptions } from './options';
import { describePlan, planFor } from './plan';
import { targets } from './targets';

const root = path.join(__dirname, '..', '..', '..');
const reporter = path.join(root, '.ci', 'reporter.cjs');
const reporterOptions = { output: path.join(root, 'test-results', 'cluster.json') };

/** `npm run test:cluster`: on the Camunda at an address, or on sandboxes in their versions and authentications. */
async function main(): Promise<void> {
  const options = readOptions('test:cluster', process.argv.slice(2));
  whenInterrupted(() => Promise.all(targets.map(({ cluster }) => cluster.own.remove())));
  if (options.address === undefined) await addSandboxes();
  else targets.push({ cluster: await find(options.address, options) });
  for (const { cluster, ...planOptions } of targets)
    console.log(describePlan(cluster, planFor(cluster, planOptions)));
  const failures = await runMocha(options);
  for (const { sandbox } of targets) await sandbox?.close();
  process.exitCode = failures > 0 ? 1 : 0;
}

async function find(address: string, { method }: ClusterOptions): Promise<ClusterUnderTest> {
  return ClusterUnderTest.find(`Camunda with ${method}`, readAccess(address, method, process.env));
}

async function addSandboxes(): Promise<void> {
  for (const combination of combinations) {
    const { name, quick = false } = combination;
    const sandbox = await startCombination(combination);
    const cluster = await ClusterUnderTest.find(name, accessTo(sandbox, combination));
    targets.push({ cluster, sandbox, quick });
  }
}

/** The files beside `suites.cluster.ts` are about the tests themselves, which need no cluster of anybody. */
async function runMocha({ address, grep }: ClusterOptions): Promise<number> {
  // A search of a real Camunda is late at times.
  const mocha = new Mocha({ timeout: 180_000, slow: 10_000, reporter, reporterOptions });
  if (grep !== undefined) mocha.grep(grep);
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.cluster.ts')))
    if (address === undefined || file === 'suites.cluster.ts') mocha.addFile(path.join(__dirname, file));
  await mocha.loadFilesAsync();
  return new Promise((resolve) => mocha.run(resolve));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
