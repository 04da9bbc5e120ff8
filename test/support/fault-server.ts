import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TlsOptions } from 'node:tls';
import { type Clock, systemClock } from '../../src/clock';

/** A request as it came in. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Milliseconds, by the clock that the server was given. */
  at: number;
  socket: Socket;
  /** Requests that this connection had carried before. */
  before: number;
}

/** How a server answers a request: well, badly, late or never. */
export type Behaviour = (seen: Seen, response: ServerResponse) => void | Promise<void>;

interface Options {
  /** Whose time `Seen.at` is. */
  clock?: Clock;
  tls?: TlsOptions;
  /** A port to come back to; else any free one. */
  port?: number;
}

/** A server on loopback that does to each path what a test tells it, and remembers what it was asked. */
export class FaultServer {
  readonly seen: Seen[] = [];
  readonly connections = new Set<Socket>();
  /** Most connections that were open at one time. */
  mostConnections = 0;
  readonly #server;
  readonly #scheme: string;
  #port = 0;
  readonly #clock: Clock;
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #carried = new WeakMap<Socket, number>();

  private constructor({ clock = systemClock, tls }: Options) {
    this.#scheme = tls ? 'https' : 'http';
    this.#clock = clock;
    const take = (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response);
    this.#server = tls ? createTlsServer(tls, take) : createServer(take);
    // Connections stay open, and no header says for how long.
    this.#server.keepAliveTimeout = 0;
    this.#server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      this.mostConnections = Math.max(this.mostConnections, this.connections.size);
      socket.once('close', () => this.connections.delete(socket)).on('error', () => {});
    });
    this.#server.on('tlsClientError', () => {});
  }

  static async start(options: Options = {}): Promise<FaultServer> {
    const server = new FaultServer(options);
    server.#server.listen(options.port ?? 0, '127.0.0.1');
    await once(server.#server, 'listening');
    const address = server.#server.address();
    if (typeof address === 'object' && address !== null) server.#port = address.port;
    return server;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.#port}`;
  }

  /** What happens to requests for this path, or for every other path with `*`. */
  on(path: string, behaviour: Behaviour): this {
    this.#behaviours.set(path, behaviour);
    return this;
  }

  /** Requests for this path so far. */
  asked(path: string): Seen[] {
    return this.seen.filter((seen) => seen.path === path);
  }

  /** Ends as a crash does: no answer to anybody. */
  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.connections) socket.destroy();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket, method = '', url = '', headers } = request;
    const at = this.#clock.monotonic();
    const before = this.#carried.get(socket) ?? 0;
    this.#carried.set(socket, before + 1);
    response.on('error', () => {});
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    const seen: Seen = { method, path: url, headers, body, at, socket, before };
    // A failed assertion prints the rest.
    Object.defineProperty(seen, 'socket', { enumerable: false });
    this.seen.push(seen);
    const behaviour = this.#behaviours.get(url) ?? this.#behaviours.get('*');
    if (behaviour) await behaviour(seen, response);
    else response.writeHead(404).end();
  }
}
