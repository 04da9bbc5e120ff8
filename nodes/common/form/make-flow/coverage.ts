import type { Example, ProcessElement } from '../model/process-model';
import type { Place } from './flow-node';
import { keyFor, type MessageKey } from './message-key';
import type { Need, Needed, Needs, Without } from './needs';

/** Whether an element has a node: on the tab, on another one, made by the plan, or none. */
export interface Covered {
  element: ProcessElement;
  state: 'has' | 'elsewhere' | 'new' | 'without';
  /** What is made for it. */
  gets?: readonly Need['kind'][];
  /** Where its jobs are worked for, if not on the tab. */
  places?: readonly Place[];
  /** Why it gets none. */
  why?: Without;
  /** An expression for the correlation key of its message, which a person has to write, and why. */
  key?: { expression: string; left: MessageKey['left'] };
}

interface Found {
  needs: Needs;
  /** For which nodes are made. */
  missing: readonly Needed[];
  /** Where those are met that are not on the tab. */
  places: ReadonlyMap<Needed, readonly Place[]>;
}

/**
 * Tells it of each element that Camunda does not do all by itself, in the order of the diagram. One that needs several nodes is as
 * far as the least of them.
 * @param example variables that the process is started with
 */
export function coveredBy({ needs, missing, places }: Found, example: Example): Covered[] {
  return needs.elements.flatMap((element): Covered[] => {
    const [why] = needs.without.filter((one) => one.element === element);
    if (why) return [{ element, state: 'without', why }];
    const all = needs.needed.filter((one) => one.elements.includes(element));
    if (all.length === 0) return [];
    const [left] = all.flatMap((one) => (places.get(one)?.length === 0 ? leftIn(one) : []));
    if (left) return [{ element, state: 'without', why: left }];
    const own = all.filter((one) => missing.includes(one));
    const [key] = own.flatMap((one) => leftKeysOf(one, example));
    const gets = own.map(({ need }) => need.kind);
    if (own.length > 0) return [{ element, state: 'new', gets, ...(key ? { key } : {}) }];
    const elsewhere = all.flatMap((one) => places.get(one) ?? []);
    return [
      elsewhere.length > 0 ? { element, state: 'elsewhere', places: elsewhere } : { element, state: 'has' },
    ];
  });
}

/** What others do. */
function leftIn({ need }: Needed): Without[] {
  if (need.kind === 'error') {
    const { errorCode: value } = need;
    return [{ reason: value === '' ? 'anyError' : 'error', value }];
  }
  if (need.kind === 'job' && need.isLeft) return [{ reason: 'connector', value: need.jobType }];
  return need.kind === 'message' && need.isLeft ? [{ reason: 'sender', value: need.message.name }] : [];
}

function leftKeysOf({ need }: Needed, example: Example): Required<Pick<Covered, 'key'>>['key'][] {
  if (need.kind !== 'message') return [];
  const { correlationKey: expression } = need.message;
  const { left } = keyFor(expression, example);
  return left ? [{ expression, left }] : [];
}
