import type { CandidateName } from '../candidates';
import { Child } from '../child';
import type { Question, Start } from '../messages-process';
import type { HotSpot, Profile } from '../profile';
import type { Size } from '../server/canned';
import type { Figures } from '../server/load';
import { table } from './table';

/** Where the time of our node goes with 16 messages under way, in microseconds a message. */
export async function profileReport(
  candidate: CandidateName,
  size: Size,
  server: string,
  packageFolder: string,
): Promise<string> {
  const load = { size, concurrency: 16 };
  const start: Start = { candidate, server, packageFolder };
  const { child } = await Child.start('messages-process', start, { processor: 0 });
  await child.ask({ ...load, milliseconds: 5_000 });
  const { cpu } = await child.ask<Figures>({ ...load, milliseconds: 2_000 });
  const profiled: Question = { ...load, milliseconds: 5_000, profile: true };
  const { owners, functions } = await child.ask<Profile>(profiled);
  await child.stop();
  const rows = (spots: readonly HotSpot[]) =>
    spots.map(({ place, part }) => [place, (part * cpu).toFixed(1)]).filter(([, time]) => time !== '0.0');
  return [
    candidate,
    table(['whose time', 'CPU us'], rows(owners)),
    table(['function', 'CPU us'], rows(functions)),
  ].join('\n\n');
}
