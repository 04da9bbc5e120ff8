import should from 'should';
import { CamundaError, type CamundaErrorCause } from '../../../src/errors';
import { ConnectionFailure } from '../../../src/http/connection-failure';
import { sentence } from '../../../src/sentence';
import { RequestedPause, repeatAfter } from '../../../src/transport/retry';
import { FakeClock } from '../../support/fake-clock';
import { refusal } from '../../support/refusal';

function busy(cause: CamundaErrorCause = {}): CamundaError {
  return new CamundaError('CAMUNDA_BUSY', sentence`busy`, { source: 'api', status: 429, ...cause });
}

function lost(taken: 'no' | 'unknown', transient: boolean): ConnectionFailure {
  return new ConnectionFailure(new CamundaError('CAMUNDA_UNAVAILABLE', sentence`lost`), taken, transient);
}

describe('A request is sent again', () => {
  it('where the server was busy, a read and a command alike: it had refused before it did anything', () => {
    should(repeatAfter(busy(), 'read', 1)).be.Number();
    should(repeatAfter(busy(), 'command', 1)).be.Number();
  });

  it('where the connection was lost, a read always, a command only where it had not arrived', () => {
    should(repeatAfter(lost('unknown', true), 'read', 1)).be.Number();
    should(repeatAfter(lost('no', true), 'command', 1)).be.Number();
    should(repeatAfter(lost('unknown', true), 'command', 1)).be.undefined();
  });

  it('not where a connection will fail again', () => {
    should(repeatAfter(lost('no', false), 'read', 1)).be.undefined();
  });

  it('not after any other refusal', () => {
    const unavailable = new CamundaError('CAMUNDA_UNAVAILABLE', sentence`503`, {
      source: 'api',
      status: 503,
    });
    should(repeatAfter(unavailable, 'read', 1)).be.undefined();
    should(repeatAfter(busy({ source: 'token' }), 'read', 1)).be.undefined();
    should(repeatAfter(new CamundaError('CAMUNDA_BUSY', sentence`1,000 wait`), 'read', 1)).be.undefined();
    should(repeatAfter(new TypeError('ours'), 'read', 1)).be.undefined();
  });

  it('three times at most', () => {
    should(repeatAfter(busy(), 'read', 2)).be.Number();
    should(repeatAfter(busy(), 'read', 3)).be.undefined();
  });

  it('after full jitter from 100 ms that doubles', () => {
    for (const [tries, most] of [
      [1, 100],
      [2, 200],
    ] as const) {
      const waits = Array.from({ length: 500 }, () => repeatAfter(busy(), 'read', tries) ?? Number.NaN);
      for (const wait of waits) should(wait).be.within(0, most);
      should(new Set(waits).size).be.above(400);
    }
  });

  it('after the Retry-After where that is 2 s or less, and not at all where it is more', () => {
    should(repeatAfter(busy({ retryAfter: 2 }), 'read', 1)).equal(2_000);
    should(repeatAfter(busy({ retryAfter: 3 }), 'read', 1)).be.undefined();
  });
});

describe('A pause that the server asked for', () => {
  it('is an error with the seconds left until it is over', async () => {
    const clock = new FakeClock();
    const pause = RequestedPause.after(busy({ retryAfter: 10, url: 'http://127.0.0.1/v2/topology' }), clock);
    clock.advance(3_500);
    const error = await refusal(() => pause?.check(clock));
    should(error.code).equal('CAMUNDA_BUSY');
    should(error.cause).have.properties({ retryAfter: 7, retryable: true, source: 'api' });
    clock.advance(6_500);
    should(() => pause?.check(clock)).not.throw();
  });

  it('is not made of an error without Retry-After, or of its own', async () => {
    const clock = new FakeClock();
    should(RequestedPause.after(busy(), clock)).be.undefined();
    const pause = RequestedPause.after(busy({ retryAfter: 5 }), clock);
    const own = await refusal(() => pause?.check(clock));
    should(RequestedPause.after(own, clock)).be.undefined();
  });
});
