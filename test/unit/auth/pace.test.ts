import should from 'should';
import { Pace, paceOf } from '../../../src/auth/pace';
import { FakeClock } from '../../support/fake-clock';
import { refusal } from '../../support/refusal';

const nextTurn = () => new Promise(setImmediate);

describe('The pace of token requests', () => {
  it('is one after the other, a second after each answer, in the order of asking', async () => {
    const clock = new FakeClock();
    const pace = new Pace();
    const start = clock.monotonic();
    const log: string[] = [];
    const request = (name: string, duration: number) => async () => {
      log.push(`${name} at ${clock.monotonic() - start}`);
      clock.advance(duration);
    };
    const { signal } = new AbortController();
    await Promise.all([
      pace.run(clock, signal, request('a', 300)),
      pace.run(clock, signal, request('b', 0)),
      pace.run(clock, signal, request('c', 0)),
    ]);
    clock.advance(5_000);
    await pace.run(clock, signal, request('d', 0));
    should(log).eql(['a at 0', 'b at 1300', 'c at 2300', 'd at 7300']);
  });

  it('goes on after a request that failed', async () => {
    const clock = new FakeClock();
    const pace = new Pace();
    const { signal } = new AbortController();
    const fail = async () => {
      throw new Error('refused');
    };
    await should(pace.run(clock, signal, fail)).be.rejectedWith('refused');
    should(await pace.run(clock, signal, async () => 'token')).equal('token');
    should(clock.sleeps).eql([1_000]);
  });

  it('lets go of who is aborted, at once, and asks nobody for him', async () => {
    const clock = new FakeClock();
    const pace = new Pace();
    let answer = () => {};
    const first = pace.run(
      clock,
      new AbortController().signal,
      () => new Promise<void>((resolve) => (answer = resolve)),
    );
    const controller = new AbortController();
    let asked = false;
    const second = refusal(
      pace.run(clock, controller.signal, async () => {
        asked = true;
      }),
    );
    controller.abort();
    should((await second).code).equal('CAMUNDA_ABORTED');
    answer();
    await first;
    await nextTurn();
    should(asked).be.false();
  });

  it('is one for all clusters at the token endpoint of SaaS, which counts by source address', () => {
    const saas = new URL('https://login.cloud.camunda.io/oauth/token');
    should(paceOf(saas)).equal(paceOf(new URL(saas)));
    const own = new URL('http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token');
    should(paceOf(own)).not.equal(paceOf(own));
  });
});
