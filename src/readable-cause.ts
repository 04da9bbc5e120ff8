import type { CamundaErrorCause } from './errors';

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
