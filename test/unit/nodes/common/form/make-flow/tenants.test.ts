import should from 'should';
import type { FlowNode, Tab } from '../../../../../../nodes/common/form/make-flow/flow-node';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import { bpmn, element, message, service, signal, start, zeebe } from '../../../../../support/bpmn/build';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const form = JSON.stringify({ components: [{ type: 'checkbox', key: 'done' }] });
const process = processIn(
  bpmn(
    'bell',
    zeebe('userTaskForm', { id: 'look-form' }, form),
    start(),
    service('ring'),
    element('intermediateCatchEvent', 'told', message('call', '="front"')),
    element('intermediateCatchEvent', 'warned', signal('frost')),
    element(
      'userTask',
      'look',
      '<zeebe:userTask/>',
      zeebe('formDefinition', { formKey: 'camunda-forms:bpmn:look-form' }),
    ),
  ),
);

/** @param own tenant of nodes that name none */
const planFor = (tenantId: string, own: string, ...tabs: readonly Tab[]) =>
  planOf(process, tabs, 'house', { tenantId, own });

const isAbout = ({ field }: { field?: string }) => field === 'tenantId';
/** What nodes say of tenants, by their types. */
const said = ({ nodes }: Plan) =>
  nodes.flatMap(({ type, tenantId, tenantIds, filters }) => {
    if (!type.startsWith('camunda8-')) return [];
    const rows = Array.isArray(filters) ? filters.filter(isAbout).map(({ value }) => value) : [];
    const tenants = [tenantId, tenantIds, ...rows].filter((one) => one !== undefined && one !== '');
    return tenants.length > 0 ? [`${type.slice('camunda8-'.length)} ${tenants}`] : [];
  });

/** A tab as it is after an import. */
const tabOf = ({ tab, nodes }: Plan, label = tab.label): Tab => ({
  ...{ id: tab.id, label, info: String(nodes.find(({ type }) => type === 'tab')?.info) },
  nodes: nodes.filter(({ z }) => z === tab.id),
});

const EACH = ['process-instance', 'job-worker', 'message', 'signal', 'task-events', 'search-tasks'];

describe('the tenant of a process', () => {
  it('is named by each node that can, and by the tab', () => {
    const made = planFor('a', '<default>');
    should(said(made)).eql(EACH.map((type) => `${type} a`));
    should(made.tab.label).equal('bell (a)');
    should(said(planFor('a', 'b'))).eql(said(made));
  });

  it('is named nowhere where the cluster node names it, or where it is the only one', () => {
    for (const tenantId of ['a', '<default>']) {
      const { nodes, tab } = planFor(tenantId, tenantId);
      should(nodes).eql(planOf(process, [], 'house').nodes);
      should(tab.label).equal('bell');
    }
  });

  it('is named where it is the default one among several: Camunda refuses what names none', () => {
    const made = planFor('<default>', '');
    should(said(made)).eql(EACH.map((type) => `${type} <default>`));
    should(made.tab.label).equal('bell');
  });

  it('has a tab of its own, which is found again whatever it is called', () => {
    const a = tabOf(planFor('a', ''), 'The front door');
    const b = planFor('b', '', a);
    should(b.tab).match({ label: 'bell (b)', isNew: true });
    should(said(b)).eql(EACH.map((type) => `${type} b`));
    for (const tenantId of ['a', 'b']) {
      const { nodes, tab } = planFor(tenantId, '', a, tabOf(b));
      should(nodes).eql([]);
      should(tab).match({ isNew: false, label: tenantId === 'a' ? 'The front door' : 'bell (b)' });
    }
  });

  it('has none of the nodes of the only tenant that there was', () => {
    const before = tabOf(planFor('<default>', '<default>'));
    should(planFor('a', '', before).tab).match({ isNew: true });
    should(planFor('<default>', '', before).nodes).eql([]);
  });
});

describe('a worker of several tenants', () => {
  const worker = (more: object): FlowNode => ({
    ...{ id: 'mine', type: 'camunda8-job-worker', jobType: 'ring', cluster: 'house', z: 'garden' },
    ...more,
  });
  const stateOf = (node: FlowNode, tenantId: string, own: string) => {
    const { covered } = planFor(tenantId, own, { id: 'garden', label: 'Garden', info: '', nodes: [node] });
    return covered.find(({ element: { id } }) => id === 'ring')?.state;
  };

  it('does the jobs of those that it names', () => {
    const both = worker({ tenantIds: 'a, b' });
    should(['a', 'b', 'c'].map((one) => stateOf(both, one, ''))).eql(['elsewhere', 'elsewhere', 'new']);
  });

  it('does those of the tenant of its cluster node, or of all', () => {
    const blank = worker({ tenantIds: '' });
    should(stateOf(blank, 'a', 'a')).equal('elsewhere');
    should(stateOf(blank, 'a', 'b')).equal('new');
    should(stateOf(blank, 'a', '')).equal('elsewhere');
  });

  it('may do those of any that an environment variable names', () => {
    should(stateOf(worker({ tenantIds: '$(TENANT)' }), 'a', '')).equal('elsewhere');
  });
});
