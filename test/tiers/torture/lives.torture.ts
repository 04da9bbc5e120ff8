import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { oidcCluster, startServer } from '../../promises/reliability/cluster';
import type { FaultServer } from '../../support/fault-server';
import { empty, json, late, page } from '../../support/faults';
import { Flow, type Outcome } from '../../support/node-red/flow';
import type { Tokens } from '../../support/tokens';

/** What a flow does in real time, where the quick tests move a clock. */
describe('Tokens in real time, through the nodes', () => {
  let server: FaultServer;
  let tokens: Tokens;
  let flow: Flow;

  beforeEach(async () => {
    ({ server, tokens } = await startServer(20));
    flow = await Flow.start(oidcCluster(server));
  });

  afterEach(async () => {
    await flow.stop();
    await server.stop();
  });

  /** A message to one node after the other. */
  const send = (place: number) => flow.pass(['topology', 'search', 'login'][place % 3] ?? '');

  /** A message every 100 ms for so many seconds, and how long each took (milliseconds). */
  async function run(seconds: number): Promise<{ outcomes: Outcome[]; durations: number[] }> {
    const durations: number[] = [];
    const passed: Promise<Outcome>[] = [];
    const ends = performance.now() + seconds * 1_000;
    while (performance.now() < ends) {
      const started = performance.now();
      const outcome = send(passed.length);
      passed.push(outcome);
      void outcome.then(() => durations.push(performance.now() - started));
      await delay(100);
    }
    return { outcomes: await Promise.all(passed), durations };
  }

  const failures = (outcomes: Outcome[]) => outcomes.flatMap(({ error }) => error?.message ?? []);

  it('line 3: a life of 20 s and messages for 70 s: one token request a renewal, no failed message', async () => {
    const { outcomes } = await run(70);
    should(failures(outcomes)).be.empty();
    should(outcomes.length).be.above(500);
    // Renewed every 16 s at the earliest.
    should(server.asked('/token').length).be.within(4, 5);
  });

  it('line 4: renewals of 2 s hold no message', async () => {
    await flow.pass('topology');
    server.on('/token', late(2_000, tokens.endpoint()));
    const { outcomes, durations } = await run(40);
    should(failures(outcomes)).be.empty();
    should(tokens.issued.length).be.aboveOrEqual(3);
    // Not one waited for a renewal.
    should(Math.max(...durations)).be.below(1_000);
  });

  it('line 5: a token endpoint that is gone from second 15 on: no failed message before 20 s, one warning', async () => {
    await flow.pass('topology');
    await delay(15_000);
    server.on('/token', page(502));
    const { outcomes } = await run(4.5);
    should(failures(outcomes)).be.empty();
    const warnings = JSON.stringify(flow.log).match(/The login could not be renewed/g) ?? [];
    should(warnings.length).be.belowOrEqual(1);
    await delay(1_500);
    should((await flow.pass('topology')).error?.cause).containEql({ source: 'token' });
    server.on('/token', tokens.endpoint());
    should((await flow.pass('topology')).error).be.undefined();
  });

  it('line 12: refused credentials are remembered for 30 s, then one probe', async () => {
    server.on('/token', json({ error: 'invalid_client' }, 401));
    const { outcomes } = await run(29);
    should(failures(outcomes)).have.length(outcomes.length);
    should(server.asked('/token')).have.length(1);
    await delay(1_500);
    await flow.passAll(20, 'topology', 'search', 'login');
    should(server.asked('/token')).have.length(2);
  });

  it('line 13: 10 messages within 1 s against 429 with Retry-After: 5: 1 request in 5 s', async () => {
    server.on('/token', empty(429, { 'retry-after': '5' }));
    const first = Array.from({ length: 10 }, async (_, place) => {
      await delay(100 * place);
      return send(place);
    });
    await delay(4_900);
    should(server.asked('/token')).have.length(1);
    server.on('/token', tokens.endpoint());
    should(failures(await Promise.all(first))).be.empty();
    should(server.asked('/token')).have.length(2);
    const [one, two] = server.asked('/token');
    should((two?.at ?? 0) - (one?.at ?? 0)).be.aboveOrEqual(5_000);
  });
});
