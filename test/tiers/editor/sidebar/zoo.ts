/** Where something is drawn: left, top, width, height. */
type Place = readonly [x: number, y: number, width: number, height: number];

interface Animal {
  tag: string;
  id: string;
  place: Place;
  inner?: string;
  drawn?: string;
}

const TASKS = ['userTask', 'serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask', 'receiveTask'];
const EVENTS = ['message', 'timer', 'signal', 'error', 'escalation', 'terminate', 'link', 'compensate'];
const GATEWAYS = ['exclusive', 'parallel', 'inclusive', 'eventBased'];

const eventOf = (tag: string, what: string, x: number, y: number): Animal => ({
  ...{ tag: `${tag} name="${what}"`, id: `${tag}-${what}`, place: [x, y, 36, 36] },
  inner: `<bpmn:${what}EventDefinition/>`,
});

const ANIMALS: Animal[] = [
  ...TASKS.map(
    (tag, at): Animal => ({
      ...{
        tag: `${tag} name="A ${tag} with a name of many words"`,
        id: tag,
        place: [100 + 130 * at, 60, 100, 80],
      },
    }),
  ),
  { tag: 'callActivity name="Called"', id: 'called', place: [880, 60, 100, 80] },
  {
    ...{ tag: 'serviceTask name="Each"', id: 'each', place: [1010, 60, 100, 80] },
    inner: '<bpmn:multiInstanceLoopCharacteristics isSequential="true"/>',
  },
  ...EVENTS.map((what, at) => eventOf('endEvent', what, 100 + 100 * at, 200)),
  ...EVENTS.slice(0, 5).map((what, at) => eventOf('intermediateCatchEvent', what, 100 + 100 * at, 300)),
  ...GATEWAYS.map(
    (what, at): Animal => ({
      ...{ tag: `${what}Gateway name="Which ${what} way?"`, id: what, place: [640 + 100 * at, 290, 50, 50] },
    }),
  ),
  {
    ...{ tag: 'subProcess name="Open" triggeredByEvent="true"', id: 'open', place: [100, 400, 300, 140] },
    inner: '<bpmn:task id="within" name="Within"/>',
  },
  { tag: '', id: 'within', place: [150, 430, 100, 80] },
  { tag: 'boundaryEvent cancelActivity="false" attachedToRef="open"', id: 'soft', place: [330, 522, 36, 36] },
  {
    ...{ tag: 'adHocSubProcess name="Closed"', id: 'closed', place: [440, 420, 100, 80] },
    drawn: ' isExpanded="false"',
  },
  { tag: 'dataObjectReference name="Paper"', id: 'paper', place: [600, 420, 36, 50] },
  { tag: 'dataStoreReference name="Shelf"', id: 'shelf', place: [700, 420, 50, 50] },
  {
    ...{ tag: 'textAnnotation', id: 'note', place: [800, 420, 160, 40] },
    inner: '<bpmn:text>A note of some length, in a bracket</bpmn:text>',
  },
];

const bounds = ([x, y, width, height]: Place) =>
  `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`;

function written({ tag, id, inner = '' }: Animal): string {
  return tag === '' ? '' : `<bpmn:${tag} id="${id}">${inner}</bpmn:${tag.split(' ')[0]}>`;
}

/** A file with each kind of element that is drawn. @param name of the first task @param process its ID */
export function zoo(process: string, name = 'A user task'): string {
  const shapes = ANIMALS.map(
    ({ id, place, drawn = '' }) =>
      `<bpmndi:BPMNShape bpmnElement="${id}"${drawn}>${bounds(place)}</bpmndi:BPMNShape>`,
  );
  const elements = ANIMALS.map(written).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="file" targetNamespace="http://bpmn.io/schema/bpmn">
<bpmn:collaboration id="all"><bpmn:participant id="pool" name="The zoo" processRef="${process}"/></bpmn:collaboration>
<bpmn:process id="${process}" isExecutable="true">
${elements.replace('A userTask with a name of many words', name)}
<bpmn:sequenceFlow id="flow" name="a name" sourceRef="userTask" targetRef="serviceTask"/>
<bpmn:association id="tie" sourceRef="shelf" targetRef="note"/>
</bpmn:process>
<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="all">
<bpmndi:BPMNShape bpmnElement="pool">${bounds([40, 20, 1120, 560])}</bpmndi:BPMNShape>
${shapes.join('\n')}
<bpmndi:BPMNEdge bpmnElement="flow"><di:waypoint x="200" y="100"/><di:waypoint x="230" y="100"/></bpmndi:BPMNEdge>
<bpmndi:BPMNEdge bpmnElement="tie"><di:waypoint x="750" y="440"/><di:waypoint x="800" y="440"/></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}
