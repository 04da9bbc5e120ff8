import { generateKeyPairSync } from 'node:crypto';
import { readClaims } from '../../../src/http/token-claims';
import type { Behaviour } from '../../support/fault-server';
import { empty, json } from '../../support/faults';
import { clusterAt } from '../../support/node-red/flow';
import { oidcAt, type Provoke, type Stage } from './stage';

const HOUR = 3_600_000;
const dateAt = (time: number) => new Date(time).toUTCString();

/** A Camunda whose clock is wrong; the token endpoint's is right. */
async function withClock(stage: Stage, milliseconds: number) {
  const { tokenUrl } = await stage.sandbox({ authentication: 'oidc' });
  const server = await stage.server();
  const date = dateAt(Date.now() + milliseconds);
  server.on('*', empty(401, { date, 'www-authenticate': 'Bearer error="invalid_token"' }));
  return stage.refusal(oidcAt(server.url, tokenUrl));
}

/** A token endpoint whose clock is two hours ahead: what was signed a moment ago has ended there (RFC 7523 3). */
const twoHoursAhead: Behaviour = (seen, response) => {
  const { ends = 0 } = readClaims(new URLSearchParams(seen.body).get('client_assertion') ?? '');
  const now = Date.now() + 2 * HOUR;
  const answer = ends < now ? json({ error: 'invalid_client' }, 401, { date: dateAt(now) }) : empty(204);
  return answer(seen, response);
};

/** Tokens that are not given, or not taken. */
export const tokenRefusals: Record<string, Provoke> = {
  'Wrong secret': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({ authentication: 'oidc' });
    return stage.refusal(oidcAt(url, tokenUrl, {}, { clientSecret: 'wrong' }));
  },

  'Unknown client': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({ authentication: 'oidc' });
    return stage.refusal(oidcAt(url, tokenUrl, {}, { clientId: 'nobody' }));
  },

  'Wrong secret or unknown client, where Auth0 gives the tokens': async (stage) => {
    const server = await stage.server();
    server.on('/token', json({ error: 'access_denied', error_description: 'Unauthorized' }, 401));
    return stage.refusal(oidcAt(server.url, `${server.url}/token`));
  },

  'Unknown scope': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({ authentication: 'oidc' });
    return stage.refusal(oidcAt(url, tokenUrl, { scope: 'nosuch' }));
  },

  'Wrong audience, where Auth0 gives the tokens': async (stage) => {
    const server = await stage.server();
    server.on('/token', json({ error: 'access_denied', error_description: 'Service not found: x' }, 403));
    return stage.refusal(oidcAt(server.url, `${server.url}/token`, { audience: 'x' }));
  },

  'Wrong audience, at Camunda': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({ version: '8.8', authentication: 'oidc' });
    return stage.refusal(oidcAt(url, tokenUrl, { audience: 'optimize-api' }));
  },

  'No audience, at Camunda': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({
      version: '8.6',
      authentication: 'oidc',
      tasklistV1: true,
    });
    return stage.refusal(oidcAt(url, tokenUrl));
  },

  'Wrong token URL': async (stage) => {
    const { url, tokenUrl } = await stage.sandbox({ authentication: 'oidc' });
    return stage.refusal(oidcAt(url, tokenUrl.replace('camunda-platform', 'camunda')));
  },

  "Camunda's clock is behind the token endpoint's": (stage) => withClock(stage, -2 * HOUR),

  "Camunda's clock is ahead of the token endpoint's": (stage) => withClock(stage, 2 * HOUR),

  "This machine's clock, with a private key": async (stage) => {
    const server = await stage.server();
    server.on('/token', twoHoursAhead);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const settings = {
      authentication: 'oidc',
      tokenUrl: `${server.url}/token`,
      clientAuthentication: 'private_key_jwt',
    };
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return stage.refusal(clusterAt(server.url, settings, { clientId: 'node-red', privateKey: pem }));
  },
};
