import { errors } from 'jose';

/** What is wrong with a token, or that there is none. */
export type TokenFault = 'missing' | 'undecodable' | 'issuer' | 'audience' | 'expired';

const UNDECODABLE = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
];

const FAULTS_OF_CLAIMS: Record<string, TokenFault> = { iss: 'issuer', aud: 'audience' };

/** The token's fault, by jose's error; undefined where the token is not to blame, but its provider. */
export function faultOf(error: unknown): TokenFault | undefined {
  if (error instanceof errors.JWTExpired) {
    return 'expired';
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return FAULTS_OF_CLAIMS[error.claim] ?? 'undecodable';
  }
  return UNDECODABLE.some((type) => error instanceof type) ? 'undecodable' : undefined;
}
