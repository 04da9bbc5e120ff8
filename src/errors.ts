import { type CamundaErrorCause, readableCause } from './error-cause';
import { type Sentence, sentence, type Translation } from './sentence';

export type { CamundaErrorCause };

/** What went wrong, as a stable word that a flow can switch on (`msg.error.code`). docs/errors.md has the whole table. */
export type CamundaErrorCode =
  | 'CAMUNDA_CONFIG'
  | 'CAMUNDA_AUTH'
  | 'CAMUNDA_FORBIDDEN'
  | 'CAMUNDA_INVALID'
  | 'CAMUNDA_NOT_FOUND'
  | 'CAMUNDA_CONFLICT'
  | 'CAMUNDA_UNSUPPORTED'
  | 'CAMUNDA_BUSY'
  | 'CAMUNDA_UNAVAILABLE'
  | 'CAMUNDA_TIMEOUT'
  | 'CAMUNDA_ABORTED'
  | 'CAMUNDA_PROTOCOL';

/** Characters of a text. What a message or a server brings, such as a name or a header, can be in it, and be of any size. */
const MAX_TEXT = 2_000;

/** Controls of a terminal, line breaks, and what turns the direction of writing: with them a server could forge lines of a log. */
export const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

function printable(words: string): string {
  const bounded = words.length > MAX_TEXT ? `${words.slice(0, MAX_TEXT)}…` : words;
  return bounded.replace(UNPRINTABLE, ' ');
}

function printableCause(cause: CamundaErrorCause): CamundaErrorCause {
  const values = Object.entries(cause).map(([name, value]) => [
    name,
    typeof value === 'string' ? printable(value) : value,
  ]);
  return readableCause(Object.fromEntries(values));
}

/** The one error of this package. `code` and `cause` are own properties, because a Catch node copies no others. */
export class CamundaError extends Error {
  override readonly name = 'CamundaError';
  readonly code: CamundaErrorCode;
  override readonly cause: CamundaErrorCause;
  // Private, so that no Catch node, debug panel or JSON text ever holds the values apart.
  readonly #sentence: Sentence;

  constructor(code: CamundaErrorCode, message: Sentence, cause: CamundaErrorCause = {}) {
    super(printable(String(message)));
    this.code = code;
    this.cause = printableCause(cause);
    this.#sentence = message;
  }

  /** What `message` says, to be put into another sentence. */
  get sentence(): Sentence {
    return this.#sentence;
  }

  /** `message` in another language. */
  messageIn(translation: Translation): string {
    return printable(this.#sentence.in(translation));
  }

  /** The same error with its message in another language. */
  in(translation: Translation): CamundaError {
    const error = new CamundaError(this.code, this.#sentence, this.cause);
    error.message = this.messageIn(translation);
    // It is where the error came from that a stack tells, and its first line is the message.
    error.stack = this.stack?.replace(this.message, () => error.message) ?? '';
    return error;
  }

  /** The same error with more known about it, e.g. how many messages had been sent. */
  with(more: CamundaErrorCause): CamundaError {
    return new CamundaError(this.code, this.#sentence, { ...this.cause, ...more });
  }
}

/** Settings or environment are wrong; nothing was sent. */
export function configError(message: Sentence): CamundaError {
  return new CamundaError('CAMUNDA_CONFIG', message, { retryable: false });
}

/** A message that we refuse before anything is sent. */
export function invalidError(message: Sentence): CamundaError {
  return new CamundaError('CAMUNDA_INVALID', message, { retryable: false });
}

/** An operation, a field or an operator that the server's version lacks; nothing was sent. */
export function unsupportedError(message: Sentence, cause: CamundaErrorCause = {}): CamundaError {
  return new CamundaError('CAMUNDA_UNSUPPORTED', message, { retryable: false, ...cause });
}

/** An answer that is not what Camunda's API says. */
export function protocolError(what: Sentence, status: number): CamundaError {
  return new CamundaError(
    'CAMUNDA_PROTOCOL',
    sentence`The answer is not Camunda's: ${what}. Another server or a proxy may be at this address`,
    { status, source: 'api', retryable: false },
  );
}

/** A deploy or a stop ended the call. */
export function abortedError(): CamundaError {
  const message = sentence`Canceled: the flow was deployed or stopped`;
  return new CamundaError('CAMUNDA_ABORTED', message, { retryable: true });
}

/** The error of a command that may have been done: it says so, and that nobody sends it again without a look. */
export function maybeDoneError(error: CamundaError): CamundaError {
  return new CamundaError(
    error.code,
    sentence`${error.sentence}. It may have been done all the same: check before you send it again`,
    { ...error.cause, retryable: false, done: 'maybe' },
  );
}

/** The error that was thrown; undefined where it is none, or throws itself when it is looked at. */
export function errorIn(thrown: unknown): Error | undefined {
  try {
    return thrown instanceof Error && typeof thrown.message === 'string' ? thrown : undefined;
  } catch {
    return undefined;
  }
}
