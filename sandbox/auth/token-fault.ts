import { errors } from 'jose';

/** What is wrong with a token, or that there is none. */
export type TokenFault = 'missing' | 'undecodable' | 'audience' | 'expired';

const UNDECODABLE = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWSSignatureVerificationFailed,
];

/** The token's fault, by jose's error; undefined for any other error. */
export function faultOf(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) {
    return 'expired';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'aud' ? 'audience' : 'undecodable';
  }
  return UNDECODABLE.some((type) => error instanceof type) ? 'undecodable' : undefined;
}
