import type { AuthenticationMethod } from '../connection/settings';
import { type Sentence, type SentenceValue, sentence } from '../sentence';
import { refusedByClock } from './clock-difference';
import { type Answer, headerOf } from './exchange';
import { isFromSpring, isFromWebApplications, type Problem } from './problem';
import type { TokenClaims } from './token-claims';
import { WRONG_PASSWORD } from './wrong-password';

/** With what the refused request had been authenticated. */
export interface Credentials {
  authentication: AuthenticationMethod;
  method: string;
  /** The audience that the token was asked for, where one was. */
  audience?: string | undefined;
  /** What the token says of itself, as far as it can be read. */
  claims?: TokenClaims | undefined;
}

/** A 403 that is about the token and not about a permission: Camunda 8.6 answers so to a bad bearer (RFC 6750 3). */
export function refusesToken(answer: Answer): boolean {
  const challenge = headerOf(answer, 'www-authenticate');
  return answer.status === 403 && /^bearer\b/i.test(challenge) && !challenge.includes('insufficient_scope');
}

/**
 * Whether the credentials were refused, and not what was asked with them. 8.6 in cookie mode looks for the CSRF token
 * of a write first, and so answers 403 even where nobody has logged in.
 */
export function refusesCredentials(answer: Answer, { authentication }: Credentials): boolean {
  if (answer.status === 401 || refusesToken(answer)) return true;
  return answer.status === 403 && authentication === 'none' && isFromSpring(answer);
}

/**
 * Whether a write in a session was refused because its CSRF token did not arrive. 8.6 and 8.7 say so with a 403 that
 * Camunda itself did not write, while a missing permission comes with Camunda's own words; 8.8 says it in a 401's words.
 */
export function missesCsrfToken(
  answer: Answer,
  { authentication, method }: Credentials,
  { detail = '' }: Problem,
): boolean {
  if (authentication !== 'cookie' || method === 'GET') return false;
  return (answer.status === 403 && isFromSpring(answer)) || /CSRF token/i.test(detail);
}

/** The authentication that a refusal asks for, where it is another one than was tried. */
function otherAuthentication(answer: Answer, tried: AuthenticationMethod): SentenceValue | undefined {
  const challenge = headerOf(answer, 'www-authenticate');
  if (/^basic\b/i.test(challenge)) return tried === 'basic' ? undefined : 'Basic';
  if (/^bearer\b/i.test(challenge)) return tried === 'oidc' ? undefined : 'OIDC';
  if (tried === 'none') {
    return isFromWebApplications(answer)
      ? sentence`cookie (8.6 and 8.7) or OIDC`
      : sentence`cookie (8.6 and 8.7), Basic or OIDC`;
  }
  return isFromWebApplications(answer) && tried !== 'cookie' ? sentence`cookie (8.6 and 8.7)` : undefined;
}

/** The sentence for refused credentials. @param said the server's words, with a colon before them */
export function unauthorized(answer: Answer, credentials: Credentials, said: string): Sentence {
  const { authentication, audience, claims } = credentials;
  const other = otherAuthentication(answer, authentication);
  if (other) return sentence`This Camunda wants a login. Set authentication to ${other}`;
  if (authentication === 'basic') return WRONG_PASSWORD;
  if (authentication === 'cookie') return sentence`Camunda refused a new session${said}`;
  const byClock = claims && refusedByClock(answer, claims);
  if (byClock) {
    return sentence`Set the clocks of Camunda and the token endpoint. Camunda refused the token: ${byClock}`;
  }
  const asked = audience ? sentence`the audience was "${audience}"` : sentence`no audience was asked for`;
  return sentence`Camunda refused the token. Check the audience and scope (${asked}${said})`;
}
