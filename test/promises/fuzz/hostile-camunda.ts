import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { FaultServer, type Seen } from '../../support/fault-server';
import { goodAnswer, type Version } from './good-answers';
import { jsonText, type Recipe } from './recipe';
import { type Answer, type Route, routeOf } from './routes';

/** How one cluster answers. */
export interface Manners {
  version: Version;
  answers: Partial<Record<Route, Answer>>;
}

/** Pages without an end that a cluster hands out; a client that asks for more would go on for ever, and is cut off. */
const MOST_REQUESTS = 2_000;

/** Pages of ever new tasks that a server with many has before it comes to its end, and characters of each of the three on one. */
const MOST_PAGES = 150;
const FILLING = 100_000;
/** Tasks of a page where a total says that there are only a few. */
const MANY = 50;

/** Many clusters behind one address, each with a path of its own, `/<name>/v2/...`, and each answers as it is told. */
export class HostileCamunda {
  /** Requests for pages without an end, by the name of the cluster. */
  readonly #asked = new Map<string, number>();
  #clusters = new Map<string, Manners>();
  readonly #server: FaultServer;

  private constructor(server: FaultServer) {
    this.#server = server.on('*', (seen, response) => this.#answer(seen, response));
  }

  static async start(): Promise<HostileCamunda> {
    return new HostileCamunda(await FaultServer.start());
  }

  get url(): string {
    return this.#server.url;
  }

  /** Forgets all clusters before. */
  become(clusters: Map<string, Manners>): void {
    this.#clusters = clusters;
    this.#asked.clear();
  }

  /** Whether a client would have gone on for ever. */
  wasAskedOnAndOn(name: string): boolean {
    return (this.#asked.get(name) ?? 0) > MOST_REQUESTS;
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  #count(name: string): number {
    const count = (this.#asked.get(name) ?? 0) + 1;
    this.#asked.set(name, count);
    return count;
  }

  #answer(seen: Seen, response: ServerResponse): void {
    // It remembers whole bodies otherwise.
    this.#server.seen.length = 0;
    const [, name = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(seen.path) ?? [];
    const cluster = this.#clusters.get(name);
    const route = routeOf(seen.method, rest);
    if (!cluster || !route) return void response.writeHead(404).end();
    const answer = cluster.answers[route] ?? goodAnswer(route, cluster.version);
    const count = answer.endless ? this.#count(name) : 0;
    if (count > MOST_REQUESTS) return void seen.socket.resetAndDestroy();
    const body = answer.endless ? endlessPage(route, answer.endless, count) : answer.body;
    try {
      send({ ...answer, body }, seen, response);
    } catch {
      // A header that Node.js refuses to send.
      seen.socket.destroy();
    }
  }
}

/** A page of a search that goes on and on; of ever new tasks there are many, or more than a total says. */
function endlessPage(
  route: Route,
  { cursor, tasks, total }: NonNullable<Answer['endless']>,
  count: number,
): Recipe {
  // A negative total says nothing of how many there are.
  const isOpen = route === 'search1' || total === null || total < 0 || total > MANY;
  const hasMany = tasks === 'fresh' && isOpen;
  const ends = hasMany && count > MOST_PAGES;
  const size = tasks === 'none' || ends ? 0 : hasMany || tasks === 'same' ? 3 : MANY;
  const cursors = { fresh: `cursor-${count}`, same: 'cursor', object: { at: count } };
  const filling = hasMany ? { description: { $: 'long', unit: 'x', count: FILLING } } : {};
  const items = Array.from({ length: size }, (_, place) => {
    const key = String((tasks === 'fresh' ? count * MANY : 0) + place + 1);
    const own = {
      userTaskKey: key,
      id: key,
      state: 'CREATED',
      taskState: 'CREATED',
      name: `name${key}`,
      value: '1',
    };
    return { ...own, sortValues: [cursors[cursor]], ...filling };
  });
  if (route === 'search1') return items;
  const sum = ends ? count * 3 : total;
  return {
    items,
    page: { ...(ends ? {} : { endCursor: cursors[cursor] }), ...(sum === null ? {} : { totalItems: sum }) },
  };
}

/** What a request brought, as a server that hates secrets would say it. */
function sentWith({ headers, body }: Seen): string {
  const decoded = Buffer.from((headers.authorization ?? '').replace(/^\w+ /, ''), 'base64').toString();
  return [headers.authorization, decoded, headers.cookie, headers['x-csrf-token'], body.slice(0, 2_000)].join(
    ' ',
  );
}

function headersOf(headers: Answer['headers']): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const text = typeof value === 'string' ? value : String(JSON.parse(jsonText(value)));
    byName.set(name, [...(byName.get(name) ?? []), text]);
  }
  return byName;
}

function send({ status, headers, body, comes }: Answer, seen: Seen, response: ServerResponse): void {
  if (comes === 'reset') return void seen.socket.resetAndDestroy();
  const isText =
    comes === 'text' &&
    (typeof body === 'string' || (typeof body === 'object' && body !== null && '$' in body));
  const written = jsonText(body, sentWith(seen));
  const text = isText && written.startsWith('"') ? String(JSON.parse(written)) : written;
  for (const [name, values] of headersOf(headers))
    response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  if (comes.endsWith('gzip')) response.setHeader('content-encoding', 'gzip');
  if (comes === 'cut') response.setHeader('content-length', Buffer.byteLength(text) + 10);
  response.writeHead(status);
  if (comes === 'cut') response.write(text, () => seen.socket.destroy());
  else if (comes === 'in pieces') {
    response.write(text.slice(0, 3));
    setImmediate(() => response.end(text.slice(3)));
  } else response.end(comes === 'gzip' ? gzipSync(text) : text);
}
