import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './asked';
import { answerTo, started, tokenAnswer, topology } from './canned';

/** A process of its own: the server costs the candidates neither their time nor their memory. */

function answer(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    if (request.url === '/token') answer(response, tokenAnswer());
    else if (!request.headers.authorization) response.writeHead(401).end();
    else if (request.url === '/v2/topology') answer(response, topology);
    else if (request.url === '/v2/user-tasks/search') answer(response, answerTo(body));
    else if (request.url === '/v2/process-instances') answer(response, started);
    else response.writeHead(404).end();
  });
});

// A candidate that rests for a while must find its connections open.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  serve(`http://127.0.0.1:${port}`, async () => undefined);
});
