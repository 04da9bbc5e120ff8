import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Answer, Refused, type SandboxRequest, springError } from './http';

export interface RecordedRequest extends SandboxRequest {
  /** What the sandbox answered. */
  readonly status: number;
}

export interface Listening {
  readonly url: string;
  /** The newest 10,000, oldest first. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

const REQUESTS_KEPT = 10_000;

/** Serves on 127.0.0.1 alone. @param now milliseconds since 1970, for the `Date` of its answers @throws the system's error, such as EADDRINUSE */
export async function listen(
  port: number,
  answer: (request: SandboxRequest) => Promise<Answer>,
  now: () => number,
): Promise<Listening> {
  const requests: RecordedRequest[] = [];

  const server = createServer(async (incoming, response) => {
    const request = await read(incoming).catch(() => undefined);
    if (!request) {
      return; // the client went away
    }
    const { status, headers, body } = await answerOrRefuse(answer, request);
    requests.push({ ...request, bytes: undefined, status });
    if (requests.length > REQUESTS_KEPT) {
      requests.shift();
    }
    response.writeHead(status, { date: new Date(now()).toUTCString(), ...headers }).end(body);
  });

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<SandboxRequest> {
  const [path = '/', query] = (incoming.url ?? '/').split(/(?=\?)/, 2);
  const bytes = await buffer(incoming);
  const isOfParts = /^multipart\//i.test(incoming.headers['content-type'] ?? '');
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query ?? '',
    headers: incoming.headers,
    body: new TextDecoder().decode(bytes),
    ...(isOfParts ? { bytes } : {}),
  };
}

async function answerOrRefuse(
  answer: (request: SandboxRequest) => Promise<Answer>,
  request: SandboxRequest,
): Promise<Answer> {
  try {
    return await answer(request);
  } catch (error) {
    if (error instanceof Refused) {
      return error.answer;
    }
    console.error(error); // a mistake in the sandbox, or a provider that is away: the caller sees no more than a 500
    return springError(request, 500);
  }
}
