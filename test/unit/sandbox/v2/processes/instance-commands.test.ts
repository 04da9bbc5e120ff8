import should from 'should';
import type { Version } from '../../../../../sandbox/sandbox';
import { bpmn, element, end, flows, service, start } from '../../../../support/bpmn/build';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn(
  'p',
  start(),
  service('a'),
  element('subProcess', 'inside', start('s2'), service('b'), service('c'), end('e2'), flows('s2 b c e2')),
  end(),
  flows('start a inside end'),
);

describe('sandbox: a command to an instance', () => {
  let sandbox: CommandSandbox;
  let key: string;

  async function begin(version: Version = '8.8'): Promise<void> {
    sandbox = await CommandSandbox.start({ version }, PROCESS);
    key = sandbox.begin({ n: 0 });
  }
  afterEach(() => sandbox.close());

  const tell = (what: string, json?: object, of = key) =>
    sandbox.post(`process-instances/${of}/${what}`, json);
  const modify = (json: object) => tell('modification', json);
  const keyOf = (id: string) =>
    [...sandbox.engine.store.elementInstance.values()].find(
      ({ element: { id: own }, isActive }) => own === id && isActive,
    )?.key ?? '';
  const state = () => sandbox.engine.store.processInstance.get(key)?.state;

  it('cancels it, once', async () => {
    await begin();
    should((await tell('cancellation', { operationReference: 7 })).status).equal(204);
    should(state()).equal('TERMINATED');
    should(await tell('cancellation')).match({ status: 404, body: { title: 'NOT_FOUND' } });
    should(await tell('cancellation', {}, 'abc')).match({
      status: 400,
      body: { detail: "Failed to convert 'processInstanceKey' with value: 'abc'" },
    });
    should((await tell('cancellation', {}, '123')).status).equal(503);
  });

  it('moves it: enters an element with variables, and ends another', async () => {
    await begin('8.6');
    const variableInstructions = [{ variables: { n: 1 } }, { variables: { own: 2 }, scopeId: 'inside' }];
    const activateInstructions = [{ elementId: 'c', variableInstructions, ancestorElementInstanceKey: '-1' }];
    const terminateInstructions = [{ elementInstanceKey: keyOf('a') }];
    should((await modify({ activateInstructions, terminateInstructions })).status).equal(204);
    should(await sandbox.jobs('a')).eql([]);
    should(await sandbox.jobs('c')).match([{ variables: { n: 1, own: 2 } }]);
    should(sandbox.engine.variablesOf(key)).eql({ n: 1 });
  });

  it('enters an element in the scope that is named', async () => {
    await begin();
    await modify({ activateInstructions: [{ elementId: 'b' }] });
    const inside = keyOf('inside');
    await modify({ activateInstructions: [{ elementId: 'c', ancestorElementInstanceKey: inside }] });
    const job = [...sandbox.engine.store.job.values()].find(({ type }) => type === 'c');
    should(job?.scope.parent?.key).equal(inside);
  });

  it('ends all of an element (8.9)', async () => {
    await begin('8.9');
    should((await modify({ terminateInstructions: [{ elementId: 'a' }] })).status).equal(204);
    should(state()).equal('TERMINATED');
  });

  for (const source of ['byId', 'byKey'] as const) {
    it(`moves what is ${source}, with variables (8.9)`, async () => {
      await begin('8.9');
      const which = source === 'byId' ? { sourceElementId: 'a' } : { sourceElementInstanceKey: keyOf('a') };
      const move = {
        sourceElementInstruction: { sourceType: source, ...which },
        targetElementId: 'b',
        ancestorScopeInstruction: { ancestorScopeType: 'inferred' },
        variableInstructions: [{ variables: { why: 'moved' }, scopeId: 'b' }],
      };
      should((await modify({ moveInstructions: [move] })).status).equal(204);
      should(await sandbox.jobs('a')).eql([]);
      should(await sandbox.jobs('b')).match([{ variables: { n: 0, why: 'moved' } }]);
    });
  }

  it('moves beside the source, where there are several scopes (8.9)', async () => {
    await begin('8.9');
    const activate = { activateInstructions: [{ elementId: 'b', ancestorElementInstanceKey: key }] };
    await modify(activate);
    await modify(activate);
    const scopes = [...sandbox.engine.store.job.values()].filter(({ type }) => type === 'b');
    const move = (ancestorScopeType: string) => ({
      moveInstructions: [
        {
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'b' },
          targetElementId: 'c',
          ancestorScopeInstruction: { ancestorScopeType },
        },
      ],
    });
    should((await modify(move('sourceParent'))).status).equal(204);
    const moved = [...sandbox.engine.store.job.values()].filter(({ type }) => type === 'c');
    should(moved.map(({ scope }) => scope.parent?.key)).eql(scopes.map(({ scope }) => scope.parent?.key));
  });

  for (const [what, version, json, detail] of [
    ['an element', '8.8', { activateInstructions: [{}] }, 'No elementId provided.'],
    ['a key', '8.8', { terminateInstructions: [{}] }, 'No elementInstanceKey provided.'],
    [
      'variables',
      '8.8',
      { activateInstructions: [{ elementId: 'a', variableInstructions: [{}] }] },
      'No variables provided.',
    ],
    [
      'a source',
      '8.9',
      { moveInstructions: [{ targetElementId: 'a' }] },
      'No sourceElementInstruction provided.',
    ],
    ['moves (8.8)', '8.8', { moveInstructions: [] }, 'Request property [moveInstructions] cannot be parsed'],
    [
      'ends by element (8.8)',
      '8.8',
      { terminateInstructions: [{ elementId: 'a' }] },
      'Request property [terminateInstructions[0].elementId] cannot be parsed',
    ],
  ] as const) {
    it(`is not modified where it lacks ${what}`, async () => {
      await begin(version);
      should(await modify(json)).match({ status: 400, body: { detail } });
    });
  }

  it('is not modified to what is not there', async () => {
    await begin();
    should(await modify({ activateInstructions: [{ elementId: 'x' }] })).match({
      status: 400,
      body: { title: 'INVALID_ARGUMENT', detail: /^Command 'MODIFY' rejected with code 'INVALID_ARGUMENT'/ },
    });
    await tell('cancellation');
    should(await modify({ activateInstructions: [{ elementId: 'a' }] })).match({ status: 404 });
  });

  it('migrates it', async () => {
    await begin();
    await sandbox.deploy(bpmn('other', start(), service('z'), end(), flows('start z end')));
    const [target] = sandbox.engine.definitions.processes.versionsOf('other', '<default>');
    const migrate = (targetElementId: string) =>
      tell('migration', {
        targetProcessDefinitionKey: target?.key,
        mappingInstructions: [{ sourceElementId: 'a', targetElementId }],
      });
    should(await migrate('start')).match({ status: 409, body: { title: 'INVALID_STATE' } });
    should((await migrate('z')).status).equal(204);
    should(await sandbox.jobs('a')).match([{ processDefinitionId: 'other', elementId: 'z' }]);
    should(await tell('migration', {})).match({
      status: 400,
      body: { detail: 'No targetProcessDefinitionKey provided. No mappingInstructions provided.' },
    });
  });

  it('deletes it when it is over (8.9)', async () => {
    await begin('8.9');
    should(await tell('deletion')).match({ status: 409, body: { title: 'INVALID_STATE' } });
    await tell('cancellation');
    should((await tell('deletion', {})).status).equal(204);
    should(sandbox.engine.store.processInstance.has(key)).be.false();
    should((await tell('deletion')).status).equal(404);
  });

  it('resolves all of its incidents (8.9)', async () => {
    await begin('8.9');
    await sandbox.post(`jobs/${await sandbox.job('a')}/failure`, { retries: 0 });
    const other = sandbox.begin();
    await sandbox.post(`jobs/${await sandbox.job('a')}/failure`, { retries: 0 });
    const { status, body } = await tell('incident-resolution');
    should([status, body]).match([
      200,
      { batchOperationKey: /^\d+$/, batchOperationType: 'RESOLVE_INCIDENT' },
    ]);
    should(await sandbox.jobs('a')).match([{ processInstanceKey: key, retries: 1 }]);
    const operation = (of: unknown) => sandbox.send('GET', `batch-operations/${of}`);
    should((await operation(body.batchOperationKey)).body).match({
      batchOperationKey: body.batchOperationKey,
      state: 'COMPLETED',
      operationsTotalCount: 1,
      operationsFailedCount: 0,
      operationsCompletedCount: 1,
    });
    should((await operation(key)).status).equal(404);
    should(sandbox.engine.store.processInstance.get(other)?.incidents).equal(1);
    await tell('cancellation');
    should((await tell('incident-resolution')).status).equal(404);
  });

  for (const version of ['8.6', '8.8'] as const) {
    it(`of 8.9 is not there in ${version}`, async () => {
      await begin(version);
      for (const what of ['deletion', 'incident-resolution']) should((await tell(what)).status).equal(404);
      should((await sandbox.post('expression/evaluation', { expression: '=1' })).status).equal(404);
    });
  }

  it('sets variables where they are known, or in its own scope alone', async () => {
    await begin();
    const set = (json: object, of = keyOf('a')) =>
      sandbox.send('PUT', `element-instances/${of}/variables`, json);
    should((await set({ variables: { n: 1, fresh: true } })).status).equal(204);
    should(sandbox.engine.variablesOf(key)).eql({ n: 1, fresh: true });
    should((await set({ variables: { n: 2 }, local: true })).status).equal(204);
    should(sandbox.engine.variablesOf(key)).eql({ n: 1, fresh: true });
    should((await sandbox.jobs('a'))[0]?.variables).eql({ n: 2, fresh: true });
    should(await set({})).match({ status: 400, body: { detail: 'No variables provided.' } });
    should(await set({ variables: {} }, `${key.slice(0, -3)}999`)).match({ status: 404 });
  });
});
