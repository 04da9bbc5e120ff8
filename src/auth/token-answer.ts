import type { TokenTarget } from '../connection/settings';
import type { Received } from '../http/exchange';
import { textOf } from '../http/parse-json';
import { redact } from '../http/redact';
import { readClaims } from '../http/token-claims';
import { type Sentence, sentence } from '../sentence';
import type { Grant } from './grant';
import { noTokenFailure } from './token-error';

/** Milliseconds for a token that does not say how long it lives. */
const UNKNOWN_LIFE = 300_000;
/** Seconds. A year is more than anybody means, and a date can still tell its end. */
const LONGEST_LIFE = 31_536_000;
/** What a header can carry (RFC 9110 5.5), and a token is made of (RFC 6750 2.1, a little more is taken). */
const SENDABLE = /^[\x21-\x7e]+$/;

export interface Token {
  /** The access token itself: only ever put into a header. */
  value: string;
  audience?: string;
  scope?: string;
  subject?: string;
}

/**
 * Reads a 200 of a token endpoint (RFC 6749 5.1). What does no harm is not looked at, such as an ID token that nobody asked
 * for or a scope that is no text.
 * @param target what the token was asked for
 * @param secrets what was sent and must not come back in an error
 * @throws GrantFailure where no token is in it that an API could be sent
 */
export function readToken(answer: Received, target: TokenTarget, secrets: readonly string[]): Grant<Token> {
  const odd = (what: Sentence) => noTokenFailure(answer, answer.target.url, what);
  const body = bodyOf(answer, odd);
  const { access_token: value, token_type: type, expires_in: life } = body;
  if (typeof body.error === 'string') {
    throw odd(sentence`the answer says "${redact(body.error, secrets).slice(0, 100)}" instead`);
  }
  if (typeof value !== 'string' || value === '') throw odd(sentence`the answer has no access_token`);
  if (!SENDABLE.test(value)) throw odd(sentence`it cannot be sent in a header`);
  if (!isBearer(type)) throw odd(sentence`it is not a bearer token`);
  const claims = readClaims(value);
  const audience = claims.audience ?? target.audience;
  const scope = typeof body.scope === 'string' ? body.scope : target.scope;
  return {
    life: lifeOf(life) ?? claims.life ?? UNKNOWN_LIFE,
    value: {
      value,
      ...(audience ? { audience } : {}),
      ...(scope ? { scope } : {}),
      ...(claims.subject ? { subject: claims.subject } : {}),
    },
  };
}

function bodyOf(answer: Received, odd: (what: Sentence) => Error): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(textOf(answer.body));
  } catch {
    throw odd(sentence`the answer is not JSON`);
  }
  if (typeof body !== 'object' || body === null) throw odd(sentence`the answer is not a JSON object`);
  return { ...body };
}

/** Some providers leave the type out, although there has to be one. */
function isBearer(type: unknown): boolean {
  return type === undefined || type === null || (typeof type === 'string' && /^bearer$/i.test(type));
}

/** Milliseconds; undefined where that is no time. Some providers send text. */
function lifeOf(seconds: unknown): number | undefined {
  const number = typeof seconds === 'string' || typeof seconds === 'number' ? Number(seconds) : 0;
  return number > 0 ? Math.min(number, LONGEST_LIFE) * 1_000 : undefined;
}
