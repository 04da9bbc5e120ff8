import should from 'should';
import { Credential } from '../../../src/auth/credential';
import { FakeClock } from '../../support/fake-clock';

/** Seconds. */
function credentialOf(life: number): { clock: FakeClock; credential: Credential<string> } {
  const clock = new FakeClock();
  const grant = { value: 'token', life: life * 1_000 };
  const asked = { monotonic: clock.monotonic(), wall: clock.wall() };
  return { clock, credential: new Credential(grant, clock, asked) };
}

describe('The margins of a credential', () => {
  // Used until its last min(5 s, 10 %), renewed from its last min(30 s, 20 %) on.
  const margins: [life: number, renewFrom: number, useUntil: number][] = [
    [86_400, 86_370, 86_395],
    [300, 270, 295],
    [60, 48, 55],
    [30, 24, 27],
    [20, 16, 18],
    [1, 0.8, 0.9],
  ];
  for (const [life, renewFrom, useUntil] of margins) {
    it(`with a life of ${life} s: renewed from ${renewFrom} s on, used until ${useUntil} s`, () => {
      const { clock, credential } = credentialOf(life);
      const at = (seconds: number) => {
        clock.advance(seconds * 1_000 - credential.age);
        return [credential.renewable, credential.usable];
      };
      should(at(0)).eql([false, true]);
      should(at(renewFrom - 0.01)).eql([false, true]);
      should(at(renewFrom + 0.01)).eql([true, true]);
      should(at(useUntil - 0.01)).eql([true, true]);
      should(at(useUntil + 0.01)).eql([true, false]);
      should(credential.alive).be.true();
      at(life);
      should(credential.alive).be.false();
    });
  }

  it('never come where the server names no end, as with a session', () => {
    const { clock, credential } = credentialOf(Number.POSITIVE_INFINITY);
    clock.advance(365 * 86_400_000);
    should([credential.usable, credential.renewable, credential.alive]).eql([true, false, true]);
  });
});

describe('The age of a credential', () => {
  it('is not changed by a wall clock that is set back', () => {
    const { clock, credential } = credentialOf(300);
    clock.advance(200_000);
    clock.setWallClock(-3_600_000);
    should(credential.left).equal(100_000);
    clock.advance(100_000);
    should(credential.usable).be.false();
  });

  it('counts a wall clock far ahead as time that the machine slept', () => {
    const { clock, credential } = credentialOf(300);
    clock.setWallClock(3_600_000);
    should(credential.usable).be.false();
    should(credential.alive).be.true();
  });
});
