import type { IncomingHttpHeaders } from 'node:http';
import { FaultServer, type Seen } from '../../../support/fault-server';
import { forwardTo } from '../../../support/forward';
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

/** Stands before a sandbox, and makes of its user and its client somebody else. */
export async function withOtherNames(target: string): Promise<FaultServer> {
  const server = await FaultServer.start();
  return server.on('*', forwardTo(target, { asking: asOwn, answering: asOthers }));
}

function asOwn({ headers, body }: Seen): Pick<Seen, 'headers' | 'body'> {
  const isOthers = headers.authorization === basicHeader(others).authorization;
  return { headers: isOthers ? { ...headers, ...basicHeader(own) } : headers, body: toOwn(headers, body) };
}

function asOthers(body: string): string {
  return body
    .replaceAll(`"${own.username}"`, `"${others.username}"`)
    .replaceAll('"127.0.0.1"', `"${others.broker}"`);
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
