import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { deploy } from '../deployed';

const example = '10 - House tasks in the browser';
const httpNodeRoot = '/home/red';

/** The page of the example on a server of its own, and what its script asks Node-RED. */
export class HouseSite {
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server) {
    const { port } = server.address() as AddressInfo;
    this.#server = server;
    this.url = `http://127.0.0.1:${port}${httpNodeRoot}/house-tasks`;
  }

  /**
   * @param camunda address of the Camunda that it asks
   * @param environment variables of the tab that are not as in the file
   */
  static async deploy(camunda: string, environment: Record<string, string> = {}): Promise<HouseSite> {
    const { http } = await deploy(example, camunda, undefined, environment);
    const server = createServer((request, response) => {
      request.url = request.url?.replace(httpNodeRoot, '') ?? '';
      http(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new HouseSite(server);
  }

  /** Headers of what the page sends. */
  get ofThePage(): Record<string, string> {
    return { origin: new URL(this.url).origin, 'content-type': 'application/json' };
  }

  async get(resource: string, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.url}/${resource}`, { headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  /** @param headers beside those of the page; `host` may be one */
  async ask(method: 'GET' | 'POST', resource: string, headers: Record<string, string> = {}, body = '{}') {
    const isPost = method === 'POST';
    const sent = { method, headers: { ...(isPost ? this.ofThePage : {}), ...headers } };
    const request = httpRequest(`${this.url}${resource === '' ? '' : `/${resource}`}`, sent);
    request.end(isPost ? body : undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode, headers: response.headers, body: await text(response) };
  }

  async post(resource: string, body: unknown, headers: Record<string, string> = this.ofThePage) {
    const answer = await fetch(`${this.url}/${resource}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  }

  close(): void {
    this.#server.close();
  }
}
