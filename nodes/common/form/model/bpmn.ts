import { MAX_TYPE } from '../../choices/models';

// What job types a BPMN file has. It is read here, and nothing leaves the browser.

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';

/** Elements with the type of a job: of service tasks and what works like them, and of listeners. */
const WITH_TYPE = ['taskDefinition', 'executionListener', 'taskListener'];

/** Characters of a file, which is what Camunda takes, and types of one. */
export const MAX_FILE = 4_000_000;
const MOST = 1_000;

export type Complaint = 'large' | 'broken' | 'other' | 'none';

/** The types, or why there are none. `isAll`: no expression gives another one. */
export type TypesInFile = { types: string[]; isAll: boolean } | { complaint: Complaint };

/** A document type can hold entities that grow without end. BPMN has none. */
function parsed(text: string): Document | undefined {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const file = new DOMParser().parseFromString(text, 'application/xml');
  return file.getElementsByTagName('parsererror').length > 0 ? undefined : file;
}

/** Each type once, in the order of the file. */
export function typesInFile(text: string): TypesInFile {
  if (text.length > MAX_FILE) return { complaint: 'large' };
  const file = parsed(text);
  if (!file) return { complaint: 'broken' };
  const { namespaceURI, localName } = file.documentElement;
  if (namespaceURI !== BPMN || localName !== 'definitions') return { complaint: 'other' };
  const types = new Set<string>();
  let isAll = true;
  for (const element of file.getElementsByTagNameNS(ZEEBE, '*')) {
    if (!WITH_TYPE.includes(element.localName)) continue;
    const type = element.getAttribute('type')?.trim() ?? '';
    if (type.startsWith('=') || type.length > MAX_TYPE || types.size === MOST) isAll = false;
    else if (type !== '') types.add(type);
  }
  return types.size > 0 || !isAll ? { types: [...types], isAll } : { complaint: 'none' };
}
