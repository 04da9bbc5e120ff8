import { ELEMENT_TYPES } from '../../choices/element-types';
import { MAX_TEXT } from '../../choices/models';
import { attributeOf, BPMN, connectorIn, isBpmn, lacksJob, WITH_TYPE, ZEEBE } from './bpmn';
import { placesOf } from './diagram-places';
import { FormsOfProcess } from './forms-of-process';
import { type Complaint, fileIn } from './model-text';
import type { ProcessElement, ProcessModel } from './process-model';
import { SequenceFlows } from './sequence-flows';
import { Uses } from './variables';

// What the processes of a file need from outside, for a flow that is to give it to them.

/** Of a process: a tab has no room for the nodes of more. */
const MOST_ELEMENTS = 500;

/** Jobs of an element, or of the process, of a kind: more listeners than anybody writes. */
const MOST_JOBS = 20;

/** Characters of a documentation. */
const MAX_DOCUMENTATION = 10_000;

/** What waits for a message or a signal; a throwing event that refers to one is the other end. */
const CATCHING = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent', 'receiveTask'];

/** Forms in files of their own, as JSON by their IDs. */
export type LinkedForms = ReadonlyMap<string, string>;

/** Reads a text. @returns what `processesIn` tells of it, or why nothing can be told */
export function readProcesses(text: string, forms?: LinkedForms): ProcessModel[] | { complaint: Complaint } {
  const file = fileIn(text);
  if ('complaint' in file) return file;
  return isBpmn(file) ? processesIn(file, forms) : { complaint: 'other' };
}

/** The processes that Camunda can start, in the order of the file. */
export function processesIn(file: Document, forms: LinkedForms = new Map()): ProcessModel[] {
  const declared = new Map<string, Element>();
  for (const name of ['message', 'signal', 'error']) {
    for (const element of file.getElementsByTagNameNS(BPMN, name)) {
      declared.set(`${name} ${attributeOf(element, 'id')}`, element);
    }
  }
  const places = placesOf(file);
  const processes = [...file.getElementsByTagNameNS(BPMN, 'process')];
  return processes
    .filter((process) => isExecutable(process) && attributeOf(process, 'id') !== '')
    .map((process) => new Reader(process, declared, forms).read(places));
}

const isExecutable = (process: Element) => attributeOf(process, 'isExecutable') === 'true';

/** Names of the processes of a file that have elements, and that Camunda does not start all the same. */
export function notExecutable(file: Document): string[] {
  const processes = [...file.getElementsByTagNameNS(BPMN, 'process')];
  const idle = processes.filter((process) => !isExecutable(process) && process.children.length > 0);
  return idle.map((process) => nameOf(process) || attributeOf(process, 'id'));
}

type Reading = ProcessElement & { jobs: { type: string; isListener: boolean }[] };

/** Reads one process, in one pass. */
class Reader {
  readonly #process: Element;
  readonly #declared: ReadonlyMap<string, Element>;
  readonly #elements = new Map<Element, Reading>();
  readonly #uses = new Uses();
  readonly #flows = new SequenceFlows();
  readonly #forms: FormsOfProcess;
  readonly #listeners: string[] = [];
  readonly #places = new Map<string, number>();
  #documentation = '';
  readonly #ofStarts: string[] = [];
  #isCut = false;

  constructor(process: Element, declared: ReadonlyMap<string, Element>, forms: LinkedForms) {
    this.#forms = new FormsOfProcess(forms);
    this.#process = process;
    this.#declared = declared;
  }

  read(places: ReadonlyMap<string, number>): ProcessModel {
    for (const [element, owner] of withOwners(this.#process)) this.#take(element, owner);
    const missingForms = this.#forms.settle(this.#uses);
    const elements = [...this.#elements.values()];
    const byId = new Map(elements.map((element) => [element.id, element]));
    this.#uses.settle((id) => {
      const before = this.#flows.elementsBefore(id, byId);
      return before.every(({ jobs }) => jobs.some(({ isListener }) => !isListener))
        ? before.map((element) => element.id)
        : [];
    });
    for (const element of elements) element.gives = this.#uses.exampleOf(element.id);
    for (const [element, known] of this.#elements) if (lacksJob(element, known)) known.lacksJob = true;
    for (const element of this.#elements.keys()) this.#place(element, places);
    const placeOf = ({ id }: ProcessElement) => this.#places.get(id) ?? Number.MAX_SAFE_INTEGER;
    return {
      id: attributeOf(this.#process, 'id'),
      name: nameOf(this.#process),
      documentation: [this.#documentation, ...this.#ofStarts].filter(Boolean).join('\n\n'),
      listeners: this.#listeners,
      elements: elements.sort((one, other) => placeOf(one) - placeOf(other)),
      example: this.#uses.example,
      missingForms,
      isCut: this.#isCut,
    };
  }

  #take(element: Element, owner: Element | undefined): void {
    const { namespaceURI, localName } = element;
    this.#uses.read(element, owner && this.#elements.get(owner)?.id);
    if (namespaceURI === BPMN && localName === 'sequenceFlow') this.#flows.take(element);
    if (namespaceURI === ZEEBE && localName === 'userTaskForm') this.#forms.embed(element);
    if (element === owner) this.#add(element);
    const known = owner && this.#elements.get(owner);
    if (namespaceURI === BPMN && localName === 'documentation') this.#document(element, known);
    if (namespaceURI === ZEEBE) {
      if (known) this.#extend(element, known);
      else if (!owner && WITH_TYPE.includes(localName)) this.#listen(element);
    } else if (known && localName.endsWith('EventDefinition')) {
      known.isEvent = true;
      this.#waitFor(element, known);
    }
  }

  #listen(listener: Element): void {
    if (this.#listeners.length < MOST_JOBS) this.#listeners.push(attributeOf(listener, 'type'));
  }

  /** What is not drawn comes right after that in which it is: that is known first. */
  #place(element: Element, places: ReadonlyMap<string, number>): void {
    const { parentElement: above } = element;
    const id = attributeOf(element, 'id');
    const place = places.get(id) ?? (above ? this.#places.get(attributeOf(above, 'id')) : undefined);
    if (place !== undefined) this.#places.set(id, place);
  }

  #extend(extension: Element, known: Reading): void {
    const type = attributeOf(extension, 'type');
    const { localName } = extension;
    if (WITH_TYPE.includes(localName) && type !== '') {
      const isListener = localName !== 'taskDefinition';
      const same = known.jobs.filter((job) => job.isListener === isListener);
      if (same.length < MOST_JOBS) known.jobs.push({ type, isListener });
    } else if (localName === 'userTask') known.isCamundaTask = true;
    else if (localName === 'formDefinition') this.#forms.open(extension, known);
    else if (localName === 'calledElement') {
      const called = attributeOf(extension, 'processId');
      known.calls = called.startsWith('=') ? '' : called;
    } else if (localName === 'adHoc')
      known.isTold = attributeOf(extension, 'activeElementsCollection') !== '';
    const connector = connectorIn(extension);
    if (connector) known.connector = connector;
  }

  #add(element: Element): void {
    if (this.#elements.size === MOST_ELEMENTS) {
      this.#isCut = true;
      return;
    }
    const type = element.localName;
    const known = {
      id: attributeOf(element, 'id'),
      type,
      name: nameOf(element),
      jobs: [],
      gives: {},
      isStart: type === 'startEvent' && element.parentNode === this.#process,
      ...(type === 'boundaryEvent' ? { attachedTo: attributeOf(element, 'attachedToRef') } : {}),
      isEvent: false,
      isCamundaTask: false,
    };
    this.#elements.set(element, known);
    this.#waitFor(element, known);
  }

  #document(element: Element, of: ProcessElement | undefined): void {
    const text = (element.textContent ?? '').trim().slice(0, MAX_DOCUMENTATION);
    if (of?.isStart) this.#ofStarts.push(text);
    else if (element.parentNode === this.#process) this.#documentation ||= text;
  }

  /** @param element the event definition, or the receive task */
  #waitFor(element: Element, known: ProcessElement): void {
    if (!CATCHING.includes(known.type)) return;
    const message = this.#declared.get(`message ${attributeOf(element, 'messageRef')}`);
    const signal = this.#declared.get(`signal ${attributeOf(element, 'signalRef')}`);
    if (message) {
      const [subscription] = message.getElementsByTagNameNS(ZEEBE, 'subscription');
      const correlationKey = subscription ? attributeOf(subscription, 'correlationKey') : '';
      known.message = { name: attributeOf(message, 'name'), correlationKey };
      if (correlationKey.startsWith('=')) this.#uses.text(correlationKey);
    }
    if (element.localName === 'errorEventDefinition') {
      const error = this.#declared.get(`error ${attributeOf(element, 'errorRef')}`);
      known.errorCode = error ? attributeOf(error, 'errorCode') : '';
    }
    if (signal) known.signal = attributeOf(signal, 'name');
  }
}

/** Everything in a process, in the order of the file, with the element of the process in which it stands. */
function* withOwners(process: Element): Generator<[Element, owner: Element | undefined]> {
  const waiting: [Element, Element | undefined][] = [[process, undefined]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [element, above] = next;
    const { namespaceURI, localName } = element;
    const owner = namespaceURI === BPMN && ELEMENT_TYPES.includes(localName) ? element : above;
    yield [element, owner];
    const inside = [...element.children].reverse();
    for (const child of inside) waiting.push([child, owner]);
  }
}

/** In one line: Modeler keeps the line breaks of a name. */
function nameOf(element: Element): string {
  return attributeOf(element, 'name').replace(/\s+/g, ' ').slice(0, MAX_TEXT);
}
