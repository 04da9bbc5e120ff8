import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { request } from 'undici';

/** A request and its answer. */
export interface Exchange {
  method: string;
  path: string;
  requestType: string | undefined;
  requestBody: string;
  status: number;
  answerType: string | undefined;
  answerBody: string;
}

/** Stands before a server, or before two of them that a test switches between, and keeps what they are asked and answer. */
export class Relay {
  /** Where requests go. */
  target: string;
  /** Called before each request is passed on. */
  beforeRequest: () => void = () => {};
  /** Whether the answer of what has been passed on gets lost. */
  loses: (exchange: Exchange) => boolean = () => false;
  readonly exchanges: Exchange[] = [];
  readonly #server: Server;

  private constructor(target: string) {
    this.target = target;
    this.#server = createServer(async (incoming, response) => {
      const requestBody = await text(incoming);
      const { method = 'GET', url: path = '/' } = incoming;
      const { host: _host, connection: _connection, ...headers } = incoming.headers;
      this.beforeRequest();
      const answer = await request(this.target + path, {
        method: method as 'GET',
        headers,
        ...(requestBody === '' ? {} : { body: requestBody }),
      });
      const answerBody = await answer.body.text();
      const { connection: _hop, 'transfer-encoding': _coding, ...answered } = answer.headers;
      const exchange: Exchange = {
        ...{ method, path, requestType: headers['content-type'], requestBody },
        ...{ status: answer.statusCode, answerType: answered['content-type']?.toString(), answerBody },
      };
      this.exchanges.push(exchange);
      if (this.loses(exchange)) incoming.socket.resetAndDestroy();
      else response.writeHead(answer.statusCode, answered).end(answerBody);
    });
  }

  static async start(target: string): Promise<Relay> {
    const relay = new Relay(target);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
