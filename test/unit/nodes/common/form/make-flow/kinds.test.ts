import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import type { Tab } from '../../../../../../nodes/common/form/make-flow/flow-node';
import type { Plan } from '../../../../../../nodes/common/form/make-flow/plan-flow';
import { root } from '../../../../../promises/package/project';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  escalation,
  job,
  mappings,
  message,
  service,
  timer,
  zeebe,
} from '../../../../../support/bpmn/build';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const plan = (...parts: readonly string[]) => planOf(processIn(bpmn('p', ...parts)), [], 'cluster');
const workers = ({ nodes }: Plan) =>
  nodes.filter(({ type }) => type === 'camunda8-job-worker').map(({ jobType }) => jobType);
const said = ({ covered }: Plan) =>
  covered.map(({ element: { id }, state, why }) =>
    [id, state, why?.reason, why?.value].filter((word) => word !== undefined && word !== '').join(' '),
  );

const header = (key: string, value: string) => zeebe('taskHeaders', {}, zeebe('header', { key, value }));
const connector = (id: string, type = 'io.camunda:http-json:1') =>
  element('serviceTask', id, job(type), header('resultExpression', '={ weather: response.body, "wind": 1 }'));

describe('what connectors do', () => {
  it('gets no worker, which would take their jobs', () => {
    const made = plan(connector('ask'), service('open'));
    should(workers(made)).eql(['open']);
    should(said(made)).eql(['ask without connector io.camunda:http-json:1', 'open new']);
  });

  it('is known of other connectors by their templates with headers that only connectors read', () => {
    const own = (tag: string, key: string) => element(tag, 'own', job('acme:crm:1'), header(key, '=x'));
    const template = 'serviceTask zeebe:modelerTemplate="acme"';
    should(workers(plan(own(template, 'resultExpression')))).eql([]);
    should(workers(plan(own(template, 'priority')))).eql(['acme:crm:1']);
    should(workers(plan(own('serviceTask', 'resultExpression')))).eql(['acme:crm:1']);
  });

  it('leaves the jobs of listeners at the same element to a worker', () => {
    const listener = zeebe(
      'executionListeners',
      {},
      zeebe('executionListener', { eventType: 'end', type: 'note' }),
    );
    const made = plan(element('serviceTask', 'ask', job('io.camunda:http-json:1'), listener));
    should(workers(made)).eql(['note']);
    should(said(made)).eql(['ask without connector io.camunda:http-json:1']);
  });

  it('is told as done where somebody has a worker for it', () => {
    const worker = {
      id: 'w',
      type: 'camunda8-job-worker',
      jobType: 'io.camunda:http-json:1',
      cluster: 'cluster',
    };
    const tab: Tab = { id: 'mine', label: 'Mine', info: '', nodes: [worker] };
    const made = planOf(processIn(bpmn('p', connector('ask'))), [tab], 'cluster');
    should(said(made)).eql(['ask elsewhere']);
  });

  it('is also the sending of messages', () => {
    const inbound = zeebe(
      'properties',
      {},
      zeebe('property', { name: 'inbound.type', value: 'io.camunda:webhook:1' }),
    );
    const made = plan(element('intermediateCatchEvent', 'hook', inbound, message('b7c1', '=id')));
    should(made.nodes).eql([]);
    should(said(made)).eql(['hook without sender b7c1']);
  });

  it('gives variables to the process that nobody has to bring', () => {
    const asks = element('exclusiveGateway', 'g', mappings({ a: '=weather', b: '=wind', c: '=bed' }));
    should(processIn(bpmn('p', connector('ask'), asks)).example).eql({ bed: 'bed 1' });
  });
});

describe('what a flow cannot do with a node alone', () => {
  it('is an ad-hoc subprocess that nobody tells what to run, and none that the process tells', () => {
    const adHoc = (...own: readonly string[]) =>
      plan(element('adHocSubProcess', 'free', ...own, service('inside')));
    should(said(adHoc())).eql(['free without adHoc', 'inside new']);
    should(said(adHoc(job('choose')))).eql(['free without adHoc', 'inside new']);
    should(workers(adHoc(job('choose')))).eql(['inside']);
    const told = adHoc(zeebe('adHoc', { activeElementsCollection: '=["inside"]' }));
    should(said(told)).eql(['inside new']);
    should(told.unneeded.map(({ id }) => id)).eql(['free']);
    should(said(adHoc(job('io.camunda.agenticai:aiagent-job-worker:1')))).match([
      /^free without connector/,
      /./,
    ]);
  });

  it('is another process that is called', () => {
    const call = (processId: string) =>
      element('callActivity', 'call', zeebe('calledElement', { processId }));
    should(said(plan(call('billing')))).eql(['call without called billing']);
    should(said(plan(call('=which')))).eql(['call without calls']);
  });

  it('is work without a job type, which Camunda does not do itself', () => {
    const message = '<bpmn:messageEventDefinition/>';
    const made = plan(
      element('serviceTask', 'open'),
      element('serviceTask', 'blank', job('')),
      element('sendTask', 'send'),
      element('scriptTask', 'sum'),
      element('businessRuleTask', 'decide'),
      element('intermediateThrowEvent', 'tell', message),
      element('scriptTask', 'done', zeebe('script', { expression: '=1' })),
      element('businessRuleTask', 'decided', zeebe('calledDecision', { decisionId: 'heat' })),
      element('endEvent', 'told', message, job('tell')),
    );
    const lacking = ['open', 'blank', 'send', 'sum', 'decide', 'tell'];
    should(said(made)).eql([...lacking.map((id) => `${id} without noJobType`), 'told new']);
    should(made.unneeded.map(({ id }) => id)).eql(['done', 'decided']);
  });

  it('is an error that work can end in; what the process throws itself needs nothing', () => {
    const made = plan(
      service('work'),
      boundary('missing', 'work', error('MISSING')),
      boundary('any', 'work', error()),
      element('subProcess', 'inner', end('gone', error('GONE'))),
      boundary('out', 'inner', error('GONE')),
      boundary('late', 'work', timer('duration', 'PT1H')),
      boundary('up', 'inner', escalation('UP')),
    );
    should(said(made)).eql(['work new', 'missing without error MISSING', 'any without anyError']);
    should(made.unneeded.map(({ id }) => id)).eql(['inner', 'gone', 'out', 'late', 'up']);
  });
});

describe('an error that work can end in', () => {
  const process = processIn(bpmn('p', service('work'), boundary('missing', 'work', error('MISSING'))));
  const withResult = (more: object) => {
    const { tab, nodes } = planOf(process, [], 'cluster');
    const result = { id: 'r', type: 'camunda8-job-result', operation: 'error', cluster: 'cluster', ...more };
    const own = [...nodes.filter(({ z }) => z === tab.id), result];
    return said(planOf(process, [{ id: tab.id, label: 'p', info: '`p`', nodes: own }], 'cluster'));
  };

  it('has a node as soon as a job result throws it', () => {
    const why = 'missing without error MISSING';
    should(withResult({ errorCode: 'MISSING', errorCodeType: 'str' })).eql(['work has', 'missing has']);
    should(withResult({ errorCode: 'code', errorCodeType: 'msg' })).eql(['work has', 'missing has']);
    should(withResult({ errorCode: 'OTHER', errorCodeType: 'str' })).eql(['work has', why]);
    should(withResult({ operation: 'fail' })).eql(['work has', why]);
  });
});

describe('the jobs of listeners', () => {
  it('have workers that bear their types, also those of the process itself', () => {
    const own = zeebe(
      'executionListeners',
      {},
      zeebe('executionListener', { eventType: 'end', type: 'archive' }),
    );
    const extensions = `<bpmn:extensionElements>${own}</bpmn:extensionElements>`;
    const made = plan(
      extensions,
      element('userTask name="Look"', 'look', zeebe('userTask'), own.replace('archive', 'note')),
    );
    const named = made.nodes.filter(({ type }) => type === 'camunda8-job-worker');
    should(named).match([
      { name: '', jobType: 'archive' },
      { name: '', jobType: 'note' },
    ]);
    should(said(made)).eql(['p new', 'look new']);
  });
});

describe('a file as Modeler saves it, with pools, lanes and all kinds of elements', () => {
  const file = readFileSync(path.join(root, 'test/fixtures/bpmn/order.bpmn'), 'utf8');
  const made = planOf(processIn(file), [], 'cluster');

  it('is told as it is, in the order of its diagram, with a collapsed subprocess in its place', () => {
    should(said(made)).eql([
      'order new',
      'Ordered new',
      'Reorder new',
      'Pay new',
      'Arrived new',
      'CancelAsked new',
      'Refund new',
      'NotPaid new',
      'Charge without connector io.camunda:http-json:1',
      'Fetch new',
      'Missing without error ITEM_MISSING',
      'Delivered without sender b7c1f1b2-5f0e-4a7c-9a41-2f3e0c7a11aa',
      'Ask new',
      'Sorry new',
      'Weather without adHoc',
      'Gift new',
      'Bill without called billing',
      'Done new',
    ]);
    should(made.unneeded.map(({ id }) => id)).eql([
      ...['CheckStock', 'InStock', 'Cancel', 'Late', 'Pack', 'PackStart', 'PackEnd', 'PackGone', 'Broken'],
    ]);
  });

  it('is started with what its parts read, and brings nothing that they give', () => {
    should(processIn(file).example).eql({ order: { id: 'id 1', total: 'total 1', items: ['items 1'] } });
  });
});
