/** What a token says of itself, as far as it is a JWT (RFC 7519). It is read for display and life only, never trusted. */
export interface TokenClaims {
  /** Milliseconds from `iat` to `exp`. */
  life?: number;
  /** `nbf` or `iat`, and `exp`, in milliseconds since 1970. */
  begins?: number;
  ends?: number;
  subject?: string;
  audience?: string;
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
  const { exp, iat, nbf } = claims;
  const life = Number(exp) - Number(iat);
  // Some providers write 0 where they mean none.
  const begins = Number(nbf || iat);
  const subject = textOf(claims.sub);
  const audience = textOf(claims.aud);
  return {
    ...(life > 0 ? { life: life * 1_000 } : {}),
    ...(begins > 0 ? { begins: begins * 1_000 } : {}),
    ...(Number(exp) > 0 ? { ends: Number(exp) * 1_000 } : {}),
    ...(subject ? { subject } : {}),
    ...(audience ? { audience } : {}),
  };
}
