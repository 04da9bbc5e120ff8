import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../../scripts/free-port';
import { cached } from '../../support/servers/cache';
import { findJava } from '../../support/servers/java';
import { unpack } from '../../support/servers/maven';
import { ServerProcess } from '../../support/servers/server-process';

const distribution = { group: 'org.keycloak', name: 'keycloak-quarkus-dist', version: '26.7.3' };
const realmFile = 'camunda-platform-realm.json';

/** The port, the path and the realm that Camunda's documentation uses. */
const port = 18080;
const keycloakAddress = `http://localhost:${port}/auth`;
export const realm = `${keycloakAddress}/realms/camunda-platform`;
export const tokenUrl = `${realm}/protocol/openid-connect/token`;

/** The clients of the realm, with tokens of 300 s and of 20 s. */
export const client = { id: 'node-red', secret: 'node-red-test-secret' };
export const shortLivedClient = { id: 'node-red-short', secret: 'node-red-short-secret' };
const administrator = { username: 'admin', password: 'admin-test-password' };

export interface Keycloak {
  /** Gives a client of the realm another secret. */
  setSecret(clientId: string, secret: string): Promise<void>;
  /** Starts it again after a stop, with its keys, clients and secrets as they were. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Downloads Keycloak, once. @throws Error without Maven. */
export async function fetchKeycloak(): Promise<string> {
  const folder = await cached(`keycloak-${distribution.version}`, (fresh) => unpack(distribution, fresh));
  return path.join(folder, `keycloak-${distribution.version}`);
}

/**
 * Starts Keycloak with the test realm on port 18080: the first time in up to a minute, then in 12 to 20 s.
 * @throws Error when the port is taken, or with the end of its log when it does not become ready.
 */
async function startKeycloak(): Promise<Keycloak> {
  const home = await fetchKeycloak();
  if ((await freePort(port)) !== port) throw new Error(`Port ${port}, which Keycloak needs, is taken`);
  await importRealm(home);
  let server = await startProcess(home);
  return {
    setSecret,
    start: async () => {
      server = await startProcess(home);
    },
    stop: () => server.stop(),
  };
}

let shared: Promise<Keycloak> | undefined;

/** The one Keycloak of this process, started when first asked for. @throws Error as `startKeycloak` does */
export function theKeycloak(): Promise<Keycloak> {
  shared ??= startKeycloak();
  return shared;
}

/** A token for a scope, which stands for an audience. @throws Error with Keycloak's refusal */
export async function getToken(scope: string): Promise<string> {
  const grant = { grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret };
  const form = new URLSearchParams({ ...grant, scope });
  const { access_token: token } = await json(tokenUrl, { method: 'POST', body: form });
  return token;
}

async function startProcess(home: string): Promise<ServerProcess> {
  return ServerProcess.start({
    name: 'keycloak',
    command: path.join(home, 'bin', 'kc.sh'),
    args: [
      'start-dev',
      '--import-realm',
      '--http-host=127.0.0.1',
      `--http-port=${port}`,
      '--http-relative-path=/auth',
      `--http-management-port=${await freePort(0)}`,
    ],
    environment: {
      JAVA_HOME: findJava({ least: 17 }),
      KC_BOOTSTRAP_ADMIN_USERNAME: administrator.username,
      KC_BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
    },
    isReady: async () => (await fetch(realm).catch(() => undefined))?.ok ?? false,
    startLimit: 180_000,
  });
}

async function importRealm(home: string): Promise<void> {
  const folder = path.join(home, 'data');
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'import'), { recursive: true });
  await copyFile(path.join(__dirname, realmFile), path.join(folder, 'import', realmFile));
}

/** By Keycloak's admin API. */
async function setSecret(clientId: string, secret: string): Promise<void> {
  const grant = { grant_type: 'password', client_id: 'admin-cli', ...administrator };
  const login = `${keycloakAddress}/realms/master/protocol/openid-connect/token`;
  const { access_token: token } = await json(login, { method: 'POST', body: new URLSearchParams(grant) });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const clients = `${keycloakAddress}/admin/realms/camunda-platform/clients`;
  const [found] = await json(`${clients}?clientId=${clientId}`, { headers });
  const changed = JSON.stringify({ ...found, secret });
  await accepted(`${clients}/${found.id}`, { method: 'PUT', headers, body: changed });
}

async function json(url: string, init: RequestInit) {
  return (await accepted(url, init)).json();
}

async function accepted(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`Keycloak refuses ${url} (${answer.status}): ${await answer.text()}`);
  return answer;
}
