import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { request } from 'undici';
import { basicHeader } from '../login';

/** As whom somebody might ask a cluster of theirs, and where its broker might be. */
export const others = {
  username: 'gerda.huber',
  password: 'Sommer+Sonne/12',
  clientId: 'house-automation',
  clientSecret: 'aQ7~secret.of=house',
  broker: 'zeebe-0.house.example',
};

/** Of the sandbox, which has no others. */
const own = {
  username: 'demo',
  password: 'demo',
  clientId: 'node-red',
  clientSecret: 'node-red-test-secret',
};

interface OtherNames {
  url: string;
  close(): Promise<void>;
}

/** Stands before a sandbox, and makes of its user and its client somebody else. */
export async function withOtherNames(target: string): Promise<OtherNames> {
  const server = createServer(async (incoming, response) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const body = toOwn(headers, await text(incoming));
    const answer = await request(target + path, {
      method: method as 'GET',
      headers: ownHeaders(headers),
      ...(body === '' ? {} : { body }),
    });
    const answered = await answer.body.text();
    const {
      connection: _hop,
      'transfer-encoding': _coding,
      'content-length': _length,
      ...rest
    } = answer.headers;
    const personal = answered
      .replaceAll(`"${own.username}"`, `"${others.username}"`)
      .replaceAll('"127.0.0.1"', `"${others.broker}"`);
    response.writeHead(answer.statusCode, rest).end(personal);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function ownHeaders({
  host: _host,
  connection: _hop,
  'content-length': _length,
  ...headers
}: IncomingHttpHeaders) {
  const { authorization } = basicHeader(others);
  return headers.authorization === authorization ? { ...headers, ...basicHeader(own) } : headers;
}

/** The form of a login, or of a token request. */
function toOwn(headers: IncomingHttpHeaders, body: string): string {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return body;
  const form = new URLSearchParams(body);
  for (const [field, name] of [
    ['username', 'username'],
    ['password', 'password'],
    ['client_id', 'clientId'],
    ['client_secret', 'clientSecret'],
  ] as const)
    if (form.get(field) === others[name]) form.set(field, own[name]);
  return form.toString();
}
