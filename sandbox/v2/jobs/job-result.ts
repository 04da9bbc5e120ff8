import type { JobResult } from '../../engine/work/records';
import type { SandboxRequest } from '../../http';
import { flag, list, object, text, variables, word } from '../body';
import { CORRECTED, correctionsOf } from '../corrections';

const CORRECTIONS = object({ ...CORRECTED, assignee: text });

/** What a listener of a user task, or the worker of an ad-hoc sub-process, answers beside variables. */
export const RESULT = object({
  type: word('userTask', 'adHocSubProcess'),
  denied: flag,
  deniedReason: text,
  corrections: CORRECTIONS,
  activateElements: list(object({ elementId: text, variables })),
  isCompletionConditionFulfilled: flag,
  isCancelRemainingInstances: flag,
});

/** @throws Refused with 400 for a date that is none, or a priority that is out of its range */
export function resultOf(request: SandboxRequest, result: ReturnType<typeof RESULT> = {}): JobResult {
  const { corrections, activateElements, type, ...answers } = result;
  return {
    ...answers,
    ...(corrections ? { corrections: correctionsOf(request, corrections) } : {}),
    ...(activateElements
      ? { activateElements: activateElements.map(({ elementId = '', ...rest }) => ({ elementId, ...rest })) }
      : {}),
  };
}
