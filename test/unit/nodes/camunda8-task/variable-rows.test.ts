import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { clusterAt, Flow, pass, startFlow, stopFlow } from '../../../support/node-red/flow';

const row = (name: unknown, value: unknown, valueType?: unknown) => ({ name, value, valueType });

describe('camunda8-task: variables as rows', () => {
  let sandbox: Sandbox;
  let userTaskKey: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ tasks: 'empty' });
    userTaskKey = sandbox.addTask({ assignee: 'demo' });
  });
  afterEach(async () => {
    await stopFlow();
    await sandbox.close();
  });

  const ofRows = (variableRows: unknown, more: object = {}) => ({
    ...{ type: 'camunda8-task', operation: 'complete', variablesType: 'rows', variables: '', variableRows },
    ...more,
  });
  const start = (variableRows: unknown, more: object = {}) =>
    startFlow(clusterAt(sandbox.url), ofRows(variableRows, more));
  const sent = () => JSON.parse(sandbox.requests.at(-1)?.body ?? '');

  it('complete a task with a value of each type', async () => {
    process.env.CAMUNDA8_TEST_ROOM = 'cellar';
    await start([
      row('text', 'dry', 'str'),
      row('none', '', 'str'),
      row('number', '2.5', 'num'),
      row('flag', 'true', 'bool'),
      row('list', '[1,"a"]', 'json'),
      row('brought', 'payload.litres', 'msg'),
      row('nothing', 'payload.nothing', 'msg'),
      row(' of flow ', 'plant', 'flow'),
      row('of all', 'house', 'global'),
      row('room', 'CAMUNDA8_TEST_ROOM', 'env'),
      row('made', 'payload.litres * 2', 'jsonata'),
      row('plain', 'no type'),
    ]);
    const { context } = Flow.running?.node('n') ?? {};
    context?.call(Flow.running?.node('n')).flow.set('plant', 'basil');
    context?.call(Flow.running?.node('n')).global.set('house', { no: 7 });
    const { error } = await pass({ userTaskKey, payload: { litres: 3, nothing: null } });
    delete process.env.CAMUNDA8_TEST_ROOM;
    should(error).equal(undefined);
    should(sent().variables).eql({
      ...{ text: 'dry', none: '', number: 2.5, flag: true, list: [1, 'a'], brought: 3, nothing: null },
      ...{ 'of flow': 'basil', 'of all': { no: 7 }, room: 'cellar', made: 6, plain: 'no type' },
    });
  });

  it('are none where there is no row', async () => {
    await startFlow(clusterAt(sandbox.url), ofRows([]), ofRows(undefined));
    should((await pass({ userTaskKey })).error).equal(undefined);
    should(sent()).eql({ variables: {} });
    userTaskKey = sandbox.addTask();
    should((await pass({ userTaskKey }, 'm')).error).equal(undefined);
  });

  it('rest where the variables come from elsewhere', async () => {
    await start([row('a', '1', 'num')], { variablesType: 'msg', variables: 'given' });
    await pass({ userTaskKey, given: { b: 2 } });
    should(sent()).eql({ variables: { b: 2 } });
  });

  it('are kept as drafts over /v1', async () => {
    await start([row('fed', 'false', 'bool')], { operation: 'setDraftVariables', api: 'v1' });
    should((await pass({ userTaskKey })).error).equal(undefined);
    should(sent()).eql({ variables: [{ name: 'fed', value: 'false' }] });
  });

  const refused: [what: string, rows: unknown, code: string, words: RegExp][] = [
    [
      'a value that the message does not have',
      [row('a', 'litres', 'msg')],
      'INVALID',
      /There is no value for the variable a \(msg litres\)/,
    ],
    [
      'a number that is blank',
      [row('a', ' ', 'num')],
      'INVALID',
      /There is no value for the variable a \(num\)/,
    ],
    ['a number that is none', [row('a', 'many', 'num')], 'INVALID', /There is no value for the variable a/],
    ['JSON that is none', [row('a', '{', 'json')], 'INVALID', /cannot be evaluated/],
    ['a row without a name', [row(' ', 'x')], 'CONFIG', /name every variable/],
    ['a name that is no text', [row({}, 'x')], 'CONFIG', /holds no text/],
    ['what are no rows', 'rows', 'CONFIG', /Its variable rows cannot be read/],
    ['rows that are none', [7], 'CONFIG', /Its variable rows cannot be read/],
  ];
  for (const [what, rows, code, words] of refused) {
    it(`refuse ${what} before anything is sent`, async () => {
      await start(rows);
      const { error } = await pass({ userTaskKey });
      should(error?.code).equal(`CAMUNDA_${code}`);
      should(error?.message).match(words);
      should(sandbox.requests).be.empty();
    });
  }
});
