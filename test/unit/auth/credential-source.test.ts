import should from 'should';
import { refusal } from '../../support/refusal';
import { final, nextTurn, sourceOf, tokenOf } from './source';

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
    should(warnings).eql(['The login could not be renewed, but still works until it ends: Too late']);
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
