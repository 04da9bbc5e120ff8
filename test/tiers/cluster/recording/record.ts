import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { versionOf } from '../../../unit/sandbox/own-recording';
import { readAccess } from '../access';
import { ClusterUnderTest } from '../cluster-under-test';
import { whenInterrupted } from '../interruption';
import { readOptions } from '../options';
import { record } from './recording';

const folder = path.join(__dirname, '..', '..', '..', 'fixtures', 'recordings');

/** `npm run record`: asks the Camunda at an address, and keeps its answers for those who have none. */
async function main(): Promise<void> {
  const { address = '', method, name } = readOptions('record', process.argv.slice(2));
  const cluster = await ClusterUnderTest.find('recorded', readAccess(address, method, process.env));
  whenInterrupted(() => cluster.own.remove());
  const { gatewayVersion } = cluster.facts;
  const file = path.join(folder, `${[gatewayVersion, method, ...(name ? [name] : [])].join('-')}.json`);
  if (existsSync(file)) throw new Error(`${file} is there: choose another --name`);
  if (versionOf(cluster.facts) === undefined)
    console.log(`There is no sandbox of ${gatewayVersion}, so no test will compare this recording with one`);
  console.log(`Asking Camunda ${gatewayVersion} at ${cluster.access.address} ...`);
  const text = await record(cluster);
  await writeFile(file, text);
  console.log(
    `${file} has ${JSON.parse(text).exchanges.length} questions and answers. Read it before you share it.`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
