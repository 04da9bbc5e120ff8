import { randomBytes, randomUUID } from 'node:crypto';
import { Refused, type SandboxRequest, springError } from '../http';
import { cookieOf } from './sessions';

export const CSRF_NAME = 'X-CSRF-TOKEN';

/** The token's cookie, and its masked form for the response header. */
export interface CsrfToken {
  readonly setCookie: string;
  readonly header: string;
}

export function newCsrfToken(): CsrfToken {
  const token = randomUUID();
  return { setCookie: `${CSRF_NAME}=${token}; Path=/; HttpOnly; SameSite=Lax`, header: mask(token) };
}

/** The masked form of the request's own token, another one each time. */
export function maskedTokenOf(request: SandboxRequest): string | undefined {
  const token = cookieOf(request, CSRF_NAME);
  return token && mask(token);
}

export function isWrite(request: SandboxRequest): boolean {
  return !/^(GET|HEAD|TRACE|OPTIONS)$/.test(request.method);
}

/** Whether the request brings the cookie and, as a header, a masked form of it. The cookie's own value is none. */
export function hasCsrfPair(request: SandboxRequest): boolean {
  const cookie = cookieOf(request, CSRF_NAME);
  const header = request.headers[CSRF_NAME.toLowerCase()];
  return cookie !== undefined && typeof header === 'string' && unmask(header) === cookie;
}

/** @throws Refused with 403, and with a token's cookie where the request has none; a bearer token needs no pair */
export function checkCsrfOf86(request: SandboxRequest): void {
  const isBearer = /^Bearer\b/i.test(request.headers.authorization ?? '');
  if (isBearer || !isWrite(request) || hasCsrfPair(request)) {
    return;
  }
  const hasCookie = cookieOf(request, CSRF_NAME) !== undefined;
  const headers = hasCookie ? {} : { 'set-cookie': [newCsrfToken().setCookie] };
  throw new Refused(springError(request, 403, headers));
}

/** As Spring Security's XorCsrfTokenRequestAttributeHandler: random bytes, then the token XORed with them. */
function mask(token: string): string {
  const bytes = Buffer.from(token);
  const random = randomBytes(bytes.length);
  return Buffer.concat([random, xor(bytes, random)]).toString('base64url');
}

function unmask(header: string): string {
  const bytes = Buffer.from(header, 'base64url');
  const half = bytes.length / 2;
  return xor(bytes.subarray(half), bytes.subarray(0, half)).toString();
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));
}
