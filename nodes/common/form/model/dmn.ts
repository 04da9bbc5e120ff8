import { MAX_TEXT, MOST_OFFERED } from '../../choices/models';
import type { Facts } from './facts';

/** Of each version of DMN; what follows is its date. */
const DMN = /^https?:\/\/www\.omg\.org\/spec\/DMN\//;

/** Adds the decisions of a file, in its order. @returns undefined where it is no DMN */
export function readDmn({ documentElement: root }: Document, facts: Facts): 'DMN' | undefined {
  const { namespaceURI, localName } = root;
  if (localName !== 'definitions' || !DMN.test(namespaceURI ?? '')) return undefined;
  for (const decision of root.getElementsByTagNameNS(namespaceURI, 'decision')) {
    const value = decision.getAttribute('id')?.trim() ?? '';
    const name = decision.getAttribute('name')?.trim().slice(0, MAX_TEXT) ?? '';
    if (value === '') continue;
    if (value.length > MAX_TEXT || facts.count('decisions') === MOST_OFFERED) facts.leaveOpen('decisions');
    else facts.add('decisions', name === '' || name === value ? { value } : { value, name });
  }
  return 'DMN';
}
