import should from 'should';
import { cpuTime } from '../../../support/cpu-time';
import { withXmlParser } from '../../../support/making/xml-document';

// They are compiled with the types of a browser, which tests do not have.
const { parsed } = require('../../../../nodes/common/form/model/model-text');
const { readDiagram } = require('../../../../nodes/camunda8-sidebar/form/diagram/read');
const { draw } = require('../../../../nodes/camunda8-sidebar/form/diagram/draw');

/** Milliseconds of CPU, in which a slow machine draws what is long and no worse. */
const AT_ONCE = 2_000;
const SPACES =
  'xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:c="http://www.omg.org/spec/DD/20100524/DC" xmlns:i="http://www.omg.org/spec/DD/20100524/DI"';

const each = (count: number, one: (place: number) => string) =>
  Array.from({ length: count }, (_, at) => one(at)).join('');
const shape = (id: string) =>
  `<d:BPMNShape bpmnElement="${id}"><c:Bounds x="1" y="1" width="9" height="9"/></d:BPMNShape>`;
const edge = (id: string) =>
  `<d:BPMNEdge bpmnElement="${id}"><i:waypoint x="1" y="1"/><i:waypoint x="2" y="2"/></d:BPMNEdge>`;
const file = (process: string, plane: string) =>
  `<b:definitions ${SPACES}><b:process id="p">${process}</b:process><d:BPMNDiagram><d:BPMNPlane>${plane}</d:BPMNPlane></d:BPMNDiagram></b:definitions>`;

/** As much of an element as a drawing makes. */
class Drawn {
  setAttribute(): void {}
  append(): void {}
}

/** @returns the IDs of what is drawn, and those of the flows that are taken where no other is */
function drawnOf(xml: string): { ids: string[]; defaults: string[] } {
  const diagram = withXmlParser(() => readDiagram(parsed(xml)));
  const scope = globalThis as { document?: unknown };
  scope.document = { createElementNS: () => new Drawn() };
  try {
    const elapsed = cpuTime();
    const ids = [...draw(diagram).keys()];
    should(elapsed()).be.below(AT_ONCE);
    const edges: { id: string; isDefault: boolean }[] = diagram.edges;
    return { ids, defaults: edges.filter(({ isDefault }) => isDefault).map(({ id }) => id) };
  } finally {
    delete scope.document;
  }
}

describe('A hostile diagram', () => {
  it('is drawn at once where each of its flows has very many neighbours', () => {
    const flows = `<b:task id="t" default="f7"/>${each(1_999, (at) => `<b:sequenceFlow id="f${at}"/>`)}`;
    const xml = file(flows + '<b:task/>'.repeat(60_000), shape('t') + each(1_999, (at) => edge(`f${at}`)));
    const { ids, defaults } = drawnOf(xml);
    should(ids).have.length(2_000);
    should(defaults).eql(['f7']);
  });

  it('is drawn at once where all of its shapes are of one element that has very much in it', () => {
    should(drawnOf(file('<b:task/>'.repeat(60_000), shape('p').repeat(2_000))).ids).eql(['p']);
  });
});
