import fc from 'fast-check';
import should from 'should';
import { Activation, LOCK } from '../../../src/jobs/activation';
import { Books } from '../../../src/jobs/books';
import { Slots } from '../../../src/jobs/slots';
import { FakeClock } from '../../support/fake-clock';

const MOST = 5;
const TERMS = { lock: LOCK, timeout: 300_000, isLeft: false };

/** What can happen to the job with this number: each but `begin` is an end of it. */
const happening = fc.record({
  what: fc.constantFrom('begin', 'begin', 'result', 'deadline', 'loss', 'hand-back', 'deploy'),
  job: fc.integer({ min: 0, max: 9 }),
});

describe('the books of jobs', () => {
  it('free each slot exactly once, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
        const clock = new FakeClock();
        const [books, slots] = [new Books(), new Slots(MOST)];
        const all: Activation[] = [];
        let freed = 0;
        const begin = (jobKey: string) => {
          const job = { jobKey, retries: 3 };
          const one = new Activation(job, 0, 0, TERMS, (ended) => {
            books.close(ended, clock);
            should(slots.giveBack(ended)).be.true();
            freed++;
          });
          books.open(one);
          slots.take(one);
          all.push(one);
        };
        for (const { what, job } of happenings) {
          const key = String(job);
          if (what === 'deploy') for (const one of slots.taken) one.end();
          else if (what !== 'begin')
            for (const one of all.filter((each) => each.job.jobKey === key)) one.end();
          else if (slots.free > 0) begin(key);
          should(slots.size).be.within(0, MOST);
          const under = all.filter(({ hasEnded }) => !hasEnded);
          should(slots.size).equal(under.length);
          should(new Set(under.map((one) => one.job.jobKey)).size).equal(under.length);
          for (const one of under) should(books.get(one.job.jobKey)).equal(one);
        }
        for (const one of slots.taken) one.end();
        should(freed).equal(all.length);
        should(slots.free).equal(MOST);
      }),
      { numRuns: 10_000 },
    );
  });

  it('remember that a job has ended here for a minute after its lock, and no longer', () => {
    const clock = new FakeClock();
    const books = new Books();
    const end = (jobKey: string) => {
      const now = clock.monotonic();
      const one = new Activation({ jobKey, retries: 3 }, now, now, TERMS, (ended) =>
        books.close(ended, clock),
      );
      books.open(one);
      should(one.end()).be.true();
      should(one.end()).be.false();
    };
    end('1');
    should(books.get('1')).be.undefined();
    clock.advance(89_000);
    end('2');
    should(books.hasEnded('1')).be.true();
    clock.advance(2_000);
    end('3');
    should(books.hasEnded('1')).be.false();
    should(books.hasEnded('2')).be.true();
  });
});
