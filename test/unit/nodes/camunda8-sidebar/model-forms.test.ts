import should from 'should';
import { bpmn, bpmnFile, element, eventSubProcess, process, start, zeebe } from '../../../support/bpmn/build';
import { processIn } from '../../../support/making/xml-document';

function formsIn(xml: string, id = 'p'): object[] {
  // It is compiled with the types of a browser, which tests do not have.
  const { formsIn: read } = require('../../../../nodes/camunda8-sidebar/form/forms/model-forms');
  const process = processIn(xml, id);
  return process === undefined ? [] : [...read(process).values()];
}

const opens = (attributes: Record<string, string>) => zeebe('formDefinition', attributes);
const embedded = opens({ formKey: 'camunda-forms:bpmn:inside' });
const task = (id: string, ...parts: string[]) => element(`userTask name="The ${id}"`, id, ...parts);

describe('The forms of a process', () => {
  it('are those of its user tasks, and the one that starts it', () => {
    const late = eventSubProcess('late', start('again', opens({ formId: 'a' })));
    const inner = element('subProcess', 'inner', task('deep', zeebe('userTask'), opens({ formId: 'b' })));
    const parts = [
      start('begin', opens({ formId: 'c' })),
      inner,
      late,
      task('none'),
      element('task', 'other'),
    ];
    should(formsIn(bpmn('p', ...parts))).eql([
      { elementId: 'begin', name: 'begin', isStart: true, isJob: false },
      { elementId: 'deep', name: 'The deep', isStart: false, isJob: false },
    ]);
  });

  it('stand in the file itself where they are embedded', () => {
    const form = zeebe('userTaskForm', { id: 'inside' }, '{&quot;components&quot;:[]}');
    should(formsIn(bpmn('p', form, task('own', embedded)))).match([
      { elementId: 'own', isJob: true, json: '{"components":[]}' },
    ]);
    should(formsIn(bpmn('p', task('own', embedded)))).match([{ json: '' }]);
  });

  it('are none of another process, and no pages of somebody else', () => {
    const file = bpmnFile(
      process('other', task('its', opens({ formId: 'a' }))),
      process('p', task('own', opens({ formKey: 'https://elsewhere.example' }))),
    );
    should(formsIn(file)).eql([]);
    should(formsIn(file, 'other')).match([{ elementId: 'its', isJob: true }]);
  });

  it('are as many as anybody can look at, and those of an element that can be asked for', () => {
    const many = Array.from({ length: 600 }, (_, count) => task(`t${count}`, opens({ formId: 'a' })));
    should(formsIn(bpmn('p', ...many))).have.length(500);
    should(formsIn(bpmn('p', task('x'.repeat(201), opens({ formId: 'a' }))))).eql([]);
  });

  it('are none where the file is broken', () => {
    should(formsIn(`${bpmn('p', task('own', embedded))}<`)).eql([]);
  });
});
