import should from 'should';
import type { Api } from '../../../../src/connection/settings';
import {
  abortedError,
  CamundaError,
  type CamundaErrorCause,
  type CamundaErrorCode,
} from '../../../../src/errors';
import type { ClusterState } from '../../../../src/events/cluster-state/cluster-state';
import { StateWatch, type WatchedCluster } from '../../../../src/events/cluster-state/state-watch';
import { sentence } from '../../../../src/sentence';
import type { Ear } from '../../../../src/transport/heard-transport';
import { FakeClock } from '../../../support/fake-clock';

const failure = (code: CamundaErrorCode, cause?: CamundaErrorCause) =>
  new CamundaError(code, sentence`it failed`, cause);

/** A cluster whose looks a test answers, and whose other calls it makes up. */
class Cluster implements WatchedCluster {
  knownVersion: string | undefined = '8.8.0';
  looks = 0;
  error: CamundaError | undefined;
  readonly ears = new Set<Ear>();
  /** Waited for by each look. */
  answering: Promise<void> = Promise.resolve();

  async topology(signal: AbortSignal): Promise<void> {
    this.looks++;
    await this.answering;
    this.call(this.error, 'v2', signal);
    if (this.error) throw this.error;
  }

  listen(ear: Ear): () => void {
    this.ears.add(ear);
    return () => this.ears.delete(ear);
  }

  call(error?: CamundaError, api: Api = 'v2', signal?: AbortSignal): void {
    for (const ear of this.ears) ear({ api, method: 'GET', path: '/', kind: 'read', signal }, error);
  }
}

/** What one node was told. */
class Listener {
  readonly states: ClusterState[] = [];
  readonly errors: CamundaError[] = [];
  known = (state: ClusterState) => void this.states.push(state);
  unknown = (error: CamundaError) => void this.errors.push(error);

  /** The states without repetitions. */
  get changes(): string[] {
    const names = this.states.map(({ name }) => name);
    return names.filter((name, place) => name !== names[place - 1]);
  }
}

describe('The watch of a cluster', () => {
  let clock: FakeClock;
  let cluster: Cluster;
  let watch: StateWatch;
  let listener: Listener;

  beforeEach(() => {
    clock = new FakeClock({ sleepers: 'wait' });
    cluster = new Cluster();
    watch = new StateWatch(cluster, clock);
    listener = new Listener();
  });

  afterEach(() => {
    watch.leave(listener);
  });

  /** Until everybody who was woken sleeps again. */
  async function settled(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  }

  async function begin(interval = 60_000): Promise<void> {
    watch.join(listener, interval);
    await settled();
  }

  async function pass(seconds: number): Promise<void> {
    clock.advance(seconds * 1_000);
    await settled();
  }

  it('looks at its beginning, and tells state, version and since when', async () => {
    await begin();
    should(listener.states).eql([{ name: 'up', since: clock.wall(), version: '8.8.0' }]);
  });

  it('looks again where nobody has asked for the interval, and not sooner', async () => {
    await begin();
    await pass(59);
    should(cluster.looks).equal(1);
    await pass(1);
    should(cluster.looks).equal(2);
  });

  it('does not look where others ask', async () => {
    await begin();
    for (let call = 0; call < 10; call++) {
      await pass(30);
      cluster.call();
    }
    should(cluster.looks).equal(1);
  });

  it('looks itself after a failed call, before it says that the cluster is down', async () => {
    await begin();
    await pass(10);
    cluster.call(failure('CAMUNDA_UNAVAILABLE'));
    await settled();
    should(cluster.looks).equal(2);
    should(listener.changes).eql(['up']);
  });

  it('is down where its own look fails too, with the reason', async () => {
    await begin();
    await pass(10);
    cluster.error = failure('CAMUNDA_TIMEOUT');
    cluster.call(failure('CAMUNDA_UNAVAILABLE'));
    await settled();
    should(listener.changes).eql(['up', 'down']);
    should(listener.states.at(-1)).eql({ name: 'down', since: clock.wall(), error: cluster.error });
  });

  it('looks five seconds after the last look at the soonest, whatever fails', async () => {
    await begin();
    cluster.call(failure('CAMUNDA_UNAVAILABLE'));
    await pass(4);
    should(cluster.looks).equal(1);
    await pass(1);
    should(cluster.looks).equal(2);
  });

  it('is up at once where a call of another goes well', async () => {
    cluster.error = failure('CAMUNDA_UNAVAILABLE');
    await begin();
    cluster.call();
    should(listener.changes).eql(['down', 'up']);
    should(cluster.looks).equal(1);
  });

  it('looks which version it is that has come back', async () => {
    cluster.error = failure('CAMUNDA_UNAVAILABLE');
    await begin();
    cluster.error = undefined;
    cluster.call();
    should(listener.states.at(-1)).not.have.property('version');
    cluster.knownVersion = '8.9.0';
    await settled();
    should(listener.states.at(-1)).containEql({ name: 'up', version: '8.9.0' });
  });

  it('stays up where its look alone fails, and others go on well', async () => {
    await begin();
    cluster.error = failure('CAMUNDA_PROTOCOL');
    for (let call = 0; call < 5; call++) {
      cluster.call();
      await pass(60);
    }
    should(listener.changes).eql(['up']);
    await pass(5);
    should(listener.changes).eql(['up', 'down']);
  });

  it('takes a good call of Tasklist, which can be another server, for a reason to look', async () => {
    cluster.error = failure('CAMUNDA_UNAVAILABLE');
    await begin();
    cluster.call(undefined, 'v1');
    await pass(5);
    should(cluster.looks).equal(2);
    should(listener.changes).eql(['down']);
  });

  it('takes its own failed look for one failure where a call of another went well meanwhile', async () => {
    await begin();
    let answer = () => {};
    cluster.answering = new Promise((resolve) => {
      answer = resolve;
    });
    cluster.error = failure('CAMUNDA_TIMEOUT');
    await pass(60);
    await pass(1);
    cluster.call();
    answer();
    await settled();
    should(listener.changes).eql(['up']);
    await pass(5);
    should(listener.changes).eql(['up', 'down']);
  });

  it('keeps since when it is so', async () => {
    await begin();
    const since = clock.wall();
    await pass(60);
    should(listener.states).have.length(2);
    should(listener.states.at(-1)).have.property('since', since);
  });

  for (const [what, error, state] of [
    ['a login that is refused', failure('CAMUNDA_AUTH'), 'loggedOut'],
    ['an address without Camunda', failure('CAMUNDA_NOT_FOUND'), 'down'],
    ['an odd answer', failure('CAMUNDA_PROTOCOL'), 'down'],
    ['a busy server', failure('CAMUNDA_BUSY', { status: 503 }), 'up'],
    ['a permission that is missing', failure('CAMUNDA_FORBIDDEN'), 'up'],
  ] as const) {
    it(`says after ${what}: ${state}`, async () => {
      cluster.error = error;
      await begin();
      should(listener.changes).eql([state]);
    });
  }

  it('learns nothing from a task that is not there, nor from a message that waited here in vain', async () => {
    cluster.error = failure('CAMUNDA_UNAVAILABLE');
    await begin();
    cluster.call(failure('CAMUNDA_NOT_FOUND'));
    cluster.call(failure('CAMUNDA_BUSY'));
    await pass(5);
    should(listener.changes).eql(['down']);
    should(cluster.looks).equal(1);
  });

  it('tells an error that says nothing about the cluster, and goes on', async () => {
    cluster.error = failure('CAMUNDA_CONFIG');
    await begin();
    should(listener.errors).eql([cluster.error]);
    should(listener.states).be.empty();
    cluster.error = undefined;
    await pass(60);
    should(listener.changes).eql(['up']);
  });

  it('tells a second node at once what is known, with no look of its own', async () => {
    await begin();
    const second = new Listener();
    watch.join(second, 60_000);
    should(second.changes).eql(['up']);
    should(cluster.looks).equal(1);
  });

  it('looks as often as the most curious of its nodes wants', async () => {
    await begin();
    watch.join(new Listener(), 10_000);
    await pass(10);
    should(cluster.looks).equal(2);
  });

  it('tells the others where one of them throws', async () => {
    watch.join({ known: () => should(true).be.false(), unknown: () => {} }, 60_000);
    await begin();
    should(listener.changes).eql(['up']);
  });

  it('hears and asks nothing any more when the last one has left', async () => {
    await begin();
    should(watch.leave(listener)).be.true();
    await pass(600);
    should(cluster.looks).equal(1);
    should(cluster.ears.size).equal(0);
  });

  it('ends with the client of its cluster', async () => {
    cluster.error = abortedError();
    await begin();
    await pass(600);
    should(cluster.looks).equal(1);
    should([...listener.states, ...listener.errors]).be.empty();
  });
});
