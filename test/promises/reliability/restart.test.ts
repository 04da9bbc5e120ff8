import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { type Sandbox, type SandboxAuthentication, startSandbox } from '../../../sandbox/sandbox';
import { freePort } from '../../../scripts/free-port';
import { clusterAt, Flow, type Outcome } from '../../support/node-red/flow';

const user = { username: 'demo', password: 'demo' };

const noon = Date.parse('2026-11-28T12:00:00Z');

/** The same household each time, with the same keys. */
function start(authentication: SandboxAuthentication, port: number): Promise<Sandbox> {
  return startSandbox({ version: '8.6', partitions: 5, authentication, port, now: () => noon });
}

describe('Camunda is restarted under load', () => {
  let sandbox: Sandbox;
  let flow: Flow;

  afterEach(async () => {
    await flow.stop();
    await sandbox.close();
  });

  for (const authentication of ['none', 'cookie'] as const) {
    it(`leaves no message without an answer or an error, and goes on by itself (${authentication})`, async () => {
      const port = await freePort(0);
      sandbox = await start(authentication, port);
      flow = await Flow.start(clusterAt(sandbox.url, { authentication }, user), {
        search: { type: 'camunda8-search-tasks', api: 'v2', pageSize: '3' },
      });
      const keysIn = ({ sent }: Outcome) => sent.flatMap(({ payload }) => payload);
      const whole = keysIn(await flow.pass('search'));
      should(whole).have.length(9);

      const outcomes: Promise<Outcome>[] = [];
      /** Sends messages at a steady pace, until one has ended so. */
      async function loadUntil(hasEndedSo: (outcome: Outcome) => boolean): Promise<void> {
        let isOver = false;
        while (!isOver) {
          const outcome = flow.pass('search');
          outcomes.push(outcome);
          void outcome.then((ended) => {
            isOver ||= hasEndedSo(ended);
          });
          await delay(20);
        }
      }

      await loadUntil(({ sent }) => sent.length > 0);
      await sandbox.close();
      await loadUntil(({ error }) => error !== undefined);
      sandbox = await start(authentication, port);
      await loadUntil(({ sent }) => sent.length > 0);

      for (const outcome of await Promise.all(outcomes)) {
        if (outcome.error)
          should(outcome.error).match({
            code: /^CAMUNDA_(UNAVAILABLE|TIMEOUT|BUSY)$/,
            cause: { retryable: true },
          });
        else should(keysIn(outcome)).eql(whole);
      }
    });
  }
});
