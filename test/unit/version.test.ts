import should from 'should';
import { hasCursors, isAtLeast, rankOf, ServerVersions } from '../../src/version';
import { refusalOf } from '../support/searches';

const version = (name: string) => ({ name, rank: rankOf(name) });

/** A topology that is asked for, and answered when a test says so. */
class Topology {
  asked = 0;
  #answer: (gatewayVersion: unknown) => void = () => {};
  #fail: (error: Error) => void = () => {};
  readonly versions: ServerVersions = new ServerVersions(async () => {
    this.asked++;
    const gatewayVersion = await new Promise<unknown>((resolve, reject) => {
      this.#answer = resolve;
      this.#fail = reject;
    });
    this.versions.remember({ gatewayVersion });
    return { requests: 2 };
  });

  answer(gatewayVersion: unknown): void {
    this.#answer(gatewayVersion);
  }

  fail(): void {
    this.#fail(new Error('gone'));
  }
}

describe('a version', () => {
  const ordered = [
    '8.5.9',
    '8.6.0',
    '8.6.8',
    '8.6.39',
    '8.7.0-rc3',
    '8.8.0-alpha3',
    '8.9.1',
    '8.10.0',
    '9.0',
  ];
  it('comes after every older one', () => {
    should([...ordered].reverse().sort((one, other) => rankOf(one) - rankOf(other))).eql(ordered);
  });

  it('is at least itself', () => {
    should(isAtLeast(version('8.8.0-alpha3'), '8.8')).equal(true);
    should(isAtLeast(version('8.7.26'), '8.8')).equal(false);
  });

  it('has cursors from 8.8 on', () => {
    should(hasCursors(version('8.7.26'))).equal(false);
    should(hasCursors(version('8.8.0'))).equal(true);
  });
});

describe("a cluster's version", () => {
  it('is asked for once, however many want it', async () => {
    const topology = new Topology();
    const wanted = Array.from({ length: 64 }, () => topology.versions.current());
    topology.answer('8.8.9');
    const known = await Promise.all(wanted);
    should(known.map((one) => one.version.name)).eql(Array(64).fill('8.8.9'));
    await topology.versions.current();
    should(topology.asked).equal(1);
  });

  it('costs requests only for who asked', async () => {
    const topology = new Topology();
    const wanted = [topology.versions.current(), topology.versions.current()];
    topology.answer('8.8.9');
    should((await Promise.all(wanted)).map((one) => one.requests)).eql([2, 0]);
    should((await topology.versions.current()).requests).equal(0);
  });

  it('is not asked for again by all who doubt the same one', async () => {
    const topology = new Topology();
    topology.versions.remember({ gatewayVersion: '8.6.0' });
    const { version: old } = await topology.versions.current();
    const renewed = Array.from({ length: 8 }, () => topology.versions.renewed(old));
    topology.answer('8.8.0');
    for (const known of await Promise.all(renewed)) should(known.version.name).equal('8.8.0');
    should((await topology.versions.renewed(old)).version.name).equal('8.8.0');
    should(topology.asked).equal(1);
  });

  it('is asked for again after a failure, which all who waited see', async () => {
    const topology = new Topology();
    const wanted = [topology.versions.current(), topology.versions.current()];
    topology.fail();
    for (const outcome of await Promise.allSettled(wanted)) should(outcome.status).equal('rejected');
    const again = topology.versions.current();
    topology.answer('8.6.0');
    should((await again).version.name).equal('8.6.0');
  });

  it('comes to the others when one of them is aborted', async () => {
    const topology = new Topology();
    const stop = new AbortController();
    const aborted = topology.versions.current(stop.signal);
    const other = topology.versions.current();
    stop.abort();
    await refusalOf('CAMUNDA_ABORTED', () => aborted);
    topology.answer('8.6.0');
    should((await other).version.name).equal('8.6.0');
  });

  it('leaves no rejection behind when all who wanted it are aborted and it cannot be had', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', note);
    try {
      const topology = new Topology();
      await refusalOf('CAMUNDA_ABORTED', () => topology.versions.current(AbortSignal.abort()));
      topology.fail();
      await new Promise(setImmediate);
      should(rejections).eql([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  for (const gatewayVersion of [undefined, null, 8.6, '', 'development']) {
    it(`is a protocol error where the topology says ${JSON.stringify(gatewayVersion)}`, async () => {
      const topology = new Topology();
      const wanted = topology.versions.current();
      topology.answer(gatewayVersion);
      const error = await refusalOf('CAMUNDA_PROTOCOL', () => wanted);
      should(error.message).equal("The cluster's topology names no gatewayVersion");
    });
  }
});
