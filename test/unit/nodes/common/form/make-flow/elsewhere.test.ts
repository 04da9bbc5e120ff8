import should from 'should';
import type { FlowNode, Tab } from '../../../../../../nodes/common/form/make-flow/flow-node';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import { bpmn, flows, service, start } from '../../../../../support/bpmn/build';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const file = bpmn('p', start(), service('open'), service('close'), flows('start open close'));
const planWith = (tabs: readonly Tab[], text = file) => planOf(processIn(text), tabs, 'house');

/** A worker on a tab of somebody's own. */
const worker = (more: object = {}): FlowNode => ({
  ...{ id: 'mine', type: 'camunda8-job-worker', jobType: 'open', cluster: 'house', z: 'garden' },
  ...more,
});
const garden = (node: FlowNode, more: Partial<Tab> = {}): Tab => ({
  ...{ id: 'garden', label: 'Garden', info: '', nodes: [node] },
  ...more,
});

const workers = ({ nodes }: Plan) =>
  nodes.filter(({ type }) => type === 'camunda8-job-worker').map(({ jobType }) => jobType);
const states = ({ covered }: Plan) => covered.map(({ element: { id }, state }) => `${id} ${state}`);

/** A tab as it is after an import. */
const tabOf = ({ tab, nodes }: Plan): Tab => ({
  ...{ id: tab.id, label: tab.label, info: String(nodes.find(({ type }) => type === 'tab')?.info) },
  nodes: nodes.filter(({ z }) => z === tab.id),
});

describe('a worker that stands on another tab', () => {
  it('does the jobs of its type alone, when a flow is made first and when it is made again', () => {
    const tab = garden(worker());
    const first = planWith([tab]);
    should(workers(first)).eql(['close']);
    should(states(first)).eql(['start new', 'open elsewhere', 'close new']);
    const again = planWith([tab, tabOf(first)]);
    should(again.nodes).eql([]);
    should(states(again)).eql(['start has', 'open elsewhere', 'close has']);
  });

  it('is told with its tab, so that people can go there', () => {
    const { covered } = planWith([garden(worker())]);
    should(covered.find(({ element }) => element.id === 'open')).match({
      places: [{ node: 'mine', tab: { label: 'Garden' } }],
    });
    const inside = planWith([garden(worker(), { isSubflow: true })]).covered;
    should(inside.find(({ element }) => element.id === 'open')).match({
      places: [{ tab: { isSubflow: true } }],
    });
  });

  it('counts no less for one on the own tab', () => {
    const made = tabOf(planWith([]));
    should(states(planWith([garden(worker()), made]))).eql(['start has', 'open has', 'close has']);
  });

  it('does not count where it takes none of these jobs: disabled, or of another cluster', () => {
    for (const tab of [
      garden(worker({ d: true })),
      garden(worker(), { isDisabled: true }),
      garden(worker({ cluster: 'office' })),
      garden(worker({ jobType: 'open-all' })),
    ]) {
      should(workers(planWith([tab]))).eql(['open', 'close']);
    }
  });

  it('is no reason to make a tab of nothing', () => {
    const timed = bpmn('p', service('open'));
    const made = planWith([garden(worker())], timed);
    should(made.nodes).eql([]);
    should(made.tab).match({ isNew: true });
  });
});

describe('a process on two clusters', () => {
  it('has a tab for each: what works for one does nothing for the other', () => {
    const made = tabOf(planOf(processIn(file), [], 'office'));
    should(planWith([made]).tab).match({ isNew: true });
    should(workers(planWith([made]))).eql(['open', 'close']);
    should(planOf(processIn(file), [made], 'office').nodes).eql([]);
  });
});
