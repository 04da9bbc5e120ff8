import { createSecretKey, randomBytes } from 'node:crypto';
import { type JWTClaimVerificationOptions, type JWTPayload, jwtVerify, SignJWT } from 'jose';

const ALGORITHM = 'HS256';

/** Tokens that the sandbox signs with a key of its own. */
export class OwnTokens {
  #key = newKey();

  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' }).sign(this.#key);
  }

  /** The claims of a token that is as expected. @throws an error for `faultOf` */
  async verify(token: string, expected: JWTClaimVerificationOptions): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, this.#key, { ...expected, algorithms: [ALGORITHM] });
    return payload;
  }

  /** Takes a new key: no token from before is good any more. */
  rotate(): void {
    this.#key = newKey();
  }
}

function newKey() {
  return createSecretKey(randomBytes(32));
}
