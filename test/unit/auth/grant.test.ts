import { mock } from 'node:test';
import should from 'should';
import { type Grant, GrantFailure, grantInTime } from '../../../src/auth/grant';
import { abortedError } from '../../../src/errors';
import { ConnectionFailure } from '../../../src/http/connection-failure';
import { sentence } from '../../../src/sentence';

const open = new AbortController().signal;
const late = (seconds: number) => sentence`nothing within ${seconds} s`;

/** What never answers and ends with its signal, as an exchange does. */
function silent(signal: AbortSignal): Promise<Grant<string>> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new ConnectionFailure(signal.reason, 'unknown', false)));
  });
}

async function failureOf(grant: Promise<unknown>): Promise<unknown> {
  return grant.catch((failure: unknown) => failure);
}

describe('A grant', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('has ten seconds, and then a sentence of its own', async () => {
    const failure = failureOf(grantInTime(open, silent, late));
    mock.timers.tick(10_000);
    should(await failure)
      .be.instanceof(GrantFailure)
      .and.have.property('error')
      .with.properties({ code: 'CAMUNDA_TIMEOUT', message: 'nothing within 10 s' });
  });

  it('ends when the client is closed', async () => {
    const closing = new AbortController();
    const failure = failureOf(grantInTime(closing.signal, silent, late));
    closing.abort(abortedError());
    should(await failure)
      .have.property('error')
      .with.property('code', 'CAMUNDA_ABORTED');
  });

  it('is worth another try where the connection failed for the moment, and only there', async () => {
    for (const [transient, kind] of [
      [true, 'later'],
      [false, 'final'],
    ] as const) {
      const ask = () => Promise.reject(new ConnectionFailure(abortedError(), 'no', transient));
      should(await failureOf(grantInTime(open, ask, late))).have.property('kind', kind);
    }
  });

  it('hands on every other failure as it is', async () => {
    const error = new TypeError('ours');
    should(await failureOf(grantInTime(open, () => Promise.reject(error), late))).equal(error);
  });
});
