import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import should from 'should';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { many, one } from '../../../sandbox/engine/model/moddle';
import { startSandbox } from '../../../sandbox/sandbox';
import { search } from './call';

const folder = path.join(__dirname, '..', '..', '..', 'sandbox');
const files = [
  'odd-job.bpmn',
  ...readdirSync(path.join(folder, 'household')).map((file) => `household/${file}`),
];
const NOW = Date.parse('2026-11-21T12:00:00Z');

describe("sandbox: the household's processes and decisions", () => {
  for (const file of files.filter((name) => name.endsWith('.bpmn'))) {
    it(`${file} is drawn whole, from left to right`, async () => {
      const xml = readFileSync(path.join(folder, file), 'utf8');
      const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
      should(warnings).be.empty();
      const process = many(rootElement, 'rootElements')[0];
      const plane = one(many(rootElement, 'diagrams')[0], 'plane');
      const drawn = new Map(many(plane, 'planeElement').map((shape) => [one(shape, 'bpmnElement'), shape]));
      const elements = many(process, 'flowElements');
      should(elements.filter((element) => !drawn.has(element))).be.empty();
      const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
      should(flows.length).be.above(1);
      for (const flow of flows) {
        const way = many(drawn.get(flow), 'waypoint').map(({ x }) => Number(x));
        const boundsOf = (end: string) => one(drawn.get(one(flow, end)), 'bounds');
        const [source, target] = [boundsOf('sourceRef'), boundsOf('targetRef')];
        should([way[0], way.at(-1)]).eql([Number(source?.x) + Number(source?.width), Number(target?.x)]);
      }
    });
  }

  for (const file of files.filter((name) => name.endsWith('.dmn'))) {
    it(`${file} is drawn whole`, async () => {
      const xml = readFileSync(path.join(folder, file), 'utf8');
      const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
      should(warnings).be.empty();
      const [diagram] = many(one(rootElement, 'dmnDI'), 'diagrams');
      const drawn = many(diagram, 'diagramElements').map((shape) => one(shape, 'dmnElementRef')?.id);
      should(drawn).eql(many(rootElement, 'drgElement').map(({ id }) => id));
    });
  }

  it('begin with these tasks, within the last hours', async () => {
    const sandbox = await startSandbox({ now: () => NOW });
    const sort = [{ field: 'creationDate' }];
    const { items } = await search(sandbox.url, { filter: { state: 'CREATED' }, sort });
    await sandbox.close();
    const hours = (date: unknown) =>
      date === undefined ? undefined : (Date.parse(String(date)) - NOW) / 3_600_000;
    const told = items.map((task) => [
      ...[task.elementId, task.name, task.processName, task.assignee, task.priority],
      ...[String(task.candidateGroups), String(task.candidateUsers)],
      ...[hours(task.creationDate), hours(task.dueDate), 'formKey' in task],
    ]);
    const nobody = undefined;
    should(told).eql([
      ['do-water-plants', 'Water the plants', 'Plant care', nobody, 50, 'home,garden', 'anna', -4, 20, true],
      ['do-feed-cat', 'Feed the cat', 'Cat', 'anna', 80, 'home', '', -3.5, -1.5, true],
      ['do-sign-for-parcel', 'Sign for a parcel', 'Deliveries', 'demo', 90, 'home', '', -3, -2, true],
      [
        'do-change-heating-filter',
        'Change the heating filter',
        'Heating',
        'ben',
        20,
        'home',
        '',
        -2.5,
        333.5,
        false,
      ],
      ['do-take-out-bins', 'Take out the bins', 'Bins', nobody, 60, 'home', 'anna,ben', -2, 10, false],
      ['do-mow-lawn', 'Mow the lawn', 'Garden', 'ben', 30, 'garden', '', -1.5, 70.5, false],
      [
        'do-test-smoke-detectors',
        'Test the smoke detectors',
        'Safety',
        'demo',
        70,
        'home',
        '',
        -1,
        167,
        true,
      ],
      ['do-clean-gutters', 'Clean the gutters', 'Garden', nobody, 10, 'garden', '', -0.5, nobody, false],
    ]);
  });
});
