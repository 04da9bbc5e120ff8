import should from 'should';
import type { Killed } from '../../promises/reliability/killed-start';
import { complaint, killedStarts, lineOf } from '../../promises/reliability/killed-starts';
import { generator } from '../../promises/reliability/random-messages';

/** SEED repeats a run, as far as processes let themselves be repeated. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const STARTS = 50;

/** Each of the eight kinds of a start, at random moments of its first half minute, most of them around the first polls. */
function killed(): Killed[] {
  const random = generator(SEED);
  return Array.from({ length: STARTS }, (_, index) => {
    const isEarly = random() < 0.7;
    return {
      of: index % 5 === 4 ? 'incidents' : 'tasks',
      start: index % 2 === 0 ? 'new' : 'all',
      signal: index % 4 < 2 ? 'SIGTERM' : 'SIGKILL',
      context: index % 8 < 4 ? 'files' : index % 16 < 8 ? 'late' : 'soon',
      from: isEarly ? 'poll' : 'start',
      after: Math.round(random() * (isEarly ? 3_000 : 30_000)),
      seed: Math.floor(random() * 1_000_000),
    };
  });
}

describe(`line 31: events of tasks and incidents of ${STARTS} starts that are ended in their first 30 s (seed ${SEED})`, () => {
  it('lose nothing that the store could have kept, and mark little else than what had come before', async () => {
    const all = killed();
    const told = await killedStarts(all);
    for (const [index, one] of all.entries()) {
      const outcome = told[index];
      if (outcome) console.log(`      ${lineOf(one, outcome)}`);
    }
    const complaints = all.flatMap((one, index) => (told[index] ? (complaint(one, told[index]) ?? []) : one));
    should(complaints).be.empty();
    // Where each save is written, the names in the last one are all that may have come.
    const exact = told.filter((_, index) => all[index]?.context === 'files');
    const sum = (name: 'marked' | 'repeated') => exact.reduce((total, one) => total + one[name], 0);
    should(sum('marked')).be.belowOrEqual(2 * sum('repeated'));
  }).timeout(1_200_000);
});
