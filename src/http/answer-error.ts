import { CamundaError, type CamundaErrorCause, type CamundaErrorCode } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { timeOf } from './clock-difference';
import { type Answer, headerOf, isJson } from './exchange';
import { isFromSpring, type Problem, readProblem } from './problem';
import { tlsRefusal } from './tls-refusal';
import { type Credentials, missesCsrfToken, refusesCredentials, unauthorized } from './unauthorized';

/** What was asked, as far as the sentence of an error needs it. */
export interface AskedFor extends Credentials {
  url: URL;
  /** Credential values that must not come back in an error. */
  secrets: readonly string[];
}

/** Longest `Retry-After` that is believed, in seconds. */
const MAX_RETRY_AFTER = 300;

/** Seconds until a date that a server named. Its own clock says when that is, where the answer has its time. */
function secondsUntil(date: string, answer: Answer): number {
  const there = timeOf(answer);
  return (Date.parse(date) - (Number.isNaN(there) ? Date.now() : there)) / 1000;
}

/** Seconds of a `Retry-After` header (RFC 9110 10.2.3: seconds or a date), at most 300; undefined where there is none. */
export function retryAfterOf(answer: Answer): number | undefined {
  const value = headerOf(answer, 'retry-after');
  if (value === '') return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : secondsUntil(value, answer);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(Math.ceil(seconds), 0), MAX_RETRY_AFTER);
}

/** Camunda's backpressure: 429 (8.6, 8.7), 503 (8.8+) and, for jobs, 500, both with RESOURCE_EXHAUSTED. */
function isBusy(status: number, said: string): boolean {
  return status === 429 || ((status === 503 || status === 500) && said.includes('RESOURCE_EXHAUSTED'));
}

type Explained = [CamundaErrorCode, Sentence];

function explain(answer: Answer, asked: AskedFor, problem: Problem): Explained {
  const { status } = answer;
  const words = [problem.title, problem.detail].filter((word) => word !== undefined);
  const said = words.length > 0 ? `: ${words.join(', ')}` : '';
  if (missesCsrfToken(answer, asked, problem)) {
    return [
      status === 401 ? 'CAMUNDA_AUTH' : 'CAMUNDA_FORBIDDEN',
      sentence`The CSRF token did not reach Camunda. A proxy in between must pass on the cookie and the header X-CSRF-TOKEN`,
    ];
  }
  if (refusesCredentials(answer, asked)) return ['CAMUNDA_AUTH', unauthorized(answer, asked, said)];
  if (isBusy(status, said))
    return ['CAMUNDA_BUSY', sentence`Camunda is busy. Send fewer messages, or try later (${status}${said})`];
  return explainStatus(answer, asked.url, said);
}

/** @param said the server's words, with a colon before them */
function explainStatus(answer: Answer, url: URL, said: string): Explained {
  const { status } = answer;
  const where = `${url.origin}${url.pathname}`;
  switch (status) {
    case 403:
      return headerOf(answer, 'content-type').startsWith('text/html')
        ? [
            'CAMUNDA_FORBIDDEN',
            sentence`${url.host} answers with a web page (403). A proxy or a firewall in front of Camunda blocks this`,
          ]
        : [
            'CAMUNDA_FORBIDDEN',
            sentence`Camunda does not allow this. Give the user or the client permission${said}`,
          ];
    case 404:
      return isJson(answer) && !isFromSpring(answer)
        ? ['CAMUNDA_NOT_FOUND', sentence`Camunda did not find this (${where})${said}`]
        : ['CAMUNDA_NOT_FOUND', sentence`Check the address. There is no Camunda API at ${where}`];
    case 409:
      return ['CAMUNDA_CONFLICT', sentence`Something else came first, so Camunda refused this${said}`];
    case 405:
    case 501:
      return ['CAMUNDA_UNSUPPORTED', sentence`This Camunda cannot do that (${status} from ${where})${said}`];
    case 406:
      return ['CAMUNDA_PROTOCOL', sentence`The server does not answer with JSON (406 from ${where})`];
    case 407:
      return [
        'CAMUNDA_UNAVAILABLE',
        sentence`The proxy wants a username and password (407). Check the proxy configuration`,
      ];
    case 408:
    case 504:
      return ['CAMUNDA_TIMEOUT', sentence`Camunda did not finish in time (${status})${said}`];
  }
  if (status >= 300 && status < 400) {
    return [
      'CAMUNDA_PROTOCOL',
      sentence`Check the address, http or https, and the authentication. ${where} redirects (${status})`,
    ];
  }
  if (status >= 500)
    return ['CAMUNDA_UNAVAILABLE', sentence`Camunda cannot answer at the moment (${status})${said}`];
  return ['CAMUNDA_INVALID', sentence`Camunda refused the request (${status})${said}`];
}

/** The error for an answer outside 2xx, by the table of codes in docs/errors.md. */
export function answerError(answer: Answer, asked: AskedFor): CamundaError {
  const problem = readProblem(answer, asked.secrets);
  const tls = tlsRefusal(answer, asked.url);
  const [code, message] = tls ? [tls.code, tls.sentence] : explain(answer, asked, problem);
  const retryAfter = retryAfterOf(answer);
  const cause: CamundaErrorCause = {
    status: answer.status,
    ...problem,
    url: `${asked.url.origin}${asked.url.pathname}`,
    source: 'api',
    retryable: !tls && ['CAMUNDA_BUSY', 'CAMUNDA_UNAVAILABLE', 'CAMUNDA_TIMEOUT'].includes(code),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
  return new CamundaError(code, message, cause);
}
