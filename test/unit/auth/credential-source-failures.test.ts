import { inspect } from 'node:util';
import should from 'should';
import type { Grant } from '../../../src/auth/grant';
import { refusal } from '../../support/refusal';
import { unhandledRejections } from '../../support/unhandled';
import { final, later, nextTurn, refused, sourceOf, tokenOf } from './source';

describe('A source of credentials that are refused', () => {
  it('remembers it for 30 s, says how long, and then tries once', async () => {
    const { source, clock, asked } = sourceOf(refused, refused);
    should((await refusal(tokenOf(source))).message).equal('The client is refused');
    clock.advance(12_500);
    const error = await refusal(tokenOf(source));
    should(error.code).equal('CAMUNDA_AUTH');
    should(error.message).equal('The client is refused. Next attempt in 18 s at the earliest');
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
  const unhandled = unhandledRejections();

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

describe('A source of credentials goes on running', () => {
  const unhandled = unhandledRejections();

  it('where a request fails in a way that nobody foresaw, which is a named error without its words', async () => {
    const { source } = sourceOf(() => {
      throw new TypeError('p+ss/w%rd:=');
    });
    const error = await refusal(tokenOf(source));
    should(error.code).equal('CAMUNDA_PROTOCOL');
    should(inspect(error, { depth: null })).not.containEql('p+ss/w%rd:=');
  });

  it('where its warning of a failed renewal throws', async () => {
    const { source, clock, warnings } = sourceOf(() => ({ value: 'token', life: 300_000 }), final);
    const warned = new Promise<void>((resolve) => {
      warnings.push = () => {
        resolve();
        throw new Error('the log is full');
      };
    });
    await tokenOf(source);
    clock.advance(280_000);
    await tokenOf(source);
    await warned;
    await nextTurn();
    should(unhandled).be.empty();
  });
});
