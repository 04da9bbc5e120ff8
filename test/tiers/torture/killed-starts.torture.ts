import should from 'should';
import { MOST_OPEN } from '../../promises/reliability/happenings';
import type { Killed } from '../../promises/reliability/killed-start';
import { complaint, killedStarts, lineOf } from '../../promises/reliability/killed-starts';
import { generator } from '../../promises/reliability/random-messages';

/** SEED repeats a run, as far as processes let themselves be repeated. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const STARTS = 50;
/** Few: the other tiers run beside it, and some of their tests measure time. */
const AT_ONCE = 2;

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
    const told = await killedStarts(all, AT_ONCE);
    for (const [index, one] of all.entries()) {
      const outcome = told[index];
      if (outcome) console.log(`      ${lineOf(one, outcome)}`);
    }
    const complaints = all.flatMap((one, index) => (told[index] ? (complaint(one, told[index]) ?? []) : one));
    should(complaints).be.empty();
    // Where each save is written, the names in the last one are all that may have come: one kill may find it not sent at all.
    const exact = told.filter((_, index) => all[index]?.context === 'files');
    const sum = (name: 'marked' | 'repeated') => exact.reduce((total, one) => total + one[name], 0);
    should(sum('marked')).be.belowOrEqual(2 * sum('repeated') + MOST_OPEN);
  }).timeout(1_200_000);
});
