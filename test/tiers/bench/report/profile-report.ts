import { Child } from '../child';
import type { Question, Start } from '../messages-process';
import type { HotSpot, Profile } from '../profile';
import type { Figures } from '../server/load';
import { table } from './table';

const LOAD = { size: 'small', concurrency: 16 } as const;

/** Where the time of our node goes at 1 KB and 16 messages under way, in microseconds a message. */
export async function profileReport(server: string, packageFolder: string): Promise<string> {
  const start: Start = { candidate: 'our search node', server, packageFolder };
  const { child } = await Child.start('messages-process', start, { processor: 0 });
  await child.ask({ ...LOAD, milliseconds: 5_000 });
  const { cpu } = await child.ask<Figures>({ ...LOAD, milliseconds: 2_000 });
  const profiled: Question = { ...LOAD, milliseconds: 5_000, profile: true };
  const { owners, functions } = await child.ask<Profile>(profiled);
  await child.stop();
  const rows = (spots: readonly HotSpot[]) =>
    spots.map(({ place, part }) => [place, (part * cpu).toFixed(1)]).filter(([, time]) => time !== '0.0');
  return [table(['whose time', 'CPU us'], rows(owners)), table(['function', 'CPU us'], rows(functions))].join(
    '\n\n',
  );
}
