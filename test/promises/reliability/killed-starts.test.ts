import should from 'should';
import type { Killed } from './killed-start';
import { complaint, killedStarts } from './killed-starts';

/** In the middle of the first list, and after the first messages; `killed-starts.torture.ts` has 50 of them. */
const KILLED: Killed[] = [
  { start: 'new', signal: 'SIGKILL', after: 20, seed: 1 },
  { start: 'all', signal: 'SIGKILL', after: 150, seed: 2 },
  { start: 'new', signal: 'SIGTERM', after: 20, seed: 3 },
  { start: 'all', signal: 'SIGKILL', after: 1_400, seed: 4 },
].map((one) => ({ ...one, context: 'files', from: 'poll' }) as Killed);

describe('line 31: task events of starts that are ended in their first polls', () => {
  it('lose nothing, and mark what had come before', async () => {
    const told = await killedStarts(KILLED);
    const complaints = KILLED.flatMap((one, index) =>
      told[index] ? (complaint(one, told[index]) ?? []) : one,
    );
    should(complaints).be.empty();
  }).timeout(90_000);
});
