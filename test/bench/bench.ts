import { run } from './asked';
import { Child } from './child';
import { measureMessages } from './messages';
import { messagesTable, messagesTargets } from './messages-report';
import { readOptions } from './options';
import { measurePaging, pagingTable, pagingTargets } from './paging';
import { installPeers } from './peers';
import { type Plan, planFor } from './plan';
import { profileReport } from './profile-report';
import { measureSizes, sizeTable, sizeTargets } from './size';
import { measureStarts, startTable, startTargets } from './start';
import { type Target, targetsTable } from './target';

function print(text: string): void {
  console.log(`\n${text}`);
}

async function measure(server: string, plan: Plan): Promise<Target[]> {
  const lines = await measureMessages(server, plan.messages);
  print(messagesTable(lines));
  const paged = await measurePaging(server, plan.paging);
  print(pagingTable(paged));
  const starts = await measureStarts(plan.start);
  print(startTable(starts, plan.start));
  return [...messagesTargets(lines), ...pagingTargets(paged), ...startTargets(starts)];
}

async function sizes(): Promise<Target[]> {
  const installed = await measureSizes();
  print(sizeTable(installed));
  return sizeTargets(installed);
}

/** `npm run bench`: see README.md. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.short && !options.profile) {
    console.log('Installing the packages to compare with, unless they are there ...');
    await installPeers();
  }
  const { child, ready: server } = await Child.start<string>('server', {}, { processor: 1 });
  if (options.profile) {
    print(await profileReport(server, process.cwd()));
  } else {
    const targets = await measure(server, planFor(options));
    // A moment says nothing about what is reached.
    if (!options.short) print(targetsTable([...targets, ...(await sizes())]));
  }
  await child.stop();
}

run(main);
