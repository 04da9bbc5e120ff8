import { attributeOf, ZEEBE } from '../../../common/form/model/bpmn';
import { MAX_NAME } from '../../choices';

/** Of a process that are followed. */
const MOST = 500;

/** Where something is called, in BPMN, and what names it there. */
const CALLERS = {
  callActivity: { extension: 'calledElement', attribute: 'processId', kind: 'process' },
  businessRuleTask: { extension: 'calledDecision', attribute: 'decisionId', kind: 'decision' },
} as const;

/** What an element calls. */
export interface Call {
  kind: 'process' | 'decision';
  id: string;
}

/** By the IDs of elements. */
export type Calls = ReadonlyMap<string, Call>;

/** What a process calls by a fixed name; what an expression names, only an instance knows. */
export function callsIn(process: Element): Calls {
  const calls = new Map<string, Call>();
  for (const [caller, { extension, attribute, kind }] of Object.entries(CALLERS)) {
    for (const said of process.getElementsByTagNameNS(ZEEBE, extension)) {
      const owner = said.parentElement?.parentElement;
      const [elementId, id] = [owner ? attributeOf(owner, 'id') : '', attributeOf(said, attribute)];
      const isNamed = id !== '' && !id.startsWith('=') && id.length <= MAX_NAME;
      if (owner?.localName === caller && isNamed && calls.size < MOST) calls.set(elementId, { kind, id });
    }
  }
  return calls;
}
