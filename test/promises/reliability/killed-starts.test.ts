import should from 'should';
import type { Killed } from './killed-start';
import { complaint, killedStarts } from './killed-starts';

/** In the middle of the first list, and after the first messages; `killed-starts.torture.ts` has 50 of them. */
const KILLED = [
  { start: 'new', signal: 'SIGKILL', after: 20, seed: 1 },
  { start: 'all', signal: 'SIGKILL', after: 150, seed: 2 },
  { start: 'new', signal: 'SIGTERM', after: 20, seed: 3 },
  { start: 'all', signal: 'SIGKILL', after: 1_400, seed: 4 },
] as const;

describe('line 31: starts that are ended in their first polls', () => {
  for (const of of ['tasks', 'incidents'] as const) {
    it(`lose no events of ${of}, and mark what had come before`, async () => {
      const all = KILLED.map((one): Killed => ({ ...one, of, context: 'files', from: 'poll' }));
      const told = await killedStarts(all, KILLED.length);
      const complaints = all.flatMap((one, index) =>
        told[index] ? (complaint(one, told[index]) ?? []) : one,
      );
      should(complaints).be.empty();
    }).timeout(90_000);
  }
});
