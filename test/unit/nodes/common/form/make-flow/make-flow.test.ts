import path from 'node:path';
import should from 'should';
import type { FlowNode, Tab } from '../../../../../../nodes/common/form/make-flow/flow-node';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import { coreTypes } from '../../../../../promises/examples/example';
import { readDefinition } from '../../../../../promises/package/definition';
import { root, types } from '../../../../../promises/package/project';
import { householdFiles, planOf, processIn } from '../../../../../support/making/make-flow';

const LAYOUT = ['id', 'type', 'z', 'x', 'y', 'wires'];

const ofType = ({ nodes }: Plan, type: string) => nodes.filter((node) => node.type === type);
const filed = (name: string) => processIn(householdFiles.get(name) ?? '');

/** A tab as it is after an import. */
function tabOf({ tab, nodes }: Plan): Tab {
  const info = nodes.find(({ type }) => type === 'tab')?.info;
  return { id: tab.id, label: tab.label, info: String(info), nodes: nodes.filter(({ z }) => z === tab.id) };
}

describe('a flow that is made of a process', () => {
  for (const [name, text] of householdFiles) {
    describe(name, () => {
      const plan = planOf(processIn(text));

      it('saves every property of our nodes and no other', () => {
        for (const node of plan.nodes.filter(({ type }) => types.includes(type))) {
          const { defaults } = readDefinition(path.join(root, 'nodes', node.type, `${node.type}.html`));
          const saved = Object.keys(node).filter((property) => !LAYOUT.includes(property));
          should(saved.sort()).eql(Object.keys(defaults).sort());
        }
      });

      it('has only our nodes and those of Node-RED, on one tab, with ids of their own', () => {
        const known = [...coreTypes(), ...types];
        should(plan.nodes.filter(({ type }) => !known.includes(type))).eql([]);
        const [tab, ...others] = ofType(plan, 'tab');
        should(others).eql([]);
        should(plan.nodes.filter(({ z }) => z !== undefined && z !== tab?.id)).eql([]);
        should(new Set(plan.nodes.map(({ id }) => id)).size).equal(plan.nodes.length);
      });

      it('has one Catch node, a comment, and wires to its own nodes', () => {
        should(ofType(plan, 'catch')).match([{ scope: null, uncaught: false }]);
        should(ofType(plan, 'comment')).have.length(1);
        const ends = plan.nodes.flatMap(({ wires = [] }) => (wires as string[][]).flat());
        should(ends.filter((end) => !plan.nodes.some(({ id }) => id === end))).eql([]);
      });

      it('stands on the grid, with nothing above another', () => {
        const drawn = plan.nodes.filter(({ x }) => x !== undefined) as (FlowNode & {
          x: number;
          y: number;
        })[];
        for (const { x, y } of drawn) should([x % 10, y % 20]).eql([0, 0]);
        should(new Set(drawn.map(({ x, y }) => `${x} ${y}`)).size).equal(drawn.length);
      });

      it('adds nothing when it is made again', () => {
        const [cluster] = ofType(plan, 'camunda8-cluster');
        const again = planOf(processIn(text), [tabOf(plan)], cluster?.id);
        should(again.nodes).eql([]);
        should(again.tab).eql({ ...plan.tab, isNew: false });
        should(again.covered.filter(({ state, why }) => state !== 'has' && !why)).eql([]);
      });
    });
  }
});

describe('the nodes of a flow that is made', () => {
  it('work for a job, and give its result', () => {
    const plan = planOf(filed('water-garden'));
    const [worker] = ofType(plan, 'camunda8-job-worker');
    const [work] = ofType(plan, 'function');
    const [result] = ofType(plan, 'camunda8-job-result');
    should(worker).match({ name: 'Open the valve', jobType: 'open-valve', wires: [[work?.id]] });
    should(work?.wires).eql([[result?.id]]);
    should(result).match({ operation: 'complete', variables: 'payload' });
  });

  it('give as the result of a job what the process asks for behind it', () => {
    const plan = planOf(filed('approve-purchase'));
    should(ofType(plan, 'function')).match([{ func: /\nmsg\.payload = \{"approved":true\};\nreturn msg;$/ }]);
    should(ofType(plan, 'inject')).match([{ payload: '{}' }]);
  });

  it('fail the job of a message whose flow has thrown', () => {
    const plan = planOf(filed('water-garden'));
    const [caught] = ofType(plan, 'catch');
    const [question] = ofType(plan, 'switch');
    const fail = ofType(plan, 'camunda8-job-result').find(({ operation }) => operation === 'fail');
    const [wrong] = ofType(plan, 'debug').filter(({ complete }) => complete === 'error.message');
    should(caught?.wires).eql([[question?.id]]);
    should(question?.wires).eql([[fail?.id], [wrong?.id]]);
  });

  it('hear of a task of a person', () => {
    const [events] = ofType(planOf(filed('feed-cat')), 'camunda8-task-events');
    should(events).match({
      ...{ name: 'Feed the cat', api: 'v2' },
      filters: [
        { field: 'processDefinitionId', operator: '$eq', value: 'feed-cat', valueType: 'str' },
        { field: 'elementId', operator: '$eq', value: 'do-feed-cat', valueType: 'str' },
      ],
    });
  });

  it('use the cluster of the flows; where there is none, a new one', () => {
    const used = planOf(filed('feed-cat'), [], 'mine');
    should(ofType(used, 'camunda8-cluster')).eql([]);
    const clusters = used.nodes.filter((node) => 'cluster' in node).map(({ cluster }) => cluster);
    should(new Set(clusters)).eql(new Set(['mine']));
    const [cluster] = ofType(planOf(filed('feed-cat')), 'camunda8-cluster');
    should(cluster).match({ environment: 'local', authentication: 'none' });
  });

  it('are on a tab with the name of the process', () => {
    should(ofType(planOf(filed('water-garden')), 'tab')).match([
      { label: 'Garden watering', disabled: false },
    ]);
  });
});
