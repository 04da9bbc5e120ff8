import should from 'should';
import { FaultServer } from '../../../support/fault-server';
import { empty, inTurn, json, page, problem, reset } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

const KEY = '2251799813685262';

const row = (name: string, value: string, valueType = 'str') => ({ name, value, valueType });

describe('camunda8-request', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
    server.on('/v2/topology', json({ gatewayVersion: '8.8.0' }));
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  const start = (properties: Record<string, unknown>) =>
    startFlow(clusterAt(server.url), { type: 'camunda8-request', version: 1, ...properties });

  /** What the server was asked, but for the topology. */
  const asked = () => server.seen.filter(({ path }) => path !== '/v2/topology');

  it('sends the body of the message, and the answer goes on as its payload', async () => {
    server.on('/v2/users/search', json({ items: [{ username: 'anna' }], page: { totalItems: 1 } }));
    await start({ operation: 'searchUsers' });
    const { sent } = await pass({ topic: 'kept', payload: { filter: { username: 'anna' } } });
    should(asked()).have.length(1);
    should(asked()[0]).match({ method: 'POST', body: '{"filter":{"username":"anna"}}' });
    should(sent[0]).containDeep({
      topic: 'kept',
      payload: { items: [{ username: 'anna' }] },
      camunda: { api: 'v2', status: 200, requests: 2 },
    });
  });

  it('shows how many items came', async () => {
    server.on('/v2/users/search', json({ items: [{}, {}] }));
    await start({ operation: 'searchUsers', bodyType: 'none' });
    const shown = watchStatus();
    await pass({});
    should(shown.at(-1)).match({ fill: 'green', text: 'camunda8-request.status.items' });
  });

  it('puts parameters where they belong, escaped, with values of each type', async () => {
    server.on('*', json({}));
    await start({
      operation: 'getDocument',
      parameters: [
        row('documentId', 'payload.id', 'msg'),
        row('storeId', 'in/the cellar'),
        row('contentHash', ''),
      ],
    });
    await pass({ payload: { id: 'a/b?c' } });
    should(asked().map(({ method, path }) => `${method} ${path}`)).eql([
      'GET /v2/documents/a%2Fb%3Fc?storeId=in%2Fthe%20cellar',
    ]);
  });

  it('sends further parameters in the query', async () => {
    server.on('*', json({}));
    await start({ operation: 'getTopology', parameters: [row('new', '5', 'num')] });
    await pass({});
    should(server.seen.map(({ path }) => path)).eql(['/v2/topology?new=5']);
  });

  for (const [what, value, type] of [
    ['is blank', '', 'str'],
    ['is not in the message', 'nothing', 'msg'],
    ['is no key', 'order', 'str'],
    ['is a number that has lost digits', '2251799813685262123', 'num'],
  ]) {
    it(`says before anything is sent that a key ${what}`, async () => {
      await start({
        operation: 'cancelProcessInstance',
        bodyType: 'none',
        parameters: [row('processInstanceKey', value ?? '', type)],
      });
      const { error, sent } = await pass({});
      should(sent).be.empty();
      should(error?.code).equal('CAMUNDA_INVALID');
      should(error?.message).startWith('CamundaError: processInstanceKey ');
      should(server.seen).be.empty();
    });
  }

  for (const name of ['.', '..']) {
    it(`refuses ${name} in a path, which a server would take out of it`, async () => {
      await start({ operation: 'deleteGroup', parameters: [row('groupId', name)] });
      const { error } = await pass({});
      should(error).match({ code: 'CAMUNDA_INVALID', message: /groupId must not be a dot/ });
      should(asked()).be.empty();
    });
  }

  it('says what the version lacks, and which brought it', async () => {
    await start({ operation: 'getAuditLog', parameters: [row('auditLogKey', '1')] });
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_UNSUPPORTED');
    should(error?.message).equal('CamundaError: Camunda 8.8.0 has no getAuditLog (new in 8.9)');
    should(asked()).be.empty();
  });

  it('says what the version has no more', async () => {
    await start({ operation: 'searchFlowNodeInstances', bodyType: 'none' });
    const { error } = await pass({});
    should(error).match({ code: 'CAMUNDA_UNSUPPORTED', message: /has no searchFlowNodeInstances any more/ });
    should(asked()).be.empty();
  });

  it('hands on null for an empty answer', async () => {
    server.on('*', empty(204));
    await start({
      operation: 'cancelProcessInstance',
      bodyType: 'none',
      parameters: [row('processInstanceKey', KEY)],
    });
    const { sent } = await pass({ payload: 'mine' });
    should(sent[0]).match({ payload: null, camunda: { status: 204 } });
    should(asked()[0]).match({ path: `/v2/process-instances/${KEY}/cancellation`, body: '' });
  });

  it('hands on XML as text', async () => {
    server.on('*', page(200, '<definitions/>', 'text/xml'));
    await start({
      operation: 'getProcessDefinitionXML',
      parameters: [row('processDefinitionKey', KEY)],
    });
    const { sent } = await pass({});
    should(sent[0]?.payload).equal('<definitions/>');
    should(asked()[0]?.headers.accept).endWith('*/*;q=0.8');
  });

  it('hands on a file as a Buffer, whatever its type', async () => {
    server.on('*', json({ not: 'parsed' }));
    await start({ operation: 'getDocument', parameters: [row('documentId', 'd')] });
    const { sent } = await pass({});
    should(sent[0]?.payload).be.instanceOf(Buffer);
    should(String(sent[0]?.payload)).equal('{"not":"parsed"}');
  });

  it('refuses a web page in place of XML', async () => {
    server.on('*', page(200));
    await start({ operation: 'getProcessDefinitionXML', parameters: [row('processDefinitionKey', KEY)] });
    const { error } = await pass({});
    should(error?.code).equal('CAMUNDA_PROTOCOL');
  });

  it('sends files as parts of a form, with names in UTF-8, and values beside them', async () => {
    server.on('*', json({ deploymentKey: '1' }));
    await start({ operation: 'createDeployment' });
    const resources = [
      { name: 'Tür.bpmn', content: Buffer.from('<a/>') },
      { name: 'b.form', content: '{}' },
    ];
    const { sent } = await pass({ payload: { resources, tenantId: 'north' } });
    should(sent[0]?.payload).eql({ deploymentKey: '1' });
    const [{ headers, body } = { headers: {}, body: '' }] = asked();
    should(headers['content-type']).startWith('multipart/form-data; boundary=');
    const parts = await new Response(body, {
      headers: { 'content-type': String(headers['content-type']) },
    }).formData();
    const files = parts.getAll('resources') as File[];
    should(files.map(({ name }) => name)).eql(['Tür.bpmn', 'b.form']);
    should(await Promise.all(files.map((file) => file.text()))).eql(['<a/>', '{}']);
    should(parts.get('tenantId')).equal('north');
  });

  it('says how a file must look', async () => {
    await start({ operation: 'createDeployment' });
    const { error } = await pass({ payload: { resources: Buffer.from('<a/>') } });
    should(error).match({
      code: 'CAMUNDA_INVALID',
      message: /: A file has no name or content \(resources\)/,
    });
    should(server.seen).be.empty();
  });

  for (const [payload, message] of [
    [undefined, 'CamundaError: The body is missing (msg payload is not set)'],
    [17, 'CamundaError: The body must be an object. Where none is wanted, set Body to none'],
  ] as const) {
    it(`refuses ${payload} as a body`, async () => {
      await start({ operation: 'createProcessInstance' });
      const { error } = await pass({ payload });
      should(error).match({ code: 'CAMUNDA_INVALID', message });
      should(server.seen).be.empty();
    });
  }

  for (const parameters of [5, [null], [{ name: '' }], [{ name: {} }], [{ name: 'a', value: [] }]]) {
    it(`refuses rows such as ${JSON.stringify(parameters)} of a flow file`, async () => {
      await start({ operation: 'getTopology', parameters });
      const { error } = await pass({});
      should(error?.code).equal('CAMUNDA_CONFIG');
      should(server.seen).be.empty();
    });
  }

  for (const name of ['a&b', 'a=b', 'x'.repeat(101)]) {
    it(`refuses a parameter called ${name.slice(0, 5)}`, async () => {
      await start({ operation: 'getTopology', parameters: [row(name, '1')] });
      const { error } = await pass({});
      should(error?.code).equal('CAMUNDA_INVALID');
      should(server.seen).be.empty();
    });
  }

  it('takes a method and a path of one’s own, and reads what the answer says it is', async () => {
    server.on('/v2/brand-new/a%20b', json({ found: true }));
    await start({ operation: 'GET /v2/brand-new/{name}', parameters: [row('name', 'a b')] });
    const { sent } = await pass({});
    should(sent[0]?.payload).eql({ found: true });
  });

  for (const operation of [
    '',
    'noSuchThing',
    'GET http://example.com/',
    'GET /v1/tasks',
    'GET /v2/../x',
    'GET /v2/a?b=c',
  ]) {
    it(`refuses the operation “${operation}”`, async () => {
      await start({ operation });
      const { error } = await pass({});
      should(error?.code).equal('CAMUNDA_CONFIG');
      should(server.seen).be.empty();
    });
  }

  for (const [operation, tries] of [
    ['evaluateDecision', 2],
    ['createProcessInstance', 1],
  ] as const) {
    it(`sends ${operation} ${tries === 2 ? 'again' : 'once'} where its answer is lost`, async () => {
      server.on('*', inTurn(reset, json({ done: true })));
      await start({ operation });
      const { error } = await pass({ payload: {} });
      should(asked()).have.length(tries);
      if (tries === 1) should(error?.cause).match({ done: 'maybe', retryable: false });
      else should(error).be.undefined();
    });
  }

  it('takes “not found” for done where it is the answer to a repeat of a cancellation', async () => {
    server.on('*', inTurn(reset, problem(404, 'NOT_FOUND', 'no such instance')));
    await start({
      operation: 'cancelProcessInstance',
      bodyType: 'none',
      parameters: [row('processInstanceKey', KEY)],
    });
    const { error, sent } = await pass({});
    should(error).be.undefined();
    should(sent[0]).match({ payload: null });
    should(asked()).have.length(2);
  });
});
