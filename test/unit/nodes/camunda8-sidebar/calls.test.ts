import should from 'should';
import { nodesOfDecision } from '../../../../nodes/camunda8-sidebar/form/decision-nodes';
import type { Calls } from '../../../../nodes/camunda8-sidebar/form/process/calls';
import type { EditorNode } from '../../../../nodes/common/form/editor-node';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { bpmn, element, end, flows, start as startEvent, zeebe } from '../../../support/bpmn/build';
import { dmn, literal } from '../../../support/bpmn/dmn';
import { processIn } from '../../../support/making/xml-document';
import { look, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';

const decide = (id: string, decisionId: string) =>
  element('businessRuleTask', id, zeebe('calledDecision', { decisionId, resultVariable: 'is' }));
const call = (id: string, processId: string) =>
  element('callActivity', id, zeebe('calledElement', { processId }));

describe('What a process calls', () => {
  /** Reads BPMN as the editor does, with a stand-in for the browser's parser. */
  function callsIn(xml: string, processId = 'p'): Record<string, unknown> {
    // It is compiled with the types of a browser, which tests do not have.
    const read: {
      callsIn(process: unknown): Calls;
    } = require('../../../../nodes/camunda8-sidebar/form/process/calls');
    const process = processIn(xml, processId);
    return process === undefined ? {} : Object.fromEntries(read.callsIn(process));
  }

  it('is told by its file: decisions and processes, also in sub-processes', () => {
    const inside = element('subProcess', 'sub', call('ask', 'other'));
    should(callsIn(bpmn('p', startEvent(), decide('weigh', 'warmth'), inside, end()))).eql({
      weigh: { kind: 'decision', id: 'warmth' },
      ask: { kind: 'process', id: 'other' },
    });
  });

  for (const [what, model] of [
    ['by an expression', bpmn('p', decide('weigh', '=which'), call('ask', '=which'))],
    ['by nothing', bpmn('p', decide('weigh', ''), element('callActivity', 'ask'))],
    ['by a name without end', bpmn('p', call('ask', 'x'.repeat(201)))],
    ['in another process', bpmn('q', call('ask', 'other'))],
    [
      'at an element that calls nothing',
      bpmn('p', element('userTask', 'ask', zeebe('calledElement', { processId: 'other' }))),
    ],
    ['in a file that is broken', '<calledElement'],
  ] as const) {
    it(`is nothing where it is named ${what}`, () => should(callsIn(model)).eql({}));
  }
});

describe('What is called', () => {
  let sandbox: Sandbox;
  afterEach(async () => {
    await stopSidebar();
    await sandbox.close();
  });

  for (const version of ['8.8', '8.9'] as const) {
    it(`is the newest version in the tenant of the process that calls it, on ${version}`, async () => {
      sandbox = await startSandbox({ version, tasks: 'empty' });
      const file = (steps: string) => [
        { name: 'p.bpmn', content: bpmn('other', startEvent(), end(steps), flows(`start ${steps}`)) },
        { name: 'd.dmn', content: dmn(literal('warmth', `"${steps}"`)) },
      ];
      await sandbox.engine.deploy(file('first'));
      await sandbox.engine.deploy(file('second'));
      await sandbox.engine.deploy(file('garden'), 'garden');
      await startSidebar(sandbox.url);
      const process = (tenantId: string, id = 'other') => look({ about: 'calledProcess', id, tenantId });
      const decision = (tenantId: string, id = 'warmth') => look({ about: 'calledDecision', id, tenantId });
      should((await process('')).process).match({ id: 'other', version: 2 });
      should((await process('garden')).process).match({ id: 'other', version: 1, tenantId: 'garden' });
      should(await process('', 'nowhere')).eql({ ok: true });
      should((await decision('')).decision).match({ id: 'warmth', version: 2, name: 'Name of warmth' });
      should((await decision('garden')).decision).match({ id: 'warmth', version: 1, tenantId: 'garden' });
      should(await decision('', 'nowhere')).eql({ ok: true });
    });
  }
});

describe('Nodes that evaluate a decision', () => {
  const node = (id: string, more: object): EditorNode => ({
    ...{ id, type: 'camunda8-decision', cluster: 'c', _def: { category: '', defaults: {} } },
    ...more,
  });
  const nodes = [
    node('by id', { decisionId: 'warmth', decisionIdType: 'str', tenantId: '' }),
    node('by key', { decisionKey: '7', decisionKeyType: 'str' }),
    node('of a tenant', { decisionId: 'warmth', tenantId: 'garden' }),
    node('by a message', { decisionId: 'warmth', decisionIdType: 'msg' }),
    node('another', { decisionId: 'cold' }),
    node('elsewhere', { decisionId: 'warmth', cluster: 'd' }),
    node('no decision', { decisionId: 'warmth', type: 'inject' }),
  ];
  const named = (tenantId?: string, ofCluster = '') =>
    nodesOfDecision(
      { ...{ id: 'warmth', key: '7', version: 1 }, ...(tenantId === undefined ? {} : { tenantId }) },
      nodes,
      { clusters: ['c'], tenancy: { tenantId: tenantId ?? '<default>', own: ofCluster } },
    ).map(({ id }) => id);

  it('are those of its cluster that name it', () => should(named()).eql(['by id', 'by key']));

  it('are those of its tenant', () => should(named('garden')).eql(['of a tenant']));

  it('are those that name no tenant, where the cluster does', () =>
    should(named('garden', 'garden')).eql(['by id', 'by key', 'of a tenant']));
});
