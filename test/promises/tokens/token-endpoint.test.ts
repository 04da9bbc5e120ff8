import should from 'should';
import { empty, inTurn, json, page, reset } from '../../support/faults';
import { refusal } from '../../support/refusal';
import { read } from '../../support/transport';
import { type Cluster, startCluster } from '../reliability/cluster';

describe('When the token endpoint refuses', () => {
  let cluster: Cluster;

  beforeEach(async () => {
    cluster = await startCluster(300);
  });

  afterEach(() => cluster.stop());

  for (const status of [400, 401, 403]) {
    it(`line 12: ${status} is remembered for 30 s, then one probe; 20 messages: 1 token request`, async () => {
      const { server, transport, clock } = cluster;
      server.on('/token', json({ error: 'invalid_client' }, status));
      for (let message = 0; message < 20; message++) {
        const error = await refusal(read(transport));
        should(error.code).equal('CAMUNDA_AUTH');
        if (message > 0) should(error.cause.retryAfter).equal(30 - message);
        clock.advance(1_000);
      }
      should(server.asked('/token')).have.length(1);
      clock.advance(10_000);
      await Promise.all(Array.from({ length: 20 }, () => refusal(read(transport))));
      should(server.asked('/token')).have.length(2);
    });
  }

  it('line 12: each remembered failure takes under 5 ms', async () => {
    const { server, authentication } = cluster;
    server.on('/token', json({ error: 'invalid_client' }, 401));
    await refusal(async () => authentication.authorize('v2'));
    const times: number[] = [];
    for (let message = 0; message < 101; message++) {
      const started = performance.now();
      let turns = 0;
      const counting = setImmediate(() => turns++);
      await refusal(async () => authentication.authorize('v2'));
      clearImmediate(counting);
      // It comes before any I/O could: nothing is waited for.
      should(turns).equal(0);
      times.push(performance.now() - started);
    }
    times.sort((one, other) => one - other);
    should(times[50]).be.below(5);
  });

  const trouble = [
    ['429', empty(429), 'CAMUNDA_BUSY'],
    ['502 with HTML', page(502), 'CAMUNDA_UNAVAILABLE'],
    ['503', empty(503), 'CAMUNDA_UNAVAILABLE'],
    ['a reset connection', reset, 'CAMUNDA_UNAVAILABLE'],
  ] as const;
  for (const [name, behaviour, code] of trouble) {
    it(`line 13: ${name}: 3 tries, at least 1 s and 2 s apart, then an error`, async () => {
      const { server, transport } = cluster;
      server.on('/token', behaviour);
      const error = await refusal(read(transport));
      should(error.code).equal(code);
      should(error.cause).have.properties({ source: 'token', retryable: true });
      const [first = 0, second = 0, third = 0, ...more] = server.asked('/token').map(({ at }) => at);
      should(more).be.empty();
      should(second - first).be.within(1_000, 1_600);
      should(third - second).be.within(2_000, 3_100);
    });
  }

  it('line 13: all tries together take 30 s at most', async () => {
    const { server, transport, clock } = cluster;
    server.on('/token', inTurn(empty(503, { 'retry-after': '15' }), empty(503, { 'retry-after': '16' })));
    const started = clock.monotonic();
    should((await refusal(read(transport))).cause.retryAfter).equal(16);
    should(clock.monotonic() - started).be.belowOrEqual(30_000);
    should(server.asked('/token')).have.length(2);
  });

  it('line 13: 10 messages within 1 s against 429 with Retry-After: 5: 1 request in 5 s', async () => {
    const { server, tokens, transport } = cluster;
    server.on('/token', inTurn(empty(429, { 'retry-after': '5' }), tokens.endpoint()));
    await Promise.all(Array.from({ length: 10 }, () => read(transport)));
    const [first = 0, second = 0, ...more] = server.asked('/token').map(({ at }) => at);
    should(second - first).be.aboveOrEqual(5_000);
    should(more).be.empty();
  });

  for (const [retryAfter, seconds] of [
    ['60', 60],
    ['86400', 300],
  ] as const) {
    it(`line 13: Retry-After: ${retryAfter}: all fail at once, and nobody asks for ${seconds} s`, async () => {
      const { server, tokens, transport, clock } = cluster;
      server.on('/token', inTurn(empty(429, { 'retry-after': retryAfter }), tokens.endpoint()));
      const errors = await Promise.all(Array.from({ length: 10 }, () => refusal(read(transport))));
      for (const error of errors) {
        should(error.code).equal('CAMUNDA_BUSY');
        should(error.cause.retryAfter).equal(seconds);
      }
      should(clock.sleeps).be.empty();
      clock.advance((seconds - 2) * 1_000);
      should((await refusal(read(transport))).cause.retryAfter).equal(2);
      should(server.asked('/token')).have.length(1);
      clock.advance(2_000);
      should((await read(transport)).status).equal(200);
    });
  }

  const odd = [
    ['502 with HTML', page(502), 'CAMUNDA_UNAVAILABLE', 502, /502 text\/html/],
    ['an empty body', empty(200), 'CAMUNDA_PROTOCOL', 200, /200 without a content type/],
    ['200 with an error', json({ error: 'x' }), 'CAMUNDA_PROTOCOL', 200, /200 application\/json.*says "x"/],
    [
      'no access_token',
      json({}),
      'CAMUNDA_PROTOCOL',
      200,
      /200 application\/json.*the answer has no access_token/,
    ],
    [
      'another token_type',
      json({ access_token: 'a', token_type: 'mac' }),
      'CAMUNDA_PROTOCOL',
      200,
      /200 application\/json.*not a bearer token/,
    ],
    [
      'a body over 64 KiB',
      json({ access_token: 'a'.repeat(65 * 1024), token_type: 'Bearer' }),
      'CAMUNDA_PROTOCOL',
      200,
      /too large \(200 application\/json/,
    ],
    ['HTML with 200', page(200), 'CAMUNDA_PROTOCOL', 200, /200 text\/html/],
    ['broken JSON', page(200, '{"access_', 'application/json'), 'CAMUNDA_PROTOCOL', 200, /application\/json/],
  ] as const;
  for (const [name, behaviour, code, status, sentence] of odd) {
    it(`line 16: ${name} is a named error with status and content type`, async () => {
      const { server, transport } = cluster;
      server.on('/token', behaviour);
      const error = await refusal(read(transport));
      should(error.code).equal(code);
      should(error.message)
        .match(sentence)
        .and.not.match(/JSON\.parse|Unexpected|token '?<|at position/);
      should(error.cause).have.properties({ status, source: 'token' });
      should(server.asked('/v2/topology')).be.empty();
    });
  }
});
