import type { Corrections } from '../engine/work/records';
import type { SandboxRequest } from '../http';
import { invalidArgument } from './answer';
import { integer, type Reader, text, texts } from './body';

/** What can be changed of a user task, by its update and by its listeners, beside what either has alone. */
export const CORRECTED = {
  ...{ priority: integer, candidateGroups: texts, candidateUsers: texts },
  ...{ dueDate: text, followUpDate: text },
} as const;

type Corrected = {
  readonly [Name in keyof typeof CORRECTED]?: ReturnOf<(typeof CORRECTED)[Name]> | undefined;
};
type ReturnOf<Read> = Read extends Reader<infer Value> ? Value : never;

/** As the engine takes it. @throws Refused with 400 for a date that is none, or a priority that is out of its range */
export function correctionsOf(
  request: SandboxRequest,
  { dueDate, followUpDate, ...corrections }: Corrected & { readonly assignee?: string | undefined },
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
