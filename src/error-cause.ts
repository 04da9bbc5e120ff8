/** Plain details of an error. It travels to Catch nodes and debug panels, so it never holds a header, a token or a body. */
export interface CamundaErrorCause {
  /** HTTP status of the answer that refused. */
  status?: number;
  /** `title` and `detail` of the server's problem body (RFC 9457), or what the older error bodies have in their place. */
  title?: string;
  detail?: string;
  /** Address that was asked, without its query. */
  url?: string;
  /** Who refused: the Camunda API, the token endpoint, or the login. */
  source?: 'api' | 'token' | 'login';
  /** Whether the same message may succeed later without a change. */
  retryable?: boolean;
  /** What to do about it, where the sentence does not say it already. */
  hint?: string;
  /** Seconds to wait before the next attempt can succeed. */
  retryAfter?: number;
  /** Of a command that failed: whether it was done all the same. Absent where it was not. */
  done?: 'maybe' | 'yes';
  /** Of a process that was started, where what came after that failed. */
  processInstanceKey?: string;
  /** Messages that a stream had sent before it failed, and their `msg.parts.id`. */
  sent?: number;
  partsId?: string;
}

/** Such as `404 NOT_FOUND: no task has that key; http://localhost:8080/v2/user-tasks/1; retryable`. */
function inOneLine(cause: CamundaErrorCause): string {
  const { status, title, detail, url, hint, retryable, retryAfter, done, sent } = cause;
  const said = [status, title].filter((word) => word !== undefined).join(' ');
  const words = [
    [said, detail].filter(Boolean).join(': '),
    url,
    hint,
    retryable ? 'retryable' : undefined,
    retryAfter === undefined ? undefined : `after ${retryAfter} s`,
    done && `done: ${done}`,
    sent === undefined ? undefined : `sent: ${sent}`,
  ];
  return words.filter(Boolean).join('; ') || 'none';
}

/**
 * What causes inherit from: a second `Object.prototype`, as objects of a Function node have one too. Where Node-RED shows an
 * error as a whole it writes `cause + ''`, and its clones keep a prototype, but no property that JSON would not show.
 */
const READABLE = Object.create(null, {
  ...Object.getOwnPropertyDescriptors(Object.prototype),
  toString: {
    value(this: CamundaErrorCause) {
      return inOneLine(this);
    },
  },
  [Symbol.for('nodejs.util.inspect.custom')]: {
    value(this: CamundaErrorCause) {
      return { ...this };
    },
  },
});

/** The same plain data, which says itself in one line where it is made a text. */
export function readableCause(cause: CamundaErrorCause): CamundaErrorCause {
  return Object.assign(Object.create(READABLE), cause);
}
