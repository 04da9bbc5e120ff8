import should from 'should';
import { CamundaError } from '../../../src/errors';
import { PollPace } from '../../../src/events/poll-pace';
import { sentence } from '../../../src/sentence';

const failure = (cause = {}) => new CamundaError('CAMUNDA_UNAVAILABLE', sentence`away`, cause);

describe('pace of the task events', () => {
  const pace = () => new PollPace(5_000, () => 0.5);

  it('becomes slower when it is quiet, up to a minute', () => {
    const quiet = pace();
    const pauses = Array.from({ length: 10 }, () => quiet.quiet());
    should(pauses.slice(0, 3)).eql([5_000, 7_500, 11_250]);
    should(pauses.at(-1)).equal(60_000);
  });

  it('is fast again as soon as something happens', () => {
    const busy = pace();
    for (let poll = 0; poll < 10; poll++) busy.quiet();
    should(busy.active()).equal(5_000);
  });

  it('backs off where Camunda is away, up to a minute, and where it refuses, up to ten', () => {
    const last = (cause: object) => {
      const failing = pace();
      const pauses = Array.from({ length: 12 }, () => failing.failed(failure(cause)));
      should(pauses.slice(0, 2)).eql([10_000, 20_000]);
      return pauses.at(-1);
    };
    should(last({ retryable: true })).equal(60_000);
    should(last({ retryable: false })).equal(600_000);
  });

  it('is quick again with the first good poll after an outage, however long that was', () => {
    const refused = pace();
    for (let poll = 0; poll < 20; poll++) refused.failed(failure({ retryable: false }));
    should([refused.quiet(), refused.quiet()]).eql([5_000, 7_500]);
    should(refused.failed(failure({ retryable: false }))).equal(10_000);
  });

  it('waits as long as the server asks for', () => {
    should(pace().failed(failure({ retryAfter: 300 }))).equal(300_000);
  });

  it('is up to a tenth shorter or longer, so that many clients do not come at once', () => {
    should(new PollPace(5_000, () => 0).active()).equal(4_500);
    should(new PollPace(5_000, () => 1).active()).equal(5_500);
  });

  it('never is faster than a longer pause that somebody has chosen', () => {
    const slow = new PollPace(300_000, () => 0.5);
    should(slow.quiet()).equal(300_000);
    should(slow.quiet()).equal(300_000);
    should(slow.failed(failure())).equal(300_000);
  });
});
