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
import { targetsTable } from './target';

function print(text: string): void {
  console.log(`\n${text}`);
}

async function measure(server: string, plan: Plan): Promise<void> {
  const lines = await measureMessages(server, plan.messages);
  print(messagesTable(lines));
  const paged = await measurePaging(server, plan.paging);
  print(pagingTable(paged));
  const starts = await measureStarts(plan.start);
  print(startTable(starts, plan.start));
  const sizes = await measureSizes();
  print(sizeTable(sizes));
  print(
    targetsTable([
      ...messagesTargets(lines),
      ...pagingTargets(paged),
      ...startTargets(starts),
      ...sizeTargets(sizes),
    ]),
  );
}

/** `npm run bench`: see README.md. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.short && !options.profile) {
    console.log('Installing the packages to compare with, unless they are there ...');
    await installPeers();
  }
  const { child, ready: server } = await Child.start<string>('server', {}, { processor: 1 });
  if (options.profile) print(await profileReport(server, process.cwd()));
  else await measure(server, planFor(options));
  await child.stop();
}

run(main);
