import should from 'should';
import {
  callOperation,
  type Fields,
  type Operation,
  requestOf,
  type Server,
} from '../../../src/operations/operation';
import { readInput } from '../../../src/operations/read-input';
import { sentence } from '../../../src/sentence';
import type { HttpTransport } from '../../../src/transport/http-transport';
import { OrchestrationCluster } from '../../../src/user-tasks/orchestration-cluster';
import { FaultServer } from '../../support/fault-server';
import { empty, json, problem } from '../../support/faults';
import { refusalOf } from '../../support/searches';
import { transportTo } from '../../support/transport';

/** Two that the package does not have: this is all that it takes. */
const cancelProcessInstance = {
  id: 'cancelProcessInstance',
  method: 'POST',
  path: '/v2/process-instances/{processInstanceKey}/cancellation',
  kind: 'command',
  since: '8.6',
  input: {
    processInstanceKey: { in: 'path', kind: 'key', required: true },
    operationReference: { in: 'body', kind: 'count', bounds: [1, Number.MAX_SAFE_INTEGER] },
  },
  refusals: [
    {
      matches: ({ status }) => status === 404,
      code: 'CAMUNDA_NOT_FOUND',
      says: (key) => sentence`Nothing runs with the key ${key}`,
    },
  ],
} as const satisfies Operation;

const getDocument = {
  id: 'getDocument',
  method: 'GET',
  path: '/v2/documents/{documentId}',
  kind: 'read',
  since: '8.8',
  input: {
    documentId: { in: 'path', kind: 'text', required: true },
    storeId: { in: 'query', kind: 'text' },
    contentHash: { in: 'query', kind: 'text' },
  },
} as const satisfies Operation;

const KEY = '2251799813685262';

const TABLE: [operation: Operation, values: Record<string, unknown>, line: string, body?: object][] = [
  [
    cancelProcessInstance,
    { processInstanceKey: Number(KEY), operationReference: 7 },
    `POST /v2/process-instances/${KEY}/cancellation`,
    { operationReference: 7 },
  ],
  [cancelProcessInstance, { processInstanceKey: KEY }, `POST /v2/process-instances/${KEY}/cancellation`],
  [
    getDocument,
    { documentId: 'a/b', storeId: 'in memory', contentHash: 'x&y' },
    'GET /v2/documents/a%2Fb?storeId=in%20memory&contentHash=x%26y',
  ],
];

describe('An operation that is put into a table', () => {
  let server: FaultServer;
  let transport: HttpTransport;
  let cluster: Server;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0', brokers: [] })).on('*', empty(204));
    transport = transportTo(server.url);
    cluster = { transport, versions: new OrchestrationCluster(transport).versions };
  });
  afterEach(async () => {
    await transport.close();
    await server.stop();
  });

  const asked = () => server.seen.filter(({ path }) => path !== '/v2/topology');
  const call = <F extends Fields>(operation: Operation<F>, values: Record<string, unknown>) =>
    callOperation(cluster, operation, readInput(operation.input, values), undefined);

  for (const [operation, values, line, body] of TABLE) {
    const sent = body === undefined ? '' : JSON.stringify(body);

    it(`is called with method, path, query and body: ${line} ${sent}`, async () => {
      await call(operation, values);
      should(asked().map((one) => [`${one.method} ${one.path}`, one.body])).eql([[line, sent]]);
    });

    it(`can be shown and is not sent: ${line} ${sent}`, () => {
      const request = requestOf(operation, readInput(operation.input, values));
      should([`${request.method} ${request.path}`, request.body]).eql([line, body]);
      should(server.seen).be.empty();
    });
  }

  it('answers what the server answered, and how many requests it took', async () => {
    server.on('*', json({ documentId: '1' }));
    should(await call(getDocument, { documentId: '1' })).eql({
      value: { documentId: '1' },
      status: 200,
      requests: 2,
    });
  });

  it('is refused by a version before its own, and nothing is sent', async () => {
    server.on('/v2/topology', json({ gatewayVersion: '8.7.5', brokers: [] }));
    const { message } = await refusalOf('CAMUNDA_UNSUPPORTED', () => call(getDocument, { documentId: '1' }));
    should(message).equal('Camunda 8.7.5 has no getDocument (new in 8.8)');
    should(asked()).be.empty();
  });

  it('does not ask for the version where every one has it', async () => {
    await call(cancelProcessInstance, { processInstanceKey: KEY });
    should(server.seen).have.length(1);
  });

  it('has its refusals in its own words', async () => {
    server.on('*', problem(404, 'NOT_FOUND', 'gone'));
    const { message } = await refusalOf('CAMUNDA_NOT_FOUND', () =>
      call(cancelProcessInstance, { processInstanceKey: KEY }),
    );
    should(message).equal(`Nothing runs with the key ${KEY}`);
  });

  it('refuses what is missing or no such value, and nothing is sent', async () => {
    for (const [operation, values, words] of [
      [cancelProcessInstance, {}, /^processInstanceKey is missing \(processInstanceKey is not set\)$/],
      [cancelProcessInstance, { processInstanceKey: 'x' }, /^processInstanceKey must be a whole number/],
      [
        cancelProcessInstance,
        { processInstanceKey: '1', operationReference: 0 },
        /^operationReference must be a whole number \(1 to/,
      ],
      [getDocument, { documentId: '1', storeId: 7 }, /^storeId must be text$/],
    ] as const) {
      const { message } = await refusalOf('CAMUNDA_INVALID', async () => {
        await call<Fields>(operation, values);
      });
      should(message).match(words);
    }
    should(server.seen).be.empty();
  });
});
