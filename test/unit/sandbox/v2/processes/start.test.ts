import should from 'should';
import type { SandboxOptions, Version } from '../../../../../sandbox/sandbox';
import { bpmn, end, flows, service, start } from '../../../../support/bpmn/build';
import { CommandSandbox } from '../command-sandbox';

const PROCESS = bpmn('p', start(), service('a'), service('b'), end(), flows('start a b end'));
const versions: readonly Version[] = ['8.6', '8.8', '8.9'];

describe('sandbox: a start of a process', () => {
  let sandbox: CommandSandbox;

  const begin = async (options: SandboxOptions = {}) => {
    sandbox = await CommandSandbox.start(options, PROCESS);
  };
  afterEach(() => sandbox.close());

  const begun = (json: object) => sandbox.post('process-instances', { processDefinitionId: 'p', ...json });

  for (const version of versions) {
    it(`is answered in the shape of ${version}`, async () => {
      await begin({ version });
      const { status, body, text } = await begun({ variables: { a: 1 } });
      const [instance] = [...sandbox.engine.store.processInstance.values()];
      should([status, body]).eql([
        200,
        {
          processDefinitionKey: instance?.definition.key,
          processDefinitionId: 'p',
          processDefinitionVersion: 1,
          processInstanceKey: instance?.key,
          tenantId: '<default>',
          variables: {},
          ...(version === '8.6' ? {} : { tags: [] }),
          ...(version === '8.9' ? { businessId: null } : {}),
        },
      ]);
      const key = version === '8.6' ? instance?.key : `"${instance?.key}"`;
      should(text).containEql(`"processInstanceKey":${key}`);
      should(sandbox.engine.variablesOf(instance?.key ?? '')).eql({ a: 1 });
    });
  }

  it('is by id, by id and version, or by key', async () => {
    await begin();
    await sandbox.deploy(PROCESS.replace('"p"', '"p" name="Another"'));
    const [second, first] = sandbox.engine.definitions.processes.versionsOf('p', '<default>');
    const versionOf = async (json: object) => (await begun(json)).body.processDefinitionVersion;
    should(await versionOf({})).equal(2);
    should(await versionOf({ processDefinitionVersion: -1 })).equal(2);
    should(await versionOf({ processDefinitionVersion: 1 })).equal(1);
    for (const definition of [first, second])
      should(
        await versionOf({ processDefinitionId: undefined, processDefinitionKey: definition?.key }),
      ).equal(definition?.version);
  });

  it('has tags, each once', async () => {
    await begin();
    should((await begun({ tags: ['attic', 'room:7', 'attic'] })).body.tags).eql(['attic', 'room:7']);
    should((await sandbox.jobs('a'))[0]?.tags).eql(['attic', 'room:7']);
  });

  it('of 8.6 has none', async () => {
    await begin({ version: '8.6' });
    should(await begun({ tags: ['attic'] })).match({ status: 200 });
    should([...sandbox.engine.store.processInstance.values()][0]?.tags).eql([]);
  });

  it('begins where it is told to, and at several places', async () => {
    await begin();
    should((await begun({ startInstructions: [{ elementId: 'b' }] })).status).equal(200);
    should([await sandbox.jobs('a'), (await sandbox.jobs('b')).length]).eql([[], 1]);
  });

  it('ends after an element', async () => {
    await begin();
    const after = { type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'a' };
    const { body } = await begun({ runtimeInstructions: [after] });
    await sandbox.post(`jobs/${await sandbox.job('a')}/completion`);
    should(sandbox.engine.store.processInstance.get(String(body.processInstanceKey))?.state).equal(
      'TERMINATED',
    );
    should(await sandbox.jobs('b')).eql([]);
  });

  it('has a business id, which others may have, too', async () => {
    await begin({ version: '8.9' });
    should((await begun({ businessId: 'order-7' })).body.businessId).equal('order-7');
    should((await begun({ businessId: 'order-7' })).status).equal(200);
  });

  it('has one of its own where that is unique, until it is over', async () => {
    await begin({ version: '8.9', uniqueBusinessIds: true });
    const first = await begun({ businessId: 'order-7' });
    should(await begun({ businessId: 'order-7' })).match({ status: 409, body: { title: 'ALREADY_EXISTS' } });
    should((await begun({ businessId: 'order-8' })).status).equal(200);
    should((await begun({})).status).equal(200);
    await sandbox.post(`process-instances/${first.body.processInstanceKey}/cancellation`);
    should((await begun({ businessId: 'order-7' })).status).equal(200);
  });

  const tags = Array.from({ length: 11 }, (_, i) => `tag${i}`);
  const faults: [what: string, version: Version, json: object, status: number, detail: RegExp][] = [
    [
      'no process',
      '8.8',
      { processDefinitionId: null },
      400,
      /^At least one of \[processDefinitionId, processDefinitionKey\] is required\.$/,
    ],
    [
      'two',
      '8.8',
      { processDefinitionKey: '1' },
      400,
      /^Only one of \[processDefinitionId, processDefinitionKey\] is allowed\.$/,
    ],
    [
      'an unknown version',
      '8.8',
      { processDefinitionVersion: 9 },
      404,
      /^Command 'CREATE' rejected with code 'NOT_FOUND': .*version '9'/,
    ],
    [
      'an unknown process to wait for',
      '8.8',
      { processDefinitionId: 'x', awaitCompletion: true },
      404,
      /^Command 'CREATE_WITH_AWAITING_RESULT' rejected/,
    ],
    ['an unknown place', '8.8', { startInstructions: [{ elementId: 'x' }] }, 400, /INVALID_ARGUMENT/],
    ['no place', '8.8', { startInstructions: [{}] }, 400, /^No elementId provided\.$/],
    [
      'an unknown end',
      '8.8',
      { runtimeInstructions: [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'x' }] },
      400,
      /with id 'x'/,
    ],
    [
      'another tenant',
      '8.8',
      { tenantId: 'neighbours' },
      400,
      /^Expected to handle request Create Process Instance with tenant identifier 'neighbours', but multi-tenancy is disabled$/,
    ],
    ['too many tags', '8.8', { tags }, 400, /11/],
    ['a tag that none is', '8.8', { tags: ['7th'] }, 400, /7th/],
    [
      'a business id in 8.8',
      '8.8',
      { businessId: 'x' },
      400,
      /^Request property \[businessId\] cannot be parsed$/,
    ],
    ['a long business id', '8.9', { businessId: 'x'.repeat(257) }, 400, /256/],
    [
      'variables that are a list',
      '8.9',
      { variables: [] },
      400,
      /^Request property \[variables\] cannot be parsed$/,
    ],
    ['variables that are a list (8.6)', '8.6', { variables: [] }, 400, /^Failed to read request$/],
    [
      'an unknown field inside',
      '8.8',
      { startInstructions: [{ elementId: 'a', x: 1 }] },
      400,
      /^Request property \[startInstructions\[0\]\.x\]/,
    ],
  ];
  for (const [what, version, json, status, detail] of faults) {
    it(`is refused with ${what}`, async () => {
      await begin({ version });
      const { body, ...answer } = await begun(json);
      should([answer.status, body.detail]).match([status, detail]);
      should(sandbox.engine.store.processInstance.size).equal(0);
    });
  }
});
