import { once } from 'node:events';
import should from 'should';
import { wallClock } from '../../../../sandbox/engine/clock';

describe('The wall’s clock', () => {
  it('starts what is due, and not what is taken back', async () => {
    const clock = wallClock();
    const done: string[] = [];
    const target = new EventTarget();
    clock.schedule(1, () => done.push('taken back'))();
    clock.schedule(-5, () => done.push('past'));
    clock.schedule(2, () => target.dispatchEvent(new Event('due')));
    const stay = setInterval(() => {}, 1000);
    await once(target, 'due');
    clearInterval(stay);
    should(done).eql(['past']);
  });

  it('waits longer than a timer of Node can', () => {
    const cancel = wallClock().schedule(2 ** 40, () => should.fail(0, 1));
    cancel();
  });
});
