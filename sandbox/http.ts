import { randomUUID } from 'node:crypto';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';

export interface SandboxRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As sent, with its question mark; empty without one. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as it came, where it is one of several parts. */
  readonly bytes?: Buffer | undefined;
  /** Who calls, once the credentials are checked. */
  readonly user?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** Thrown where a request cannot be answered as asked. */
export class Refused extends Error {
  constructor(readonly answer: Answer) {
    super(`${answer.status} ${answer.body}`);
  }
}

export function json(value: unknown, status = 200, contentType = 'application/json'): Answer {
  return { status, headers: { 'content-type': contentType }, body: JSON.stringify(value) };
}

export function empty(status: number, headers: OutgoingHttpHeaders = {}): Answer {
  return { status, headers, body: '' };
}

/** RFC 9457, what the REST gateway's own handlers answer. */
export function problem(
  request: SandboxRequest,
  status: number,
  title: string,
  detail: string,
  contentType = 'application/problem+json',
): Answer {
  return json({ type: 'about:blank', title, status, detail, instance: request.path }, status, contentType);
}

/** What Spring answers before a handler is reached (unknown path, wrong method, no CSRF token), in a type that is accepted. */
export function springError(
  request: SandboxRequest,
  status: number,
  headers: OutgoingHttpHeaders = {},
): Answer {
  const { accept = '*/*' } = request.headers;
  const error = STATUS_CODES[status];
  if (/\btext\/html\b/.test(accept)) {
    const body = `<html><body><h1>Whitelabel Error Page</h1><p>${error}, status=${status}</p></body></html>`;
    return { status, headers: { ...headers, 'content-type': 'text/html;charset=UTF-8' }, body };
  }
  const special = /^application\/[\w.-]+\+json$/.exec(accept)?.[0];
  if (!special && !acceptsJson(accept)) {
    return empty(status, headers);
  }
  const timestamp = new Date().toISOString().replace('Z', '+00:00');
  const answer = json({ timestamp, status, error, path: request.path }, status, special);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

export function acceptsJson(accept: string): boolean {
  return accepts(accept, ['application/*', 'application/json', 'application/problem+json']);
}

/** Whether an `Accept` header names one of the types, or any. */
export function accepts(accept: string, types: readonly string[]): boolean {
  return accept.split(',').some((range) => {
    const type = range.split(';')[0]?.trim() ?? '';
    return type === '*/*' || types.includes(type);
  });
}

/** What the web applications' login answers in 8.6. */
export function webappUnauthorized(): Answer {
  return json({ message: '' }, 401, 'application/json;charset=UTF-8');
}

/** Tasklist V1's own body, which is no RFC 9457 in spite of its content type. */
export function tasklistError(
  status: number,
  message: string,
  instance: string | null = randomUUID(),
): Answer {
  return json({ status, message, instance }, status, 'application/problem+json');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON object in the body, `{}` for none or null. @throws Refused with `broken` for other bodies, with 415 for other types */
export function readObject(
  request: SandboxRequest,
  broken: Answer = problem(request, 400, 'Bad Request', 'Failed to read request'),
): Record<string, unknown> {
  if (request.body === '') {
    return {};
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refused(springError(request, 415));
  }
  const value = parseJson(request.body) ?? {};
  if (!isObject(value)) {
    throw new Refused(broken);
  }
  return value;
}

/** The text itself where it is no JSON. Integers of 16 or more digits become strings, because a key beyond 2^53 would be another one after `JSON.parse`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(
      text.replace(/"(?:\\.|[^"\\])*"|-?\d{16,}(?![\d.eE])/g, (token) =>
        token.startsWith('"') ? token : `"${token}"`,
      ),
    );
  } catch {
    return text;
  }
}
