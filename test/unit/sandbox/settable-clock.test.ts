import should from 'should';
import { SettableClock } from '../../../sandbox/settable-clock';
import { EngineClock, MINUTE } from '../../support/bpmn/test-engine';

describe('sandbox: a clock that is put to another time', () => {
  const inner = new EngineClock();
  const clock = new SettableClock(inner);
  const now = inner.now();

  it('shows it for as long as something is done', () => {
    should(clock.at(5, () => clock.at(7, () => clock.now()) + clock.now())).equal(12);
    should(clock.now()).equal(now);
  });

  it('shows its own again after a fault', () => {
    should(() =>
      clock.at(5, () => {
        throw new Error('broken');
      }),
    ).throw('broken');
    should(clock.now()).equal(now);
  });

  it('ends what has begun in the past when it would have ended, or at once', () => {
    const ended: string[] = [];
    clock.at(now - 2 * MINUTE, () => {
      clock.schedule(MINUTE, () => ended.push('over'));
      clock.schedule(3 * MINUTE, () => ended.push('late'));
    });
    clock.schedule(3 * MINUTE, () => ended.push('now'));
    inner.advance(0);
    should(ended).eql(['over']);
    inner.advance(MINUTE);
    should(ended).eql(['over', 'late']);
    inner.advance(2 * MINUTE);
    should(ended).eql(['over', 'late', 'now']);
  });
});
