import { readBpmn } from './bpmn';
import { readDmn } from './dmn';
import type { Facts } from './facts';

// BPMN and DMN are read here, and nothing leaves the browser.

export type Language = 'BPMN' | 'DMN';

export type Complaint = 'large' | 'empty' | 'broken' | 'other';

/** Characters of a file, which is what Camunda takes. */
export const MAX_FILE = 4_000_000;

const READERS = [readBpmn, readDmn];

/** Adds what a text tells to what is known. @returns its language, or why nothing can be told */
export function readModel(text: string, facts: Facts): Language | { complaint: Complaint } {
  const file = fileIn(text);
  if ('complaint' in file) return file;
  for (const read of READERS) {
    const language = read(file, facts);
    if (language) return language;
  }
  return { complaint: 'other' };
}

/** @returns XML, or why it cannot be read */
export function fileIn(text: string): Document | { complaint: Complaint } {
  if (text.length > MAX_FILE) return { complaint: 'large' };
  if (text.trim() === '') return { complaint: 'empty' };
  return parsed(text) ?? { complaint: 'broken' };
}

/** @returns undefined for what is no XML, or has a document type: that can hold entities that grow without end, and BPMN and DMN have none */
export function parsed(text: string): Document | undefined {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return undefined;
  const file = new DOMParser().parseFromString(text, 'application/xml');
  return file.getElementsByTagName('parsererror').length > 0 ? undefined : file;
}
