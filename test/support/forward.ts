import { STATUS_CODES } from 'node:http';
import type { Behaviour, Seen } from './fault-server';

interface Options {
  /** Headers that are not passed on, in neither direction. */
  without?: readonly string[];
  /** What is asked in place of what was. */
  asking?: (seen: Seen) => Pick<Seen, 'headers' | 'body'>;
  /** The body that is answered in place of the server's. */
  answering?: (body: string) => string;
}

/** Between two connections each has its own. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host'];

/** Answers as the server at this address does: a reverse proxy. */
export function forwardTo(
  address: string,
  { without = [], asking = (seen) => seen, answering = (body) => body }: Options = {},
): Behaviour {
  const dropped = new Set([...OF_THE_CONNECTION, ...without]);
  return async (seen, response) => {
    const asked = asking(seen);
    const headers = Object.entries(asked.headers).flatMap(([name, value]): [string, string][] =>
      dropped.has(name) || value === undefined ? [] : [[name, String(value)]],
    );
    const body = asked.body === '' ? {} : { body: asked.body };
    const answer = await fetch(address + seen.path, { method: seen.method, headers, ...body });
    const passed = [...answer.headers].filter(([name]) => !dropped.has(name) && name !== 'set-cookie');
    const cookies = answer.headers.getSetCookie();
    response
      .writeHead(answer.status, STATUS_CODES[answer.status], {
        ...Object.fromEntries(passed),
        ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      })
      .end(answering(await answer.text()));
  };
}
