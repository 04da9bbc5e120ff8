import { type Clock, systemClock } from '../../src/clock';
import type { Behaviour } from './fault-server';

type Headers = Record<string, string | string[]>;

/** An answer with a JSON body. */
export function json(body: unknown, status = 200, headers: Headers = {}): Behaviour {
  return (_seen, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** A problem body (RFC 9457), as Camunda's /v2 answers. */
export function problem(status: number, title: string, detail: string, headers: Headers = {}): Behaviour {
  return json({ type: 'about:blank', status, title, detail }, status, {
    'content-type': 'application/problem+json',
    ...headers,
  });
}

/** An answer with any text, HTML where nothing is said. */
export function page(
  status: number,
  text = '<html><body>Bad Gateway</body></html>',
  type = 'text/html',
): Behaviour {
  return (_seen, response) => void response.writeHead(status, { 'content-type': type }).end(text);
}

/** An answer without a body. */
export function empty(status: number, headers: Headers = {}): Behaviour {
  return (_seen, response) => void response.writeHead(status, headers).end();
}

/** No answer, ever. */
export const hang: Behaviour = () => {};

/** The connection is reset instead of an answer. */
export const reset: Behaviour = ({ socket }) => void socket.resetAndDestroy();

/** The connection is reset where it had carried a request before: what an idle connection looks like that was just dropped. */
export function resetWhenReused(otherwise: Behaviour): Behaviour {
  return (seen, response) => (seen.before > 0 ? reset(seen, response) : otherwise(seen, response));
}

/** The answer comes, and then the idle connection is dropped without a word, as a balancer does. */
export function dropIdleAfter(milliseconds: number, behaviour: Behaviour): Behaviour {
  const timers = new WeakMap<object, NodeJS.Timeout>();
  return async (seen, response) => {
    clearTimeout(timers.get(seen.socket));
    response.once('finish', () => {
      timers.set(
        seen.socket,
        setTimeout(() => seen.socket.destroy(), milliseconds),
      );
    });
    await behaviour(seen, response);
  };
}

/** The answer comes after a while. */
export function late(milliseconds: number, behaviour: Behaviour, clock: Clock = systemClock): Behaviour {
  return async (seen, response) => {
    await clock.sleep(milliseconds);
    await behaviour(seen, response);
  };
}

/** One behaviour after the other; the last one for ever. */
export function inTurn(...behaviours: [Behaviour, ...Behaviour[]]): Behaviour {
  let turn = 0;
  return (seen, response) => {
    const behaviour = behaviours[Math.min(turn++, behaviours.length - 1)] ?? behaviours[0];
    return behaviour(seen, response);
  };
}

/** Repeats in the error whatever was sent: headers and body, as they came and decoded. */
export function echo(status: number): Behaviour {
  return (seen, response) => {
    const { authorization = '' } = seen.headers;
    const decoded = Buffer.from(authorization.replace(/^\w+ /, ''), 'base64').toString();
    const title = [seen.body, decodeURIComponent(seen.body), JSON.stringify(seen.headers)].join(' ');
    const detail = [authorization, decoded, seen.headers.cookie, seen.headers['x-csrf-token']].join(' ');
    return json({ title, error: title, detail, error_description: detail }, status)(seen, response);
  };
}

/** Answers are kept back until `open` is called. */
export function gate(behaviour: Behaviour): { behaviour: Behaviour; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    open: () => open(),
    behaviour: async (seen, response) => {
      await opened;
      await behaviour(seen, response);
    },
  };
}
