import { STATUS_CODES } from 'node:http';
import type { Behaviour } from './fault-server';

interface Options {
  /** Headers that are not passed on, in neither direction. */
  without?: readonly string[];
}

/** Between two connections each has its own. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host'];

/** Answers as the server at this address does: a reverse proxy. */
export function forwardTo(address: string, { without = [] }: Options = {}): Behaviour {
  const dropped = new Set([...OF_THE_CONNECTION, ...without]);
  return async (seen, response) => {
    const headers = Object.entries(seen.headers).flatMap(([name, value]): [string, string][] =>
      dropped.has(name) || value === undefined ? [] : [[name, String(value)]],
    );
    const body = seen.body === '' ? {} : { body: seen.body };
    const answer = await fetch(address + seen.path, { method: seen.method, headers, ...body });
    const passed = [...answer.headers].filter(([name]) => !dropped.has(name) && name !== 'set-cookie');
    const cookies = answer.headers.getSetCookie();
    response
      .writeHead(answer.status, STATUS_CODES[answer.status], {
        ...Object.fromEntries(passed),
        ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
      })
      .end(await answer.text());
  };
}
