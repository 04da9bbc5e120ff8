import type { Corrections, JobResult } from '../../engine/work/records';
import type { SandboxRequest } from '../../http';
import { invalidArgument } from '../answer';
import { flag, integer, list, object, text, texts, variables, word } from '../body';

const CORRECTIONS = object({
  assignee: text,
  dueDate: text,
  followUpDate: text,
  candidateUsers: texts,
  candidateGroups: texts,
  priority: integer,
});

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

function correctionsOf(
  request: SandboxRequest,
  { dueDate, followUpDate, ...corrections }: ReturnType<typeof CORRECTIONS>,
): Corrections {
  const { priority = 0 } = corrections;
  if (priority < 0 || priority > 100) {
    const detail = `The value for priority is '${priority}' but must be within the [0,100] range.`;
    throw invalidArgument(request, detail);
  }
  return {
    ...corrections,
    ...(dueDate === undefined ? {} : { dueDate: readDate(request, 'due date', dueDate) }),
    ...(followUpDate === undefined
      ? {}
      : { followUpDate: readDate(request, 'follow-up date', followUpDate) }),
  };
}

/** An empty text takes the date away. @throws Refused */
function readDate(request: SandboxRequest, name: string, date: string): number | null {
  if (date === '') return null;
  const milliseconds = Date.parse(date);
  if (!Number.isNaN(milliseconds)) return milliseconds;
  const detail = `The provided ${name} '${date}' cannot be parsed as a date according to RFC 3339, section 5.6.`;
  throw invalidArgument(request, detail);
}
