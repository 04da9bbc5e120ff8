import { type Answer, headerOf, isJson } from './exchange';
import { parseJson } from './parse-json';
import { redact } from './redact';

/** What an error body says, whichever of Camunda's shapes it has. */
export interface Problem {
  title?: string;
  detail?: string;
}

/** Bytes of a body that is still looked into: those of Camunda have less than 1 KiB. */
const MAX_BODY = 64 * 1024;

function text(value: unknown, secrets: readonly string[]): string | undefined {
  return typeof value === 'string' && value !== '' ? redact(value, secrets) : undefined;
}

function parseBody(answer: Answer): Record<string, unknown> {
  if (!isJson(answer) || answer.body.length > MAX_BODY) return {};
  try {
    const body = parseJson(answer.body);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
  }
}

/** Whether Spring wrote the body, `{timestamp, status, error, path}`: Camunda's own code has not seen the request then. */
export function isFromSpring(answer: Answer): boolean {
  const body = parseBody(answer);
  return 'timestamp' in body && 'error' in body && !('message' in body);
}

/** Whether the web applications of 8.6 and 8.7 wrote the body, with which they ask for their login: `{"message":""}`. */
export function isFromWebApplications(answer: Answer): boolean {
  return Object.keys(parseBody(answer)).join() === 'message';
}

/** Why a bearer token was refused, where only the challenge says it (RFC 6750 3). */
function challenged(answer: Answer): string | undefined {
  return /^bearer\b.*\berror_description="([^"]+)"/i.exec(headerOf(answer, 'www-authenticate'))?.[1];
}

/**
 * Reads RFC 9457 problem bodies, Spring's `{status, error, path}`, the web applications' `{message}`,
 * Tasklist's `{status, message, instance}` and OAuth's `{error, error_description}` (RFC 6749 5.2).
 * A body that is none of them says nothing, and then the challenge of a bearer token may.
 * @param secrets what was sent and must not come back in an error
 */
export function readProblem(answer: Answer, secrets: readonly string[]): Problem {
  const body = parseBody(answer);
  const title = text(body.title, secrets) ?? text(body.error, secrets);
  const detail =
    text(body.detail, secrets) ??
    text(body.error_description, secrets) ??
    text(body.message, secrets) ??
    text(challenged(answer), secrets);
  return { ...(title ? { title } : {}), ...(detail ? { detail } : {}) };
}
