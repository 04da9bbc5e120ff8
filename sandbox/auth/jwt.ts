import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isObject } from '../http';

/** Signs tokens with a key of its own (HS256, RFC 7519). */
export class Jwt {
  #key = randomBytes(32);

  sign(claims: Record<string, unknown>): string {
    const content = [{ alg: 'HS256', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${content}.${this.#signature(content).toString('base64url')}`;
  }

  /** The claims, undefined for what was not signed with the present key. It looks at no date. */
  verify(token: string): Record<string, unknown> | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.#signature(`${header}.${payload}`);
    if (given.length !== right.length || !timingSafeEqual(given, right)) {
      return undefined;
    }
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isObject(claims) ? claims : undefined;
  }

  /** Takes a new key: no token from before is good any more. */
  rotate(): void {
    this.#key = randomBytes(32);
  }

  #signature(content: string): Buffer {
    return createHmac('sha256', this.#key).update(content).digest();
  }
}
