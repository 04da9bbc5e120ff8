import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { isJsonObject, type JsonObject } from '../../src/json-object';
import type { HttpTransport } from '../../src/transport/http-transport';
import { FaultServer, type Seen } from './fault-server';
import { transportTo } from './transport';

interface Answer {
  status?: number;
  /** Default JSON. */
  type?: string;
  body: unknown;
}

/** What the server was asked. */
export interface Received {
  path: string;
  body: JsonObject;
}

function parsed(text: string): JsonObject {
  const body: unknown = text === '' ? {} : JSON.parse(text);
  return isJsonObject(body) ? body : {};
}

const OLD_FILTERS = ['key', 'state', 'candidateGroup', 'tenantIds', 'processInstanceKey', 'variables'];
const NEW_FILTERS = ['userTaskKey', 'state', 'candidateGroup', 'tenantId', 'dueDate', 'tags'];

function problem(detail: string): Answer {
  return { status: 400, body: { type: 'about:blank', title: 'Bad Request', status: 400, detail } };
}

/**
 * What the sandbox refuses to be: a server that answers searches over a set of task keys which a test changes as it likes,
 * with pages of odd sizes or with canned answers, and that becomes another version at any time. Shapes and manners are those of
 * the version: 8.6 ignores what it does not know, 8.8 refuses it. Every task is in the group `home`, and filtering by another
 * group finds none.
 */
export class CannedCluster {
  version = '8.6.0';
  /** Keys, which are the order too. */
  tasks: number[];
  /** Tasks that a page has at most, and at least where there are as many, whatever was asked for. */
  cap = Infinity;
  floor = 0;
  /** Tasks of the page before with which a page begins again; Infinity: it always begins at the start. */
  overlap = 0;
  /** Comes before each search is answered; what it returns is the answer. */
  beforeSearch: (searches: number) => Answer | undefined | Promise<Answer | undefined> = () => undefined;
  readonly #events = new EventEmitter();
  #server: FaultServer | undefined;
  #transport: HttpTransport | undefined;

  constructor(count = 0) {
    this.tasks = Array.from({ length: count }, (_, index) => index + 1);
  }

  async start(): Promise<HttpTransport> {
    this.#server = (await FaultServer.start()).on('*', (seen, response) => this.#serve(seen, response));
    this.#transport = transportTo(this.#server.url, { timeout: 60_000 });
    return this.#transport;
  }

  async stop(): Promise<void> {
    await this.#transport?.close();
    await this.#server?.stop();
  }

  /** What it was asked so far. */
  get received(): Received[] {
    return (this.#server?.seen ?? []).map(({ path, body }) => ({ path, body: parsed(body) }));
  }

  /** Bodies of the searches so far. */
  get searches(): JsonObject[] {
    return this.received.filter(({ path }) => path.endsWith('/search')).map(({ body }) => body);
  }

  /** How often the topology was asked for. */
  get topologies(): number {
    return this.#server?.asked('/v2/topology').length ?? 0;
  }

  /** Waits until a request is given up before it is answered. */
  async untilGivenUp(): Promise<void> {
    await once(this.#events, 'given up');
  }

  /** Waits until so many searches have come. */
  async untilSearches(count: number): Promise<void> {
    while (this.searches.length < count) await new Promise(setImmediate);
  }

  async #serve({ path, body }: Seen, response: ServerResponse): Promise<void> {
    response.once('close', () => {
      if (!response.writableEnded) this.#events.emit('given up');
    });
    const answer = await this.#answer(path, parsed(body));
    response.writeHead(answer.status ?? 200, { 'content-type': answer.type ?? 'application/json' });
    response.end(JSON.stringify(answer.body));
  }

  async #answer(path: string, body: JsonObject): Promise<Answer> {
    if (path === '/v2/topology') return { body: { gatewayVersion: this.version, brokers: [] } };
    const version = this.version;
    const scripted = await this.beforeSearch(this.searches.length);
    if (scripted) return scripted;
    if (path === '/v1/tasks/search') return this.#searchTasklist(body);
    return version.startsWith('8.6') ? this.#search86(body) : this.#search88(body);
  }

  #page(after: number, from: number, limit: number, group: unknown): number[] {
    if (group !== undefined && group !== 'home') return [];
    const size = Math.max(Math.min(limit, this.cap), this.floor);
    return this.tasks.filter((key) => key > after - this.overlap).slice(from, from + size);
  }

  #search86({ filter = {}, page = {} }: JsonObject): Answer {
    const { limit = 10, from = 0, searchAfter = [] } = page as JsonObject;
    const [after = 0] = searchAfter as string[];
    const known = Object.entries(filter as JsonObject).filter(([name]) => OLD_FILTERS.includes(name));
    if (known.some(([, value]) => isJsonObject(value))) return problem('Failed to read request');
    const { candidateGroup } = Object.fromEntries(known);
    const keys = this.#page(Number(after), Number(from), Number(limit), candidateGroup);
    return {
      body: {
        items: keys.map((key) => ({
          key,
          state: 'CREATED',
          candidateGroup: ['home'],
          tenantIds: '<default>',
        })),
        page: {
          totalItems: this.tasks.length,
          firstSortValues: [],
          lastSortValues: keys.slice(-1).map(String),
        },
      },
    };
  }

  #search88({ filter = {}, page = {}, ...rest }: JsonObject): Answer {
    const { limit = 100, from = 0, after, ...unknown } = page as JsonObject;
    const [first] = [
      ...Object.keys(rest).filter((name) => name !== 'sort'),
      ...Object.keys(unknown).map((name) => `page.${name}`),
      ...Object.keys(filter as JsonObject)
        .filter((name) => !NEW_FILTERS.includes(name))
        .map((name) => `filter.${name}`),
    ];
    if (first) return problem(`Request property [${first}] cannot be parsed`);
    const start = after === undefined ? 0 : Number(Buffer.from(String(after), 'base64').toString());
    const { candidateGroup } = filter as JsonObject;
    const keys = this.#page(start, Number(from), Number(limit), candidateGroup);
    const cursor = (key: number | undefined) =>
      key === undefined ? null : Buffer.from(String(key)).toString('base64');
    return {
      body: {
        items: keys.map((key) => ({
          userTaskKey: String(key),
          state: 'CREATED',
          name: null,
          candidateGroups: ['home'],
          tenantId: '<default>',
        })),
        page: {
          totalItems: this.tasks.length,
          hasMoreTotalItems: false,
          startCursor: cursor(keys[0]),
          endCursor: cursor(keys.at(-1)),
        },
      },
    };
  }

  #searchTasklist({ pageSize = 50, searchAfter = [], candidateGroup }: JsonObject): Answer {
    const [after = 0] = searchAfter as string[];
    const keys = this.#page(Number(after), 0, Number(pageSize), candidateGroup);
    const body = keys.map((key, index) => ({
      id: String(key),
      taskState: 'CREATED',
      isFirst: index === 0,
      sortValues: [String(key)],
    }));
    return { body };
  }
}
