import should from 'should';
import type { ProcessModel } from '../../../../../../nodes/common/form/model/process-model';
import {
  boundary,
  bpmn,
  bpmnFile,
  element,
  end,
  eventSubProcess,
  flow,
  flows,
  job,
  mappings,
  message,
  process,
  service,
  signal,
  start,
  timer,
  zeebe,
} from '../../../../../support/bpmn/build';
import { cpuTime } from '../../../../../support/cpu-time';
import { processIn, readProcesses } from '../../../../../support/making/make-flow';

const ids = ({ elements }: ProcessModel) => elements.map(({ id }) => id);

/** What a process with these parts wants to have from outside. */
const exampleOf = (...parts: readonly string[]) => processIn(bpmn('p', ...parts)).example;

/** The same of one expression in an input. */
const read = (source: string) => exampleOf(service('work', mappings({ here: source })));

/** The same of one condition. */
const asked = (condition: string) => exampleOf(flow('a', 'b', condition));

describe('reading a process for a flow', () => {
  it('finds what is to be done, wherever in the process it is', () => {
    const inner = element('subProcess', 'inner', service('inside'));
    const late = eventSubProcess('late', start('told', message('stop')));
    const process = processIn(bpmn('p', start(), inner, late, end('done', job('say-so'))));
    const found = process.elements.map(({ id, jobs, message: own }) => [
      id,
      ...jobs.map(({ type }) => type),
      own?.name,
    ]);
    should(found).containDeep([
      ['inside', 'inside', undefined],
      ['told', 'stop'],
      ['done', 'say-so', undefined],
    ]);
    should(process.elements.filter(({ isStart }) => isStart)).match([{ id: 'start' }]);
  });

  it('takes the types of listeners too', () => {
    const listeners = zeebe(
      'executionListeners',
      {},
      zeebe('executionListener', { eventType: 'end', type: 'note' }),
    );
    const [task] = processIn(bpmn('p', service('work', listeners))).elements;
    should(task?.jobs).eql([
      { type: 'work', isListener: false },
      { type: 'note', isListener: true },
    ]);
  });

  it('takes messages and signals from what waits for them, not from what sends them', () => {
    const thrown = element('intermediateThrowEvent', 'throws', signal('frost'));
    const waits = element('intermediateCatchEvent', 'waits', message('rain', '=bed'));
    const [one, other] = processIn(bpmn('p', thrown, waits)).elements;
    should(one).not.have.property('signal');
    should(other).have.property('message', { name: 'rain', correlationKey: '=bed' });
  });

  it('knows a timer at the start from a start by hand', () => {
    const [one] = processIn(bpmn('p', start('daily', timer('cycle', 'R/P1D')))).elements;
    should(one).match({ isStart: true, isEvent: true });
  });

  it('has the elements in the order in which they are drawn', () => {
    const shapes = ['work 300', 'start 100', 'end 500'].map((shape) => {
      const [id, x] = shape.split(' ');
      return `<di:BPMNShape bpmnElement="${id}"><dc:Bounds x="${x}" y="80"/></di:BPMNShape>`;
    });
    const diagram = `<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><di:BPMNPlane>${shapes.join('')}</di:BPMNPlane></di:BPMNDiagram>`;
    const text = bpmn('p', end(), service('work'), start());
    should(ids(processIn(text))).eql(['end', 'work', 'start']);
    const drawn = text.replace('</bpmn:definitions>', `${diagram}$&`);
    should(ids(processIn(drawn))).eql(['start', 'work', 'end']);
  });

  it('brings names with line breaks into one line, and keeps the documentation of the process and its start alone', () => {
    const own = '<bpmn:documentation> Waters *the garden*. </bpmn:documentation>';
    const task = element(
      'task name="Open&#10;the valve"',
      'open',
      '<bpmn:documentation>no</bpmn:documentation>',
    );
    const begin = start('begin', '<bpmn:documentation>When the soil is dry.</bpmn:documentation>');
    const inner = element(
      'subProcess',
      'inner',
      start('inside', '<bpmn:documentation>no</bpmn:documentation>'),
    );
    const found = processIn(bpmn('p', own, task, begin, inner));
    should(found.documentation).equal('Waters *the garden*.\n\nWhen the soil is dry.');
    should(found.elements[0]).match({ name: 'Open the valve' });
  });

  it('has each process of a file that can be started', () => {
    const both = readProcesses(bpmnFile(process('one', start()), process('two', start())));
    should(both).match([{ id: 'one' }, { id: 'two' }]);
    const none = readProcesses(bpmn('p', start()).replace('isExecutable="true"', 'isExecutable="false"'));
    should(none).eql([]);
  });
});

describe('the variables that a process reads', () => {
  it('are those of inputs, conditions and keys, with values that fit', () => {
    should(read('=valve')).eql({ valve: 'valve 1' });
    should(read('=reading - before')).eql({ reading: 1, before: 1 });
    should(read('=order.customer.name')).eql({ order: { customer: { name: 'name 1' } } });
    should(asked('=approved')).eql({ approved: true });
    should(asked('=approved and not(late)')).eql({ approved: true, late: true });
    should(asked('=amount > 100')).eql({ amount: 100 });
    should(asked('=kind = "large"')).eql({ kind: 'large' });
    should(exampleOf(element('intermediateCatchEvent', 'waits', message('rain', '=bed')))).eql({
      bed: 'bed 1',
    });
  });

  it('are no names of functions, of loops, of contexts or in filters', () => {
    should(read('=now() + duration("PT1H")')).eql({});
    should(read('=date and time("2026-01-01T00:00:00")')).eql({});
    should(read('=string length(word)')).eql({ word: 'word 1' });
    should(read('=for x in beds return x.name')).eql({ beds: 'beds 1' });
    should(read('={ size: large }')).eql({ large: 'large 1' });
    should(read('=orders[price > 3]')).eql({ orders: 'orders 1' });
    should(read('="not a name"')).eql({});
  });

  it('are none that the process sets itself', () => {
    const made = service('weigh', mappings({ on: '=scale' }, { weight: '=result' }));
    should(exampleOf(made, flow('a', 'b', '=weight > 3'))).eql({ scale: 'scale 1' });
    const script = element('scriptTask', 's', zeebe('script', { expression: '=a * 2', resultVariable: 'b' }));
    should(exampleOf(script, flow('a', 'c', '=b > 3'))).eql({ a: 1 });
  });

  it('are none that a job gives: what its outputs read, and what is asked right behind it', () => {
    const job = service('check', mappings({}, { weight: '=result.kilos' }));
    const asks = element('exclusiveGateway', 'asks');
    const parts = [start(), job, asks, end('yes'), flows('start check asks')];
    const process = processIn(
      bpmn('p', ...parts, flow('asks', 'yes', '=approved and weight > 3 and late = false')),
    );
    should(process.example).eql({});
    const gives = process.elements.find(({ id }) => id === 'check')?.gives;
    should(gives).eql({ result: { kilos: 'kilos 1' }, approved: true, late: false });
  });

  it('are those that are asked behind a gateway to which other ways lead than from jobs', () => {
    const asks = element('exclusiveGateway', 'asks');
    const ways = [start(), service('check'), asks, end('yes'), flows('start asks'), flows('check asks')];
    should(exampleOf(...ways, flow('asks', 'yes', '=approved'))).eql({ approved: true });
  });

  it('are the fields of its start form, and none of a form that is filled in later', () => {
    const form = (id: string, ...components: readonly object[]) =>
      zeebe('userTaskForm', { id }, JSON.stringify({ components }).replaceAll('"', '&quot;'));
    const opens = (id: string) => zeebe('formDefinition', { formKey: `camunda-forms:bpmn:${id}` });
    const forms = `<bpmn:extensionElements>${form(
      'first',
      { type: 'textfield', key: 'plant' },
      { type: 'group', components: [{ type: 'number', key: 'liters' }] },
      { type: 'radio', key: 'bed', values: [{ value: 'north' }] },
    )}${form('second', { type: 'checkbox', key: 'done' })}</bpmn:extensionElements>`;
    const task = element('userTask', 'task', '<zeebe:userTask/>', opens('second'));
    should(exampleOf(forms, start('start', opens('first')), task, flow('a', 'b', '=done'))).eql({
      ...{ plant: 'plant 1', liters: 1, bed: 'north' },
    });
  });
});

describe('a hostile file', () => {
  const complaintOf = (text: string) => Object(readProcesses(text)).complaint;

  it('is not read where it is too large, broken, another format, or has entities', () => {
    const file = bpmn('p', start());
    should(complaintOf(file.padEnd(4_000_001))).equal('large');
    should(complaintOf(file.slice(0, -3))).equal('broken');
    should(complaintOf(' \n')).equal('empty');
    should(complaintOf('<a/>')).equal('other');
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>';
    should(complaintOf(file.replace('<bpmn:definitions', `${bomb}$&`))).equal('broken');
  });

  it('is read in linear time, and tells no more than a flow can hold', () => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => service(`work-${index}`)).join('');
    const many = processIn(bpmn('p', tasks));
    should(many).match({ isCut: true });
    should(many.elements).have.length(500);
    const deep = processIn(bpmn('p', '<bpmn:subProcess>'.repeat(5_000), '</bpmn:subProcess>'.repeat(5_000)));
    should(deep.elements).have.length(500);
    const expression = `=${'a.'.repeat(100_000)}b + ${'"'.repeat(99_999)} + ${'('.repeat(99_999)}`;
    const elapsed = cpuTime();
    should(Object.keys(asked(expression))).matchEach(/^a?$/);
    should(elapsed()).be.below(1_000);
  });

  it('has variables whose names are no properties of every object', () => {
    const example = exampleOf(flow('a', 'b', '=__proto__.polluted > 1 and constructor and toString'));
    should(JSON.stringify(example)).equal('{"constructor":true,"toString":true}');
    should({}).not.have.property('polluted');
  });
});

describe('the boundary of a process', () => {
  it('has a message at the border of a task', () => {
    const work = service('work');
    const file = bpmn(
      'p',
      start(),
      work,
      boundary('border', 'work', message('stop', '=key')),
      flows('start work'),
    );
    should(processIn(file).elements).containDeep([{ id: 'border', message: { name: 'stop' } }]);
  });
});
