import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Agent, request } from 'undici';

/** What happens to a request: `after` means that Camunda has done what was asked. */
const FAULTS = ['reset before', 'reset after', '429', '503', 'HTML', 'hang before', 'hang after'] as const;
export type Fault = (typeof FAULTS)[number];

/** How likely each fault is, from 0 to 1: workers poll again and again, and a poll that hangs stops one for 15 s. */
const LIKELY = {
  poll: { hang: 0.0005, other: 0.01 },
  command: { hang: 0.005, other: 0.02 },
};

/** What a client has asked. */
export interface Asked {
  url: string;
  body: string;
}

export interface Answer {
  status: number;
  body: string;
}

/** Is told what becomes of each request. */
export interface ProxyListener {
  /** It meets a fault, before or after Camunda has it. */
  spoilt(asked: Asked, fault: Fault): void;
  answered(asked: Asked, answer: Answer): void;
  /** Nobody has got the answer. */
  lost(asked: Asked, answer: Answer): void;
}

/** Camunda behind a proxy that fails by chance. As a gateway does, it goes on with what a client has asked that is gone. */
export class FaultProxy {
  /** How often each has happened. */
  readonly faults: Partial<Record<Fault, number>> = {};
  requests = 0;
  readonly #target: string;
  readonly #random: () => number;
  readonly #listener: ProxyListener;
  readonly #agent = new Agent({ connections: 100, headersTimeout: 60_000 });
  readonly #server = createServer((incoming, response) => void this.#take(incoming, response));

  private constructor(target: string, random: () => number, listener: ProxyListener) {
    this.#target = target;
    this.#random = random;
    this.#listener = listener;
  }

  static async start(target: string, random: () => number, listener: ProxyListener): Promise<FaultProxy> {
    const proxy = new FaultProxy(target, random, listener);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await Promise.all([closed, this.#agent.destroy()]);
  }

  async #take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return;
    response.on('error', () => {});
    this.requests++;
    const { url = '' } = incoming;
    const asked = { url, body };
    const fault = this.#chance(url.endsWith('/activation'));
    if (fault) this.#listener.spoilt(asked, fault);
    if (fault && !fault.endsWith('after')) return refuse(fault, response);
    const answer = await this.#ask(incoming, body);
    if (!answer) return void response.destroy();
    this.#listener.answered(asked, answer);
    if (fault === undefined && !response.destroyed) {
      response.once('close', () => response.writableFinished || this.#listener.lost(asked, answer));
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    this.#listener.lost(asked, answer);
    if (fault === 'reset after') response.socket?.resetAndDestroy();
  }

  #chance(isPoll: boolean): Fault | undefined {
    const { hang, other } = LIKELY[isPoll ? 'poll' : 'command'];
    let left = this.#random();
    for (const fault of FAULTS) {
      left -= fault.startsWith('hang') ? hang : other;
      if (left >= 0) continue;
      this.faults[fault] = (this.faults[fault] ?? 0) + 1;
      return fault;
    }
    return undefined;
  }

  /** @returns undefined where the server has gone */
  async #ask({ method = 'GET', url = '', headers }: IncomingMessage, body: string) {
    const { host: _host, connection: _connection, 'content-length': _length, ...passed } = headers;
    try {
      const asked = { method: method as 'GET', headers: passed, dispatcher: this.#agent };
      const answer = await request(this.#target + url, { ...asked, ...(body === '' ? {} : { body }) });
      const { connection: _hop, 'transfer-encoding': _coding, ...answered } = answer.headers;
      return { status: answer.statusCode, headers: answered, body: await answer.body.text() };
    } catch {
      return undefined;
    }
  }
}

function refuse(fault: Fault, response: ServerResponse): void {
  switch (fault) {
    case 'reset before':
      response.socket?.resetAndDestroy();
      return;
    case '429':
    case '503': {
      const status = Number(fault);
      const problem = { type: 'about:blank', title: 'RESOURCE_EXHAUSTED', status, detail: 'Too much to do' };
      const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' };
      response.writeHead(status, headers).end(JSON.stringify(problem));
      return;
    }
    case 'HTML':
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad Gateway</body></html>');
      return;
    default: // It is never answered.
  }
}
