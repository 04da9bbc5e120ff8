import { fetchKeycloak, type Keycloak, startKeycloak } from '../../identity/keycloak';
import { type Camunda, fetchCamunda, startCamunda } from './camunda';
import { type Mode, type ModeName, modes } from './modes';
import { fetchOpenSearch, type OpenSearch, startOpenSearch } from './opensearch';
import { storage, storeUser } from './storage';

export interface StartOptions {
  /** Camunda's REST port; absent: any free one. */
  port?: number;
  /** Absent: what the mode says, else one. */
  partitions?: number;
}

let openSearch: Promise<OpenSearch> | undefined;
let keycloak: Promise<Keycloak> | undefined;

/** Downloads all servers, one after the other: Maven's own cache is not made for more. */
export async function fetchServers(): Promise<void> {
  for (const fetchServer of [fetchCamunda, fetchOpenSearch, fetchKeycloak]) await fetchServer();
}

/** The one Keycloak of this process, started when first asked for. */
export function theKeycloak(): Promise<Keycloak> {
  keycloak ??= startKeycloak();
  return keycloak;
}

/** Starts a Camunda in a mode, without any data. OpenSearch and Keycloak are started once and serve the next Camunda too. */
export async function startMode(name: ModeName, { port, partitions }: StartOptions = {}): Promise<Camunda> {
  const mode: Mode = modes[name];
  if (mode.needsKeycloak) await theKeycloak();
  const stored = mode.launcher === 'camunda' ? await emptyStorage(name) : {};
  return startCamunda({
    launcher: mode.launcher,
    partitions: partitions ?? mode.partitions ?? 1,
    environment: { ...stored, ...mode.environment },
    ...(port === undefined ? {} : { port }),
  });
}

async function emptyStorage(name: ModeName): Promise<Record<string, string>> {
  openSearch ??= startOpenSearch();
  const used = await openSearch;
  await used.clear();
  if (name === 'basic') await storeUser(used);
  return storage(used);
}
