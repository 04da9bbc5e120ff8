import { Child } from './child';
import { MessagesMeasurement } from './messages';
import { readOptions } from './options';
import { PagingMeasurement } from './paging';
import { installPeers } from './peers';
import { type Plan, planFor } from './plan';
import type { Measurement } from './report/measurement';
import { profileReport } from './report/profile-report';
import { SandboxMeasurement } from './sandbox/sandbox';
import { run } from './server/asked';
import { type Target, targetsTable } from './server/target';
import { measureSizes, sizeTable, sizeTargets } from './size';
import { StartMeasurement } from './start';

function print(text: string): void {
  console.log(`\n${text}`);
}

async function measure(
  server: string,
  { passes, messages, starts, paging, start, sandbox }: Plan,
): Promise<Target[]> {
  const measurements: Measurement[] = [
    new MessagesMeasurement(server, messages),
    new MessagesMeasurement(server, starts),
    new PagingMeasurement(server, paging),
    new StartMeasurement(start),
    new SandboxMeasurement(sandbox),
  ];
  for (let pass = 1; pass <= passes; pass++) {
    for (const measurement of measurements) await measurement.measure(pass);
  }
  for (const measurement of measurements) print(measurement.table());
  return measurements.flatMap((measurement) => measurement.targets());
}

async function sizes(): Promise<Target[]> {
  const installed = await measureSizes();
  print(sizeTable(installed));
  return sizeTargets(installed);
}

/** Needs no server, and no package to compare with. */
async function measureStart({ passes, start }: Plan): Promise<void> {
  const measurement = new StartMeasurement(start);
  for (let pass = 1; pass <= passes; pass++) await measurement.measure(pass);
  print(measurement.table());
  print(targetsTable(measurement.targets()));
}

/** `npm run bench`: see README.md. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.start) {
    await measureStart(planFor(options));
    return;
  }
  if (!options.short && !options.profile) {
    console.log('Installing the packages to compare with, unless they are there ...');
    await installPeers();
  }
  const { child, ready: server } = await Child.start<string>('server/server', {}, { processor: 1 });
  if (options.profile) {
    print(await profileReport('our search node', 'small', server, process.cwd()));
    print(await profileReport('our process instance node', 'start', server, process.cwd()));
  } else {
    const targets = await measure(server, planFor(options));
    // A moment says nothing about what is reached.
    if (!options.short) print(targetsTable([...targets, ...(await sizes())]));
  }
  await child.stop();
}

run(main);
