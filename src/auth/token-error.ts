import type { ClientAuthentication } from '../connection/settings';
import { CamundaError, type CamundaErrorCode } from '../errors';
import { retryAfterOf } from '../http/answer-error';
import { clockDifference } from '../http/clock-difference';
import { type Answer, headerOf } from '../http/exchange';
import { type Problem, readProblem } from '../http/problem';
import { tlsRefusal } from '../http/tls-refusal';
import { type Sentence, type SentenceValue, sentence } from '../sentence';
import { GrantFailure } from './grant';

/**
 * What to look at, by the error word of RFC 6749 5.2 and RFC 8707 2. Keycloak says unauthorized_client for a wrong
 * secret, Auth0 says access_denied: with 401 for a wrong secret, with 403 for a wrong audience.
 */
function advice(word: string, answer: Answer, method: ClientAuthentication): Sentence {
  const secret = method === 'private_key_jwt' ? sentence`private key` : sentence`secret`;
  switch (word) {
    case 'invalid_client':
    case 'unauthorized_client':
      return sentence`Check the client ID and ${secret}${clocks(answer, method)}`;
    case 'invalid_scope':
      return sentence`Check the scope`;
    case 'access_denied':
      return answer.status === 401
        ? sentence`Check the client ID and ${secret}`
        : sentence`Check the audience and resource`;
    case 'invalid_target':
      return sentence`Check the audience and resource`;
    default:
      return sentence`Check the client ID, ${secret}, audience and scope`;
  }
}

/** What is signed with a private key says when it was signed, and is good for a minute. */
function clocks(answer: Answer, method: ClientAuthentication): SentenceValue {
  const apart = method === 'private_key_jwt' ? clockDifference(answer, Date.now()) : undefined;
  return apart ? sentence`, and the clocks: this machine's and the token endpoint's differ by ${apart}` : '';
}

function refusal(problem: Problem, answer: Answer, method: ClientAuthentication): Sentence {
  const { title: word = '' } = problem;
  const shown = word || sentence`status ${answer.status}`;
  const what = /client$/.test(word) ? sentence`the client` : sentence`the request`;
  const detail = problem.detail && !/client$/.test(word) ? `: ${problem.detail}` : '';
  return sentence`The token endpoint refused ${what}. ${advice(word, answer, method)} (${shown}${detail})`;
}

function statusAndType(answer: Answer): Sentence {
  return sentence`${answer.status} ${headerOf(answer, 'content-type') || sentence`without a content type`}`;
}

/** The failure for an answer of the token endpoint that is not 200. */
export function tokenAnswerFailure(
  answer: Answer,
  url: URL,
  method: ClientAuthentication,
  secrets: readonly string[],
): GrantFailure {
  const { status } = answer;
  const problem = readProblem(answer, secrets);
  const retryAfter = retryAfterOf(answer);
  const fail = (code: CamundaErrorCode, message: Sentence, kind: GrantFailure['kind']) =>
    new GrantFailure(
      new CamundaError(code, message, {
        status,
        ...problem,
        url: `${url.origin}${url.pathname}`,
        source: 'token',
        retryable: kind === 'later',
        ...(retryAfter === undefined ? {} : { retryAfter }),
      }),
      kind,
      retryAfter,
    );
  const odd = statusAndType(answer);
  if (status === 429) {
    const when = retryAfter === undefined ? sentence`later` : sentence`in ${retryAfter} s`;
    return fail('CAMUNDA_BUSY', sentence`Too many token requests (429). Try again ${when}`, 'later');
  }
  if (status >= 500) {
    return fail(
      'CAMUNDA_UNAVAILABLE',
      sentence`The token endpoint cannot answer at the moment (${odd})`,
      'later',
    );
  }
  const tls = tlsRefusal(answer, url);
  if (tls) return fail(tls.code, tls.sentence, 'final');
  if (status === 400 || status === 401 || status === 403) {
    return fail('CAMUNDA_AUTH', refusal(problem, answer, method), 'refused');
  }
  if (status === 404) {
    return fail(
      'CAMUNDA_NOT_FOUND',
      sentence`Check the token URL. There is no token endpoint at ${url.origin}${url.pathname}`,
      'final',
    );
  }
  return fail('CAMUNDA_PROTOCOL', sentence`Check the token URL. The token endpoint answered ${odd}`, 'final');
}

/** The failure for a 200 that brings no usable token. */
export function noTokenFailure(answer: Answer, url: URL, what: Sentence): GrantFailure {
  const odd = statusAndType(answer);
  return new GrantFailure(
    new CamundaError(
      'CAMUNDA_PROTOCOL',
      sentence`The token endpoint sent no usable token. Check the token URL (${odd}: ${what})`,
      {
        status: answer.status,
        url: `${url.origin}${url.pathname}`,
        source: 'token',
        retryable: false,
      },
    ),
    'final',
  );
}
