/** What a token says of itself, as far as it is a JWT (RFC 7519). It is read for display and life only, never trusted. */
export interface TokenClaims {
  /** Milliseconds from `iat` to `exp`, a day at most. */
  life?: number;
  /** `nbf` or `iat`, and `exp`, in milliseconds since 1970. */
  begins?: number;
  ends?: number;
  subject?: string;
  audience?: string;
}

/**
 * Milliseconds. Camunda's SaaS, Auth0 and Entra give a day at most as they come; where a token says more of itself, and
 * nobody else says it, a new one each day costs nothing.
 */
const LONGEST_LIFE = 86_400_000;
/** Milliseconds since 1970: no `Date` is later. */
const LAST_MOMENT = 8.64e15;

/** A claim in milliseconds, undefined where it is no time. RFC 7519 2 has seconds; some providers send them as text. */
function timeOf(claim: unknown): number | undefined {
  const time = typeof claim === 'number' || typeof claim === 'string' ? Number(claim) * 1_000 : 0;
  return time > 0 && time <= LAST_MOMENT ? time : undefined;
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(' ') || undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The claims of a JWT; none for an opaque token. */
export function readClaims(token: string): TokenClaims {
  const parts = token.split('.');
  if (parts.length !== 3) return {};
  let claims: Record<string, unknown> | null;
  try {
    claims = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
  if (typeof claims !== 'object' || claims === null) return {};
  // Some providers write 0 where they mean none.
  const [ends, issued, begins = issued] = [claims.exp, claims.iat, claims.nbf].map(timeOf);
  const life = ends !== undefined && issued !== undefined ? ends - issued : 0;
  const subject = textOf(claims.sub);
  const audience = textOf(claims.aud);
  return {
    ...(life > 0 ? { life: Math.min(life, LONGEST_LIFE) } : {}),
    ...(begins === undefined ? {} : { begins }),
    ...(ends === undefined ? {} : { ends }),
    ...(subject ? { subject } : {}),
    ...(audience ? { audience } : {}),
  };
}
