import should from 'should';
import type { FlowNode, Tab } from '../../../../../../nodes/common/form/make-flow/flow-node';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import {
  boundary,
  bpmn,
  element,
  end,
  eventSubProcess,
  flows,
  job,
  message,
  service,
  signal,
  start,
  timer,
} from '../../../../../support/bpmn/build';
import { cpuTime } from '../../../../../support/cpu-time';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const plan = (...parts: readonly string[]) => planOf(processIn(bpmn('p', ...parts)), [], 'cluster');
const ofType = ({ nodes }: Plan, type: string) => nodes.filter((node) => node.type === `camunda8-${type}`);
const states = ({ covered }: Plan) => covered.map(({ element: { id }, state }) => `${id} ${state}`);
/** What leads to a node. */
const sourceOf = ({ nodes }: Plan, node: FlowNode | undefined) =>
  nodes.find(({ wires = [] }) => (wires as string[][]).flat().includes(node?.id ?? ''));
const catching = (id: string, event: string) => element('intermediateCatchEvent', id, event);

describe('what a flow has for messages', () => {
  it('sends one from each place of a process that waits for it, with the key that it waits for', () => {
    const made = plan(
      start(),
      catching('rain', message('rain', '=bed')),
      boundary('stop', 'rain', message('stop', '=order.id')),
      eventSubProcess('late', start('told', message('late', '="all"'))),
      element('receiveTask messageRef="message-rain"', 'again'),
    );
    const keys = ofType(made, 'message').map((node) => [
      node.messageName,
      node.correlationKeyType,
      node.correlationKey,
    ]);
    should(keys).containDeep([
      ['rain', 'msg', 'payload.bed'],
      ['stop', 'msg', 'payload.order.id'],
      ['late', 'str', 'all'],
    ]);
    should(keys).have.length(3);
    const [rain] = ofType(made, 'message');
    should(sourceOf(made, rain)).match({ type: 'inject', payload: '{"bed":"bed 1"}', payloadType: 'json' });
  });

  it('starts a process with a message, with all that it reads, and has no other start', () => {
    const made = plan(
      start('ring', message('bell')),
      service('open'),
      catching('gone', message('gone', '=door')),
    );
    should(ofType(made, 'process-instance')).eql([]);
    const [bell] = ofType(made, 'message');
    should(bell).match({ messageName: 'bell', correlationKey: '' });
    should(sourceOf(made, bell)).match({ payload: '{"door":"door 1"}' });
  });

  it('sends a signal, and none that the process sends itself', () => {
    const made = plan(start(), catching('frost', signal('frost')), end('end', signal('over')));
    should(ofType(made, 'signal')).match([{ signalName: 'frost' }]);
  });

  it('has no start for what only a timer starts', () => {
    const made = plan(start('daily', timer('cycle', 'R/P1D')), service('open'));
    should(ofType(made, 'process-instance')).eql([]);
    should(states(made)).eql(['open new']);
  });
});

describe('what a flow has for jobs', () => {
  it('has one worker for elements of the same type, which then bears the name of the type', () => {
    const task = (id: string) => element(`serviceTask name="${id}"`, id, job('open'));
    const [worker, other] = ofType(plan(task('front'), task('back')), 'job-worker');
    should(worker).match({ name: '', jobType: 'open' });
    should(other).be.undefined();
  });

  it('has a worker for what sends messages', () => {
    const made = plan(element('sendTask', 'send', job('mail')), end('end', job('mail-it')));
    should(ofType(made, 'job-worker').map(({ jobType }) => jobType)).eql(['mail', 'mail-it']);
  });

  it('hears of tasks that are jobs for Tasklist over its API, by what that can ask for', () => {
    const made = plan(element('userTask', 'look'));
    const [task] = ofType(made, 'task-events');
    should(task).match({ api: 'v1', name: 'look', filters: [{ field: 'elementId', value: 'look' }] });
    const asked = made.nodes.flatMap(({ filters = [] }) => (filters as { field: string }[]).map(String));
    should(asked).not.containEql('processDefinitionId');
  });
});

describe('the coverage', () => {
  it('says which elements have a node, and what nobody can know', () => {
    const made = plan(
      start(),
      service('open'),
      element('serviceTask', 'any', job('=kind')),
      element('serviceTask', 'variable', job('$(SECRET)')),
      catching('wait', message('=name', '=key')),
      end(),
    );
    should(states(made)).eql(['start new', 'open new', 'any without', 'variable without', 'wait without']);
    should(made.unneeded.map(({ id }) => id)).eql(['end']);
  });

  it('says what each element gets', () => {
    const made = plan(
      start(),
      service('open'),
      element('userTask', 'look'),
      catching('rain', message('rain', '="bed"')),
      catching('frost', signal('frost')),
    );
    should(made.covered.map(({ gets }) => gets)).eql([
      ['start'],
      ['job'],
      ['task', 'answer'],
      ['message'],
      ['signal'],
    ]);
  });
});

describe('a flow that is made again', () => {
  const first = plan(start(), service('open'), flows('start open'));
  const changed = bpmn('p', start(), service('open'), service('close'), element('userTask', 'look'));

  /** A tab as it is after an import. */
  const tabOf = ({ tab, nodes }: Plan, label = tab.label): Tab => ({
    ...{ id: tab.id, label, info: String(nodes.find(({ type }) => type === 'tab')?.info) },
    nodes: nodes.filter(({ z }) => z === tab.id),
  });
  const again = (tab: Tab) =>
    planOf(processIn(changed), [{ id: 'x', label: 'p', info: '', nodes: [] }, tab], 'cluster');

  it('has what is new alone, below what is there, and changes nothing', () => {
    const tab = tabOf(first);
    const copy = structuredClone(tab);
    const { nodes, covered, ...made } = again(tab);
    should(tab).eql(copy);
    should(made.tab).match({ id: first.tab.id, isNew: false });
    const lowest = Math.max(...tab.nodes.map(({ y }) => Number(y)));
    should(nodes.filter(({ y, z }) => z !== first.tab.id || Number(y) <= lowest)).eql([]);
    should(nodes.map(({ type }) => type)).eql([
      ...['camunda8-job-worker', 'function', 'camunda8-job-result', 'camunda8-task-events', 'debug'],
      ...['inject', 'camunda8-search-tasks', 'camunda8-task', 'camunda8-task'],
    ]);
    should(states({ covered } as Plan)).eql(['start has', 'open has', 'close new', 'look new']);
  });

  it('goes to the same tab when somebody has named it differently', () => {
    should(again(tabOf(first, 'The house')).tab).match({ label: 'The house', isNew: false });
  });

  it('takes what people have changed for what it is', () => {
    const tab = tabOf(first);
    const nodes = tab.nodes.map((node) =>
      node.type === 'camunda8-job-worker' ? { ...node, name: 'mine', maxJobs: '3', d: true } : node,
    );
    should(states(again({ ...tab, nodes }))).containEql('open has');
  });

  const isOf = (value: string) => ({
    ...{ field: value === 'see' ? 'elementId' : 'processDefinitionId', operator: '$eq' },
    ...{ value, valueType: 'str' },
  });

  it('names what is on the tab for something that the process no longer has', () => {
    const before = plan(service('open'), service('ring'), element('userTask', 'see', '<zeebe:userTask/>'));
    const tab = tabOf(before);
    const over = (...parts: readonly string[]) =>
      planOf(processIn(bpmn('p', ...parts)), [tab], 'cluster').leftOver.map(
        ({ type, name, jobType = name }) => [type, jobType],
      );
    should(over(service('open'), service('ring'), element('userTask', 'see'))).eql([]);
    should(over(service('open'), element('userTask', 'look'))).eql([
      ['camunda8-job-worker', 'ring'],
      ['camunda8-task-events', 'see'],
      ['camunda8-search-tasks', 'find the task'],
    ]);
    const other = {
      ...tab,
      nodes: tab.nodes.map((node) => ({ ...node, filters: [isOf('other'), isOf('see')] })),
    };
    should(planOf(processIn(bpmn('p', service('open'), service('ring'))), [other], 'cluster').leftOver).eql(
      [],
    );
    // A type that only the running process knows can be any.
    should(
      over(service('open'), element('serviceTask', 'any', job('=kind')), element('userTask', 'see')),
    ).eql([]);
  });

  it('leaves another flow alone that starts the process too', () => {
    should(again({ ...tabOf(first, 'The house'), info: '' }).tab).match({ label: 'p', isNew: true });
  });

  it('makes a new tab beside one that only has the same name', () => {
    should(again({ id: 'y', label: 'p', info: '', nodes: [] }).tab).match({ isNew: true });
  });
});

describe('the comment on the tab', () => {
  const said = (isDeployed: boolean) =>
    planOf(processIn(bpmn('p', start())), [], 'cluster', undefined, { isDeployed }).nodes.find(
      ({ type }) => type === 'comment',
    )?.info;

  it('says how the process gets to Camunda, where it is not known to be there', () => {
    should(said(false)).match(/deploy files/);
    should(said(true)).not.match(/deploy files/);
  });
});

describe('a hostile process', () => {
  it('comes into no code, and into names as plain text in one line', () => {
    const name = '&lt;img src=x onerror=alert(1)&gt;&#10;\u2028*/ process.exit() //';
    const made = plan(element(`serviceTask name="${name}"`, 'x', job('a"; process.exit(); "')));
    const code = made.nodes.flatMap(({ type, func }) => (type === 'function' ? [String(func)] : []));
    should(code).have.length(1);
    should(code[0]).not.match(/exit|img/);
    const [worker] = ofType(made, 'job-worker');
    should(worker?.name).equal('<img src=x onerror=alert(1)> */ process…');
  });

  it('has room on the tab, however large it is, as wide as high, and is planned in a second', () => {
    const many = bpmn('p', ...Array.from({ length: 800 }, (_, index) => service(`work-${index}`)));
    const process = processIn(many);
    const elapsed = cpuTime();
    const made = planOf(process, [], 'cluster');
    should(elapsed()).be.below(1_000);
    const drawn = made.nodes.filter(({ x }) => x !== undefined);
    should(drawn).have.length(1 + 3 * 500 + 4);
    const [right, bottom] = ['x', 'y'].map((side) => Math.max(...drawn.map((node) => Number(node[side]))));
    should([right, bottom]).matchEach((most: number) => most > 3_000 && most < 7_000);
    should(new Set(drawn.map(({ x, y }) => `${x} ${y}`)).size).equal(drawn.length);
  });

  it('stays on the canvas with a tab that is nearly full', () => {
    const file = (count: number) =>
      bpmn('p', ...Array.from({ length: count }, (_, index) => service(`work-${index}`)));
    const { tab, nodes } = planOf(processIn(file(250)), [], 'cluster');
    const there: Tab = { id: tab.id, label: 'p', info: '`p`', nodes: nodes.filter(({ z }) => z === tab.id) };
    const again = planOf(processIn(file(500)), [there], 'cluster').nodes;
    should(again).have.length(3 * 250);
    should(again.filter(({ x, y }) => Number(x) > 7_900 || Number(y) > 7_900)).eql([]);
  });
});
