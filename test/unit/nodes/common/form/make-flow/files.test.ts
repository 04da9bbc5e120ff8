import should from 'should';
import { bpmn, bpmnFile, element, process, start, zeebe } from '../../../../../support/bpmn/build';
import { dmn, literal } from '../../../../../support/bpmn/dmn';
import { flowFiles } from '../../../../../support/making/flow-files';

const linked = (formId: string) => zeebe('formDefinition', { formId });
const house = bpmn('house', start('bell', linked('door')));
const door = JSON.stringify({ id: 'door', components: [{ type: 'checkbox', key: 'open' }] });

const ids = ({ processes }: ReturnType<ReturnType<typeof flowFiles>>) =>
  processes.map((file) => [file.name, ...file.processes.map(({ id }) => id)]);

describe('files of which a flow is to be made', () => {
  it('are BPMN with its forms, at once or one after the other, in any order', () => {
    const files = [
      ['door.form', door],
      ['house.bpmn', house],
    ] as [string, string][];
    for (const inOrder of [files, [...files].reverse()]) {
      const { said, isNew, processes } = flowFiles()(...inOrder);
      should(said).eql(['makeFlow.formsTaken door.form']);
      should(isNew).be.true();
      should(processes).match([{ processes: [{ example: { open: true } }] }]);
      const take = flowFiles();
      const [first = [''], second = ['']] = inOrder;
      take(first as [string, string]);
      const { processes: then } = take(second as [string, string]);
      should(then).match([{ processes: [{ example: { open: true }, missingForms: { start: [] } }] }]);
    }
  });

  it('can be several, each with all processes that can be started', () => {
    const pools = bpmnFile(
      process('shop', start()),
      process('guest', start()),
      element('process', 'thought'),
    );
    const taken = flowFiles()(['pools.bpmn', pools], ['house.bpmn', house]);
    should(ids(taken)).eql([
      ['pools.bpmn', 'shop', 'guest'],
      ['house.bpmn', 'house'],
    ]);
    should(taken.said).eql([]);
  });

  it('are named where they are no BPMN, with the reason', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><a>&x;</a>';
    const draft = house.replace('isExecutable="true"', '');
    const { said, isNew, processes } = flowFiles()(
      ['bomb.bpmn', bomb],
      ['photo.png', '\u0089PNG'],
      ['empty.bpmn', ''],
      ['settings.json', '{"id":"a"}'],
      ['other.xml', '<other/>'],
      ['heat.dmn', dmn(literal('heat', '1'))],
      ['large.bpmn'],
      ['draft.bpmn', draft],
    );
    should(said).eql([
      'model.broken bomb.bpmn',
      'model.broken photo.png',
      'model.empty empty.bpmn',
      'model.broken settings.json',
      'model.other other.xml',
      'makeFlow.decisions heat.dmn',
      'model.large large.bpmn',
      'makeFlow.noExecutable draft.bpmn',
    ]);
    should([isNew, processes]).eql([false, []]);
  });

  it('are refused where they are for Camunda 7, by what saved them or what is in them', () => {
    const plain = bpmn('house', start()).replace('xmlns:zeebe', 'xmlns:other');
    const saved = (platform: string) =>
      plain.replace(' id="file"', ` xmlns:m="http://modeler" m:executionPlatform="${platform}"$&`);
    const inside = plain
      .replace(' id="file"', ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"$&')
      .replace('<bpmn:startEvent', '$& camunda:formKey="door"');
    should(flowFiles()(['old.bpmn', saved('Camunda Platform')]).said).eql(['makeFlow.camunda7 old.bpmn']);
    should(flowFiles()(['old.bpmn', inside]).said).eql(['makeFlow.camunda7 old.bpmn']);
    should(flowFiles()(['new.bpmn', saved('Camunda Cloud')]).said).eql([]);
    const both = inside.replace('</bpmn:startEvent>', '<z:userTask/>$&');
    const zeebes = both.replace('xmlns:other', 'xmlns:z');
    should(flowFiles()(['both.bpmn', zeebes]).said).eql([]);
  });

  it('are told what is left out of them: processes that are not executable', () => {
    const pools = bpmnFile(process('shop', start()), element('process name="The guest"', 'guest', start()));
    const { said, isNew } = flowFiles()(['pools.bpmn', pools]);
    should(said).eql(['makeFlow.leftOut The guest']);
    should(isNew).be.true();
  });

  it('count until others are chosen; a form alone takes nothing away', () => {
    const take = flowFiles();
    take(['house.bpmn', house]);
    should(take(['door.form', door])).match({ isNew: false, processes: [{ name: 'house.bpmn' }] });
    should(ids(take(['shed.bpmn', bpmn('shed', start())]))).eql([['shed.bpmn', 'shed']]);
    should(ids(take(['other.xml', '<other/>']))).eql([]);
  });
});
