import { ELEMENT_TYPES } from '../../choices/element-types';
import { MAX_TEXT, MOST_OFFERED } from '../../choices/models';
import type { Fact, Facts, Kind } from './facts';
import type { ProcessElement } from './process-model';

export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** Of a file's picture: its planes and shapes, the boxes of these, and the bends of flows. */
export const BPMN_DI = 'http://www.omg.org/spec/BPMN/20100524/DI';
export const DC = 'http://www.omg.org/spec/DD/20100524/DC';
export const DI = 'http://www.omg.org/spec/DD/20100524/DI';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/** What is declared once for the whole file, and the attribute that tells it. */
const DECLARED: Readonly<Record<string, [kind: Kind, attribute: string]>> = {
  message: ['messages', 'name'],
  signal: ['signals', 'name'],
  error: ['errorCodes', 'errorCode'],
};

/** Elements with the type of a job: of service tasks and what works like them, and of listeners. */
export const WITH_TYPE = ['taskDefinition', 'executionListener', 'taskListener'];

/** What older engines have in a file of their own. */
const CAMUNDA_7 = 'http://camunda.org/schema/1.0/bpmn';

/** In front of the job types of the connectors that Camunda brings. */
const OF_CAMUNDA = /^io\.camunda[.:]/;

/** Headers that only connectors read. */
const HEADERS = ['resultExpression', 'resultVariable', 'errorExpression'];

/**
 * Whether an extension of an element says that a connector does its job, or sends its message. Those of others than Camunda are
 * known by a template that has a header for them.
 */
export function connectorIn(extension: Element): 'works' | 'sends' | undefined {
  const { localName } = extension;
  if (localName === 'taskDefinition' && OF_CAMUNDA.test(attributeOf(extension, 'type'))) return 'works';
  if (localName === 'property' && attributeOf(extension, 'name') === 'inbound.type') return 'sends';
  const isHeader = localName === 'header' && HEADERS.includes(attributeOf(extension, 'key'));
  return isHeader && hasTemplate(extension) ? 'works' : undefined;
}

/** Three above: in its headers, in the extensions of an element. */
function hasTemplate({ parentElement }: Element): boolean {
  const element = parentElement?.parentElement?.parentElement;
  return [...(element?.attributes ?? [])].some(({ localName }) => localName === 'modelerTemplate');
}

/** Elements that Camunda takes with a job alone, or with this extension of Zeebe's in place of one. */
const IN_PLACE: ReadonlyMap<string, string | undefined> = new Map([
  ['serviceTask', undefined],
  ['sendTask', undefined],
  ['scriptTask', 'script'],
  ['businessRuleTask', 'calledDecision'],
]);

/** Those that throw a message leave the sending to a job. */
const THROWING = ['intermediateThrowEvent', 'endEvent'];

/** Whether nobody does the work of an element, so that Camunda does not take its process. */
export function lacksJob(element: Element, { type, jobs }: ProcessElement): boolean {
  if (jobs.some(({ isListener }) => !isListener)) return false;
  if (THROWING.includes(type)) return has(element, BPMN, 'messageEventDefinition');
  const inPlace = IN_PLACE.get(type);
  return IN_PLACE.has(type) && (inPlace === undefined || !has(element, ZEEBE, inPlace));
}

/** As a child, or in its extensions: what is deeper belongs to something else. */
function has(element: Element, namespace: string, name: string): boolean {
  const isIt = ({ namespaceURI, localName }: Element) => namespaceURI === namespace && localName === name;
  return [...element.children].some((child) => isIt(child) || [...child.children].some(isIt));
}

/** The process of a file with this ID. */
export function processWith(id: string, file: Document): Element | undefined {
  return [...file.getElementsByTagNameNS(BPMN, 'process')].find((one) => attributeOf(one, 'id') === id);
}

export function isBpmn({ documentElement: root }: Document): boolean {
  return root.namespaceURI === BPMN && root.localName === 'definitions';
}

/** Whether a file is for Camunda 7, as far as it tells: by what saved it, or by what only that engine reads. */
export function isForCamunda7(file: Document): boolean {
  if (file.getElementsByTagNameNS(ZEEBE, '*').length > 0) return false;
  const { attributes } = file.documentElement;
  const platform = [...attributes].find(({ localName }) => localName === 'executionPlatform');
  if (platform) return platform.value === 'Camunda Platform';
  const isOfIt = ({ namespaceURI }: Attr) => namespaceURI === CAMUNDA_7;
  const elements = [...file.getElementsByTagNameNS(BPMN, '*')];
  return elements.some((element) => [...element.attributes].some(isOfIt));
}

/** Adds what a file tells, in its order. @returns undefined where it is no BPMN */
export function readBpmn(file: Document, facts: Facts): 'BPMN' | undefined {
  if (!isBpmn(file)) return undefined;
  const root = file.documentElement;
  let process: Element | undefined;
  for (const element of root.getElementsByTagNameNS(BPMN, '*')) {
    const { localName } = element;
    const declared = Object.hasOwn(DECLARED, localName) ? DECLARED[localName] : undefined;
    if (declared) {
      const [kind, attribute] = declared;
      add(facts, kind, element, attribute);
    } else if (localName === 'process') {
      process = element;
      // Camunda starts no others.
      if (element.getAttribute('isExecutable') === 'true') add(facts, 'processes', element, 'id');
    } else if (ELEMENT_TYPES.includes(localName) && process?.contains(element)) {
      add(facts, 'elements', element, 'id', { type: localName, of: attributeOf(process, 'id') });
    }
  }
  for (const element of root.getElementsByTagNameNS(ZEEBE, '*')) {
    if (WITH_TYPE.includes(element.localName)) add(facts, 'jobTypes', element, 'type');
  }
  return 'BPMN';
}

export function attributeOf(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? '';
}

/** An expression may give any value. */
function add(
  facts: Facts,
  kind: Kind,
  element: Element,
  attribute: string,
  more: Pick<Fact, 'type' | 'of'> = {},
): void {
  const value = attributeOf(element, attribute);
  if (value === '') return;
  if (value.startsWith('=') || value.length > MAX_TEXT || facts.count(kind) === MOST_OFFERED) {
    facts.leaveOpen(kind);
    return;
  }
  const name = attribute === 'name' ? '' : attributeOf(element, 'name').slice(0, MAX_TEXT);
  facts.add(kind, { value, ...(name === '' || name === value ? {} : { name }), ...more });
}
