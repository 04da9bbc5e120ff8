import type { Example, ProcessElement, ProcessModel } from '../model/process-model';
import type { Place } from './found';
import { keyFor, type MessageKey } from './message-key';
import type { Expressed, Needed, Needs } from './needs';

/** Whether an element has a node: on the tab, on another one, made by the plan, or none that could be made. */
export interface Covered {
  element: ProcessElement;
  state: 'has' | 'elsewhere' | 'new' | 'impossible';
  /** Where its jobs are worked for, if not on the tab. */
  places?: readonly Place[];
  /** What its name or job type is that only the running process knows. */
  expressed?: Expressed;
  /** An expression for the correlation key of its message, which a person has to write, and why. */
  key?: { expression: string; left: MessageKey['left'] };
}

interface Found {
  needs: Needs;
  /** For which nodes are made. */
  missing: readonly Needed[];
  /** Where others are met, if not on the tab. */
  places: ReadonlyMap<Needed, readonly Place[]>;
}

/** Tells it of each element that needs a node, in the order of the diagram. One that needs several is as far as the least of them. */
export function coveredBy({ elements, example }: ProcessModel, { needs, missing, places }: Found): Covered[] {
  return elements.flatMap((element): Covered[] => {
    const wanted = needs.impossible.find((one) => one.element === element);
    if (wanted) return [{ element, state: 'impossible', expressed: wanted.expressed }];
    const all = needs.needed.filter((one) => one.elements.includes(element));
    if (all.length === 0) return [];
    const own = all.filter((one) => missing.includes(one));
    const [key] = own.flatMap((one) => leftKeysOf(one, example));
    if (own.length > 0) return [{ element, state: 'new', ...(key ? { key } : {}) }];
    const elsewhere = all.flatMap((one) => places.get(one) ?? []);
    return [
      elsewhere.length > 0 ? { element, state: 'elsewhere', places: elsewhere } : { element, state: 'has' },
    ];
  });
}

function leftKeysOf({ need }: Needed, example: Example): Required<Pick<Covered, 'key'>>['key'][] {
  if (need.kind !== 'message') return [];
  const { correlationKey: expression } = need.message;
  const { left } = keyFor(expression, example);
  return left ? [{ expression, left }] : [];
}
