import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

interface Options {
  /** `user:password` that the proxy wants. */
  credentials?: string;
  /** Port to which everything is connected; else the request's own. */
  everythingTo?: number;
  /** The status with which `host:port`, or an absolute address, is refused; undefined where it is not. */
  refuse?(target: string): number | undefined;
}

/** A forward proxy that takes every name for this machine: tunnels for https, absolute form for plain http (RFC 9110 9.3.6, RFC 9112 3.2.2). */
export class ForwardProxy {
  /** What it was asked: `CONNECT host:port`, or method and absolute address. */
  readonly asked: string[] = [];
  /** While this is set, nothing is answered. */
  hangs = false;
  /** Most clients that were connected at one time. */
  mostConnections = 0;
  readonly #options: Options;
  readonly #clients = new Set<Socket>();
  readonly #servers = new Set<Socket>();
  readonly #server = createServer((incoming, response) => this.#forward(incoming, response));

  private constructor(options: Options) {
    this.#options = options;
    this.#server.on('connect', (incoming: IncomingMessage, client: Socket) => this.#tunnel(incoming, client));
    this.#server.on('connection', (socket: Socket) => {
      this.#keep(socket, this.#clients);
      this.mostConnections = Math.max(this.mostConnections, this.#clients.size);
    });
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
    for (const socket of [...this.#clients, ...this.#servers]) socket.destroy();
    await once(this.#server, 'close');
  }

  #keep(socket: Socket, all: Set<Socket>): void {
    all.add(socket);
    socket.once('close', () => all.delete(socket)).on('error', () => socket.destroy());
  }

  /** The status of a refusal; undefined where the request goes on. */
  #refusal({ headers, url = '' }: IncomingMessage): number | undefined {
    const { credentials } = this.#options;
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    return wanted && headers['proxy-authorization'] !== wanted ? 407 : this.#options.refuse?.(url);
  }

  #portOf(address: string): number {
    return this.#options.everythingTo ?? Number(new URL(address).port || 80);
  }

  #tunnel(incoming: IncomingMessage, client: Socket): void {
    this.asked.push(`CONNECT ${incoming.url}`);
    if (this.hangs) return;
    const refusal = this.#refusal(incoming);
    if (refusal) {
      client.end(`HTTP/1.1 ${refusal} Refused\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const server = connect(this.#portOf(`http://${incoming.url}`), '127.0.0.1');
    this.#keep(server, this.#servers);
    server.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  #forward(incoming: IncomingMessage, response: ServerResponse): void {
    this.asked.push(`${incoming.method} ${incoming.url}`);
    if (this.hangs) return;
    const refusal = this.#refusal(incoming);
    if (refusal) {
      response.writeHead(refusal).end();
      return;
    }
    const { method = 'GET', headers, url = '' } = incoming;
    const { 'proxy-authorization': _ours, 'proxy-connection': _hop, ...passedOn } = headers;
    const { pathname, search } = new URL(url);
    const there = { host: '127.0.0.1', port: this.#portOf(url), path: pathname + search };
    const outgoing = request({ ...there, method, headers: passedOn }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  }
}
