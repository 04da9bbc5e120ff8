import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A Camunda 8.8 whose search has one page of these keys and then breaks. */
export async function startFailingSearch(keys: string[]): Promise<{ url: string; close(): void }> {
  let pages = 0;
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/v2/topology') json(response, 200, { gatewayVersion: '8.8.0', brokers: [] });
    else if (pages++ > 0) json(response, 500, { title: 'INTERNAL', status: 500, detail: 'Index is gone' });
    else {
      const items = keys.map((userTaskKey) => ({ userTaskKey }));
      json(response, 200, {
        items,
        page: { totalItems: 9, endCursor: 'next', startCursor: 'first', hasMoreTotalItems: false },
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
