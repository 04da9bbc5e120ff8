import { CamundaError, type CamundaErrorCause } from '../errors';
import { sentence } from '../sentence';
import { kindOf, type Progress, type Source } from './failure-kind';
import { ProxyConnectionError } from './proxy-connection';

/** A request that got no answer: the error for the user, and what a retry must know. */
export class ConnectionFailure extends Error {
  constructor(
    readonly error: CamundaError,
    /** `no`: the server provably did not see the request, so that even a command may be sent again. */
    readonly taken: 'no' | 'unknown',
    /** Whether the same request may work in a moment. */
    readonly transient: boolean,
    /** The host's name is not known any more. */
    readonly nameGone = false,
  ) {
    super(error.message);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Names what undici, the network or TLS reported.
 * Only the code (or name) of a foreign error is kept: its message and cause may hold what must not travel.
 */
export function connectionFailure(
  failure: unknown,
  url: URL,
  source: Source,
  progress: Progress,
): ConnectionFailure {
  const { sent, begun } = progress;
  const taken = sent ? 'unknown' : 'no';
  const status = begun ? { status: begun.status } : {};
  const cause: CamundaErrorCause = { ...status, url: `${url.origin}${url.pathname}`, source };
  if (failure instanceof CamundaError) {
    return new ConnectionFailure(failure.with(cause), taken, false);
  }
  const details = failure as {
    code?: unknown;
    name?: unknown;
    message?: unknown;
    cause?: { code?: unknown; message?: unknown };
  };
  const code = textOf(details?.code) || textOf(details?.cause?.code) || textOf(details?.name);
  const message = `${textOf(details?.message)} ${textOf(details?.cause?.message)}`;
  const isOfProxy = failure instanceof ProxyConnectionError;
  const kind = kindOf({ code, message, isOfProxy }, url, source, progress);
  const error = new CamundaError(
    kind.code,
    kind.hint ? sentence`${kind.sentence}. ${kind.hint}` : kind.sentence,
    {
      ...cause,
      retryable: kind.transient || kind.code === 'CAMUNDA_TIMEOUT',
      ...(kind.hint ? { hint: String(kind.hint) } : {}),
    },
  );
  return new ConnectionFailure(error, kind.taken ?? taken, kind.transient, kind.nameGone);
}
