import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

interface Options {
  /** `user:password` that the proxy wants. */
  credentials?: string;
  /** Port on loopback to which every name is connected; else the request's own. */
  everythingTo?: number;
  /** Accepts connections and requests, and answers none of them. */
  hang?: boolean;
}

/** A forward proxy on loopback: tunnels for https, absolute form for plain http (RFC 9110 9.3.6, RFC 9112 3.2.2). */
export class ForwardProxy {
  /** What it was asked: `CONNECT host:port`, or method and absolute address. */
  readonly asked: string[] = [];
  readonly #options: Options;
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((incoming, response) => this.#forward(incoming, response));

  private constructor(options: Options) {
    this.#options = options;
    this.#server.on('connect', (incoming: IncomingMessage, client: Socket) => this.#tunnel(incoming, client));
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
  }

  static async start(options: Options = {}): Promise<ForwardProxy> {
    const proxy = new ForwardProxy(options);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('The proxy does not listen');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
  }

  #admits({ headers }: IncomingMessage): boolean {
    const { credentials } = this.#options;
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    return !wanted || headers['proxy-authorization'] === wanted;
  }

  #tunnel(incoming: IncomingMessage, client: Socket): void {
    this.asked.push(`CONNECT ${incoming.url}`);
    if (this.#options.hang) return;
    if (!this.#admits(incoming)) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\r\n');
      return;
    }
    const { hostname, port } = new URL(`http://${incoming.url}`);
    const { everythingTo } = this.#options;
    const server = everythingTo ? connect(everythingTo, '127.0.0.1') : connect(Number(port), hostname);
    this.#keep(server);
    server.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  #forward(incoming: IncomingMessage, response: ServerResponse): void {
    this.asked.push(`${incoming.method} ${incoming.url}`);
    if (this.#options.hang) return;
    if (!this.#admits(incoming)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
      return;
    }
    const { method = 'GET', headers, url = '' } = incoming;
    const { 'proxy-authorization': _ours, 'proxy-connection': _hop, ...passedOn } = headers;
    const outgoing = request(url, { method, headers: passedOn }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  }
}
