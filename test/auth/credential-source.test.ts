import should from 'should';
import { type Grant, GrantFailure } from '../../src/auth/credential';
import { CredentialSource } from '../../src/auth/credential-source';
import { Pace } from '../../src/auth/pace';
import { CamundaError } from '../../src/errors';
import { FakeClock } from '../support/fake-clock';
import { refusal } from '../support/refusal';

type Answer = (signal: AbortSignal) => Promise<Grant<string>> | Grant<string>;

const refused = () => {
  throw new GrantFailure(new CamundaError('CAMUNDA_AUTH', 'The client is refused'), 'refused');
};
const later = (retryAfter?: number) => () => {
  const error = new CamundaError('CAMUNDA_BUSY', 'Too many', retryAfter === undefined ? {} : { retryAfter });
  throw new GrantFailure(error, 'later', retryAfter);
};
const final = () => {
  throw new GrantFailure(new CamundaError('CAMUNDA_TIMEOUT', 'Too late'), 'final');
};

/** A source of tokens that live 300 s, and what it asked and said. */
function sourceOf(...answers: Answer[]) {
  const clock = new FakeClock();
  const warnings: string[] = [];
  const asked: number[] = [];
  const grant: Answer = () => ({ value: `token ${asked.length}`, life: 300_000 });
  const request = async (signal: AbortSignal) => {
    asked.push(clock.monotonic());
    return (answers.shift() ?? grant)(signal);
  };
  const warn = (message: string) => void warnings.push(message);
  const source = new CredentialSource<string>({ request, clock, pace: new Pace(), warn });
  return { clock, source, asked, warnings, answers };
}

type Source = ReturnType<typeof sourceOf>['source'];
const tokenOf = async (source: Source) => (await source.get()).grant.value;
const nextTurn = () => new Promise(setImmediate);

describe('A source of credentials', () => {
  it('asks once for all who ask at the same time, and at once answers all who ask later', async () => {
    const { source, asked } = sourceOf();
    await Promise.all(Array.from({ length: 64 }, () => source.get()));
    should(source.get()).not.be.a.Promise();
    should(asked).have.length(1);
  });

  it('renews while the old one is used, without anybody waiting', async () => {
    const { source, clock, asked } = sourceOf();
    await source.get();
    clock.advance(271_000);
    const old = source.get();
    should(old).not.be.a.Promise();
    await nextTurn();
    should(await tokenOf(source)).equal('token 2');
    should(asked).have.length(2);
  });

  it('warns once of renewals that fail, and uses the old one to its very end', async () => {
    const { source, clock, warnings, answers } = sourceOf();
    await source.get();
    answers.push(...Array.from({ length: 100 }, () => final));
    clock.advance(270_000);
    while (clock.monotonic() - 1_000_000 < 299_000) {
      should(await tokenOf(source)).equal('token 1');
      await nextTurn();
      clock.advance(1_000);
    }
    should(warnings).eql(['Too late; the present one is used until it ends']);
    should(answers.length).be.above(80);
    clock.advance(1_000);
    should((await refusal(tokenOf(source))).code).equal('CAMUNDA_TIMEOUT');
  });

  it('uses the old one to its very end while a renewal hangs', async () => {
    const { source, clock, answers } = sourceOf();
    await source.get();
    answers.push(() => new Promise(() => {}));
    clock.advance(271_000);
    for (let second = 271; second < 300; second++) {
      should(await tokenOf(source)).equal('token 1');
      clock.advance(999);
    }
    clock.advance(1_000);
    should(source.get()).be.a.Promise();
  });

  it('waits for a new one in the last tenth of a life in which nobody had asked before', async () => {
    const { source, clock } = sourceOf();
    await source.get();
    clock.advance(296_000);
    should(await Promise.all([tokenOf(source), tokenOf(source)])).eql(['token 2', 'token 2']);
  });

  it('does nothing by itself', async () => {
    const { source, clock, asked } = sourceOf();
    await source.get();
    clock.advance(3_600_000);
    await nextTurn();
    should(asked).have.length(1);
    should(clock.sleeps).be.empty();
  });

  it('renews at once for all after a refusal, and asks once', async () => {
    const { source, asked } = sourceOf();
    const credential = await source.get();
    for (let message = 0; message < 32; message++) should(source.refused(credential, 'v2')).be.true();
    await Promise.all(Array.from({ length: 32 }, () => source.get()));
    should(asked).have.length(2);
  });

  it('does not renew again within 30 s for an API that refuses the new one too', async () => {
    const { source, clock, asked } = sourceOf();
    source.refused(await source.get(), 'v2');
    const renewed = await source.get();
    for (let second = 0; second < 29; second++) {
      should(source.refused(renewed, 'v2')).be.false();
      clock.advance(1_000);
    }
    should(asked).have.length(2);
    clock.advance(1_000);
    should(source.refused(renewed, 'v2')).be.true();
    await source.get();
    should(asked).have.length(3);
  });

  it('does not renew for two APIs in turn that refuse everything', async () => {
    const { source, asked } = sourceOf();
    for (let message = 0; message < 20; message++) {
      source.refused(await source.get(), message % 2 === 0 ? 'v1' : 'v2');
    }
    should(asked.length).be.belowOrEqual(3);
  });

  it('renews again for an API that took the new one in between', async () => {
    const { source } = sourceOf();
    source.refused(await source.get(), 'v2');
    const renewed = await source.get();
    source.accepted(renewed, 'v2');
    should(source.refused(renewed, 'v2')).be.true();
  });

  it('does not take the acceptance of an old one for that of the new one', async () => {
    const { source } = sourceOf();
    const old = await source.get();
    source.refused(old, 'v2');
    const renewed = await source.get();
    source.accepted(old, 'v2');
    should(source.refused(renewed, 'v2')).be.false();
  });
});

describe('A source of credentials that are refused', () => {
  it('remembers it for 30 s, says how long, and then tries once', async () => {
    const { source, clock, asked } = sourceOf(refused, refused);
    should((await refusal(tokenOf(source))).message).equal('The client is refused');
    clock.advance(12_500);
    const error = await refusal(tokenOf(source));
    should(error.code).equal('CAMUNDA_AUTH');
    should(error.message).equal('The client is refused (asked again in 18 s at the earliest)');
    should(error.cause.retryAfter).equal(18);
    should(asked).have.length(1);
    clock.advance(17_500);
    await Promise.all(Array.from({ length: 20 }, () => refusal(tokenOf(source))));
    should(asked).have.length(2);
    clock.advance(30_000);
    should(await tokenOf(source)).equal('token 3');
  });
});

describe('A source of credentials whose server is in trouble', () => {
  it('tries three times, after at least 1 s and 2 s', async () => {
    const { source, clock, asked } = sourceOf(later(), later(), later());
    should((await refusal(tokenOf(source))).code).equal('CAMUNDA_BUSY');
    should(asked).have.length(3);
    should(clock.sleeps[0]).be.within(1_000, 1_500);
    should(clock.sleeps[1]).be.within(2_000, 3_000);
  });

  it('waits as long as Retry-After says where that is within 30 s', async () => {
    const { source, clock } = sourceOf(later(5), later(20));
    should(await tokenOf(source)).equal('token 3');
    should(clock.sleeps).eql([5_000, 20_000]);
  });

  it('fails at once where Retry-After is beyond what is left of 30 s, and asks nobody before', async () => {
    const { source, clock, asked } = sourceOf(later(20), later(11));
    should((await refusal(tokenOf(source))).cause.retryAfter).equal(11);
    should(clock.sleeps).eql([20_000]);
    clock.advance(10_000);
    const error = await refusal(tokenOf(source));
    should(error.code).equal('CAMUNDA_BUSY');
    should(error.cause.retryAfter).equal(1);
    should(asked).have.length(2);
    clock.advance(1_000);
    should(await tokenOf(source)).equal('token 3');
  });

  it('does not try again after a timeout', async () => {
    const { source, asked } = sourceOf(final);
    should((await refusal(tokenOf(source))).code).equal('CAMUNDA_TIMEOUT');
    should(asked).have.length(1);
  });

  it('never asks twice within a second, whatever happens', async () => {
    const { source, asked } = sourceOf(final, final, later(0), later(0), final);
    for (let message = 0; message < 4; message++) await tokenOf(source).catch(() => {});
    for (let message = 0; message < 3; message++) {
      source.forget();
      await tokenOf(source);
    }
    should(asked.length).be.above(6);
    const gaps = asked.slice(1).map((time, before) => time - (asked[before] ?? 0));
    should(Math.min(...gaps)).be.aboveOrEqual(1_000);
  });
});

describe('A source of credentials and the end', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);

  before(() => void process.on('unhandledRejection', note));
  after(() => void process.off('unhandledRejection', note));

  it('lets go of a message that is aborted, while the request goes on for the others', async () => {
    let grant = (_grant: Grant<string>) => {};
    const { source, asked } = sourceOf(() => new Promise((resolve) => (grant = resolve)));
    const controller = new AbortController();
    const aborted = refusal(async () => source.get(controller.signal));
    const other = tokenOf(source);
    controller.abort();
    should((await aborted).code).equal('CAMUNDA_ABORTED');
    await nextTurn();
    grant({ value: 'late', life: 300_000 });
    should(await other).equal('late');
    should(asked).have.length(1);
  });

  it('has nobody left who hears of a failure when the only message was aborted, and that ends nothing', async () => {
    const { source } = sourceOf(refused);
    await refusal(async () => source.get(AbortSignal.abort()));
    await nextTurn();
    await nextTurn();
    should(unhandled).be.empty();
  });

  it('ends the request under way and forgets everything when it is closed', async () => {
    const { source } = sourceOf(
      (signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    );
    const waiting = refusal(tokenOf(source));
    await nextTurn();
    source.close();
    should((await waiting).code).equal('CAMUNDA_ABORTED');
    should(source.held).be.undefined();
  });

  it('keeps no credential that comes after it was closed', async () => {
    let grant = (_grant: Grant<string>) => {};
    const { source } = sourceOf(() => new Promise((resolve) => (grant = resolve)));
    const waiting = refusal(tokenOf(source));
    await nextTurn();
    source.close();
    grant({ value: 'late', life: 300_000 });
    should((await waiting).code).equal('CAMUNDA_ABORTED');
    should(source.held).be.undefined();
  });

  it('keeps no credential that was under way when it was told to forget', async () => {
    let grant = (_grant: Grant<string>) => {};
    const { source } = sourceOf(() => new Promise((resolve) => (grant = resolve)));
    const waiting = tokenOf(source);
    await nextTurn();
    source.forget();
    grant({ value: 'late', life: 300_000 });
    await waiting;
    should(source.held).be.undefined();
  });
});
