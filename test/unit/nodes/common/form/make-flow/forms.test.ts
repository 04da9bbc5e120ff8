import should from 'should';
import { formIdIn } from '../../../../../../nodes/common/form/model/form-fields';
import { bpmn, element, start, zeebe } from '../../../../../support/bpmn/build';
import { planOf, processIn } from '../../../../../support/making/make-flow';

const form = (id: string, ...components: readonly object[]) => JSON.stringify({ id, components });
const linked = (formId: string) => zeebe('formDefinition', { formId });

const file = bpmn(
  'p',
  start('begin', linked('first')),
  element('userTask name="Look after it"', 'look', '<zeebe:userTask/>', linked('second')),
);
const forms = new Map([
  ['first', form('first', { type: 'number', key: 'liters' })],
  [
    'second',
    form(
      'second',
      { type: 'textfield', key: 'bed', disabled: true },
      { type: 'textfield', key: 'note' },
      { type: 'checkbox', key: 'done', readonly: true },
    ),
  ],
]);

describe('the variables of a linked form', () => {
  it('are in the button that starts the process', () => {
    should(processIn(file, forms).example).eql({ liters: 1 });
  });

  it('are in a button that finishes the task, as far as people can change them in the form', () => {
    const { nodes, covered } = planOf(processIn(file, forms), [], 'cluster');
    const find = nodes.find(({ type }) => type === 'camunda8-search-tasks');
    const finish = nodes.find(({ type }) => type === 'camunda8-task');
    const button = nodes.find(({ wires }) => Object(wires)[0]?.[0] === find?.id);
    should(button).match({
      name: 'Look after it',
      props: [{ p: 'variables', v: '{"note":"note 1"}', vt: 'json' }],
    });
    should(find).match({ api: 'v2', limit: '1', output: 'task', wires: [[finish?.id]] });
    should(find?.filters).containDeep([
      { field: 'elementId', value: 'look' },
      { field: 'state', value: 'CREATED' },
    ]);
    should(finish).match({ operation: 'complete', variables: 'variables', variablesType: 'msg' });
    should(covered.map(({ state }) => state)).eql(['new', 'new']);
  });

  it('are missed by name where the form is not there', () => {
    const process = processIn(file);
    should(process.missingForms).eql({ start: ['first'], tasks: ['second'] });
    should(process.example).eql({});
    should(processIn(file, forms).missingForms).eql({ start: [], tasks: [] });
  });

  it('are none in the button of a task without a form, or whose form is not there', () => {
    const bare = processIn(bpmn('p', element('userTask', 'look', '<zeebe:userTask/>')));
    for (const process of [bare, processIn(file)]) {
      const { nodes } = planOf(process, [], 'cluster');
      const find = nodes.find(({ type }) => type === 'camunda8-search-tasks');
      const button = nodes.find(({ wires }) => Object(wires)[0]?.[0] === find?.id);
      should(button).match({ props: [{ p: 'variables', v: '{}', vt: 'json' }] });
    }
  });

  it('are of no form whose ID only the running process knows, or that a program of somebody shows', () => {
    const own = zeebe('formDefinition', { formKey: 'https://example.org/form' });
    const process = processIn(
      bpmn('p', element('userTask', 'a', linked('=kind')), element('userTask', 'b', own)),
    );
    should(process.missingForms).eql({ start: [], tasks: [] });
  });

  it('come from files that are forms', () => {
    should(formIdIn(form('first'))).equal('first');
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"id":"x"}',
      '{"components":[]}',
      '{"id":1,"components":[]}',
    ]) {
      should(formIdIn(text)).be.undefined();
    }
  });
});
