import type { NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import should from 'should';
import { freePort } from '../../../scripts/free-port';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { empty, hang, json, page, problem, reset } from '../../support/faults';
import { clusterAt, type Outcome, pass, startFlow, stopFlow } from '../../support/node-red/flow';

const TASK = '2251799813685262';
const completions = { v2: `/v2/user-tasks/${TASK}/completion`, v1: `/v1/tasks/${TASK}/complete` };

/** Writes this onto the connection and ends it. */
const raw =
  (text: string): Behaviour =>
  ({ socket }) =>
    void socket.end(text);

const half: Behaviour = ({ socket }, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
  response.write('{"id":', () => socket.destroy());
};

const MiB = 1024 * 1024;
const refused = 'Expected to handle the request';

/** What a server can do after it has completed the task, and the code with which the node says so. */
const lost: [what: string, behaviour: Behaviour, code: string][] = [
  ['a reset', reset, 'CAMUNDA_UNAVAILABLE'],
  ['the end of the connection in the middle of the answer', half, 'CAMUNDA_UNAVAILABLE'],
  ['no answer in time', hang, 'CAMUNDA_TIMEOUT'],
  ['what is not HTTP', raw('SSH-2.0-OpenSSH_9.2\r\n'), 'CAMUNDA_PROTOCOL'],
  ['200 with a web page', page(200), 'CAMUNDA_PROTOCOL'],
  ['200 with JSON that is cut', page(200, '{"id":', 'application/json'), 'CAMUNDA_PROTOCOL'],
  ['200 with JSON of another type', page(200, '{}', 'text/plain'), 'CAMUNDA_PROTOCOL'],
  ['200 that is too large', page(200, ' '.repeat(17 * MiB), 'application/json'), 'CAMUNDA_PROTOCOL'],
  ['200 that is too deep', page(200, '['.repeat(501), 'application/json'), 'CAMUNDA_PROTOCOL'],
  ['a header that is too large', empty(200, { more: 'x'.repeat(50_000) }), 'CAMUNDA_UNAVAILABLE'],
  ['302', empty(302, { location: '/' }), 'CAMUNDA_PROTOCOL'],
  ['303', empty(303, { location: '/' }), 'CAMUNDA_PROTOCOL'],
  ['408', empty(408), 'CAMUNDA_TIMEOUT'],
  ['500', problem(500, 'INTERNAL_ERROR', refused), 'CAMUNDA_UNAVAILABLE'],
  ['500 with a web page', page(500), 'CAMUNDA_UNAVAILABLE'],
  ['501', empty(501), 'CAMUNDA_UNSUPPORTED'],
  ['502 with a web page', page(502), 'CAMUNDA_UNAVAILABLE'],
  ['503', problem(503, 'UNAVAILABLE', refused), 'CAMUNDA_UNAVAILABLE'],
  ['503 with a web page', page(503), 'CAMUNDA_UNAVAILABLE'],
  ['504', empty(504), 'CAMUNDA_TIMEOUT'],
  ['520', page(520), 'CAMUNDA_UNAVAILABLE'],
  ['524', page(524), 'CAMUNDA_UNAVAILABLE'],
  ['599', empty(599), 'CAMUNDA_UNAVAILABLE'],
];

/** Answers that say that nothing was done, and whether the message may be sent again. */
const refusals: [what: string, behaviour: Behaviour, retryable: boolean][] = [
  ['301', empty(301, { location: '/' }), false],
  ['307', empty(307, { location: '/' }), false],
  ['308', empty(308, { location: '/' }), false],
  ['400', problem(400, 'INVALID_ARGUMENT', refused), false],
  ['401', empty(401), false],
  ['403', problem(403, 'FORBIDDEN', refused), false],
  ['404', problem(404, 'NOT_FOUND', refused), false],
  ['409', problem(409, 'INVALID_STATE', refused), false],
  ['413', empty(413), false],
  ['429', empty(429), true],
  ['500 RESOURCE_EXHAUSTED', problem(500, 'RESOURCE_EXHAUSTED', refused), true],
  ['503 RESOURCE_EXHAUSTED', problem(503, 'RESOURCE_EXHAUSTED', refused), true],
];

for (const api of ['v2', 'v1'] as const) {
  describe(`A completion over ${api}, through the node, says that it may have been done`, () => {
    let server: FaultServer;
    const command = { type: 'camunda8-task', operation: 'complete', api };
    const asked = () => server.asked(completions[api]).length;

    before(async () => {
      server = await FaultServer.start({ port: await freePort(0) });
      await startFlow(clusterAt(server.url, { timeout: '1', maxConnections: '1' }), command);
    });

    after(async () => {
      await stopFlow();
      await server.stop();
    });

    const complete = () => pass({ userTaskKey: TASK, payload: {} });

    function shouldSaySo({ sent, error }: Outcome, code: string): void {
      should(sent).be.empty();
      should(error?.code).equal(code);
      should(error?.cause).containEql({ retryable: false, done: 'maybe' });
      should(error?.message).endWith('It may have been done all the same: check before you send it again');
    }

    for (const [what, behaviour, code] of lost) {
      it(`after ${what}, and is sent once`, async () => {
        server.on(completions[api], behaviour);
        const before = asked();
        shouldSaySo(await complete(), code);
        should(asked() - before).equal(1);
      });
    }

    for (const [what, behaviour, retryable] of refusals) {
      it(`but not after ${what}`, async () => {
        server.on(completions[api], behaviour);
        const { error } = await complete();
        should(error?.cause).containEql({ retryable }).and.not.have.property('done');
        should(error?.message).not.containEql('may have been done');
      });
    }

    it('but not where nothing listens', async () => {
      const { port } = server;
      await server.stop();
      const { error } = await complete();
      server = await FaultServer.start({ port });
      should(error?.cause).containEql({ retryable: true }).and.not.have.property('done');
    });
  });

  describe(`A completion over ${api} that a deploy ends`, () => {
    let server: FaultServer;

    beforeEach(async () => {
      server = await FaultServer.start();
      const command = { type: 'camunda8-task', operation: 'complete', api };
      await startFlow(clusterAt(server.url, { maxConnections: '1' }), command, command);
    });

    afterEach(async () => {
      await stopFlow();
      await server.stop();
    });

    for (const [what, node] of [
      ['the node alone', 'n'],
      ['the cluster', 'c'],
    ] as const) {
      it(`of ${what} says that it may have been done where it was sent, and not where it waited`, async () => {
        server.on('*', hang);
        const ended: NonNullable<Outcome['error']>[] = [];
        const both = new Promise<void>((resolve) => {
          helper.getNode('caught').on('input', (msg) => {
            ended.push((msg as unknown as { error: NonNullable<Outcome['error']> }).error);
            if (ended.length === 2) resolve();
          });
        });
        for (const key of [TASK, '1'])
          helper.getNode('n').receive({ userTaskKey: key, payload: {} } as NodeMessage);
        while (server.seen.length === 0) await new Promise(setImmediate);
        await helper.getNode(node).close(false);
        await both;
        const bySent = (done: string | undefined) => ended.find(({ cause }) => cause.done === done);
        should(ended.map(({ code }) => code)).eql(['CAMUNDA_ABORTED', 'CAMUNDA_ABORTED']);
        should(bySent('maybe')?.cause).containEql({ retryable: false });
        should(bySent('maybe')?.message).containEql('It may have been done all the same');
        should(bySent(undefined)?.cause).containEql({ retryable: true });
        should(server.seen).have.length(1);
      });
    }
  });
}

describe('A completion over v1', () => {
  it('whose answer is JSON but no task says that it may have been done', async () => {
    const server = (await FaultServer.start()).on('*', json([]));
    await startFlow(clusterAt(server.url), { type: 'camunda8-task', operation: 'complete', api: 'v1' });
    const { error } = await pass({ userTaskKey: TASK, payload: {} });
    should(error?.code).equal('CAMUNDA_PROTOCOL');
    should(error?.cause).containEql({ retryable: false, done: 'maybe' });
    await stopFlow();
    await server.stop();
  });
});

describe('A completion that waits for the search', () => {
  it('says that the task was completed where a deploy ends the wait', async () => {
    const server = (await FaultServer.start()).on(completions.v2, empty(204)).on('*', hang);
    const command = { type: 'camunda8-task', operation: 'complete', wait: true };
    await startFlow(clusterAt(server.url), command);
    const ended = pass({ userTaskKey: TASK, payload: {} });
    while (server.seen.length < 2) await new Promise(setImmediate);
    await helper.getNode('n').close(false);
    const { error } = await ended;
    should(error?.code).equal('CAMUNDA_ABORTED');
    should(error?.message).containEql(`Task ${TASK} was completed`);
    should(error?.cause).containEql({ retryable: false, done: 'yes' });
    await stopFlow();
    await server.stop();
  });
});
