import { type Answer, json, problem, Refused, type SandboxRequest } from '../http';
import type { Version } from '../settings';

/** 8.6.0 sends keys as JSON numbers, digit for digit; the later versions as strings. */
export function v2Json(version: Version, value: unknown): Answer {
  const answer = json(value);
  if (version !== '8.6') {
    return answer;
  }
  return { ...answer, body: answer.body.replace(/"(key|\w+Key)":"(\d+)"/g, '"$1":$2') };
}

/** What stands for a value that is not there: 8.9 sends null, the versions before it leave the field out. */
export function absent(version: Version): null | undefined {
  return version === '8.9' ? null : undefined;
}

export function invalidArgument(request: SandboxRequest, detail: string): Refused {
  return new Refused(problem(request, 400, 'INVALID_ARGUMENT', detail));
}
