import should from 'should';
import { needsOf } from '../../../../../../nodes/common/form/make-flow/needs';
import type { ProcessModel } from '../../../../../../nodes/common/form/model/process-model';
import { cpuTime } from '../../../../../support/cpu-time';
import { processIn } from '../../../../../support/making/make-flow';

/** Milliseconds of CPU, in which a slow machine reads what is long and no worse. */
const AT_ONCE = 2_000;

const file = (...inner: string[]) =>
  `<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:z="http://camunda.org/schema/zeebe/1.0"><b:process id="p" isExecutable="true">${inner.join('')}</b:process></b:definitions>`;
const each = (count: number, one: (place: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('');
const worker = (id: string) =>
  `<b:serviceTask id="${id}"><b:extensionElements><z:taskDefinition type="work"/></b:extensionElements></b:serviceTask>`;
const flow = (source: string, inner = '') =>
  `<b:sequenceFlow sourceRef="${source}" targetRef="g">${inner}</b:sequenceFlow>`;
const condition = (text: string) =>
  flow('g', `<b:conditionExpression>=${text}</b:conditionExpression>`).replace(
    'targetRef="g"',
    'targetRef="t"',
  );
const gateway = '<b:exclusiveGateway id="g"/><b:task id="t"/>';

function readAtOnce(xml: string): ProcessModel {
  const elapsed = cpuTime();
  const process = processIn(xml);
  should(elapsed()).be.below(AT_ONCE);
  return process;
}

/** Files that anybody may deploy, and that would keep the editor busy for half a minute. */
describe('A hostile process', () => {
  it('is read at once where many flows lead to a gateway, and as many conditions come after it', () => {
    readAtOnce(
      file(
        gateway,
        each(15_000, (at) => flow(`s${at}`)),
        each(15_000, () => condition('a')),
      ),
    );
  });

  it('is read at once where many jobs give what long conditions read', () => {
    const ids = Array.from({ length: 48 }, (_, at) => `s${at}`);
    const conditions = each(120, () => condition('a,'.repeat(4_900)));
    const { elements } = readAtOnce(
      file(...ids.map(worker), gateway, ...ids.map((id) => flow(id)), conditions),
    );
    should(elements.find(({ id }) => id === 's47')?.gives).eql({ a: 'a 1' });
  });

  it('has 20 listeners of an element, of those that work for it and of its own', () => {
    const listeners = each(1_000, (at) => `<z:executionListener type="l${at}"/>`);
    const extensions = `<b:extensionElements>${listeners}<z:taskDefinition type="work"/></b:extensionElements>`;
    const { needed } = needsOf(
      readAtOnce(file(extensions, `<b:serviceTask id="t">${extensions}</b:serviceTask>`)),
    );
    const types = needed.map(({ need }) => (need.kind === 'job' ? need.jobType : need.kind));
    should(types).eql([...Array.from({ length: 20 }, (_, at) => `l${at}`), 'work']);
  });
});
