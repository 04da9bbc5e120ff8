import { processDefinition } from '../../src/entities/processes/process-definition';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { MOST_OLD_VERSIONS, MOST_VERSIONS, type ShownVersion } from './choices';
import { definitionIn, NEWEST_VERSION_FIRST, newest } from './found';
import { sharedAnswer } from './shared-answers';

/** Milliseconds for which a long list of versions is kept. */
const KEPT = 30_000;

/** One process of one tenant, as a filter has it. */
type Own = Readonly<Record<string, string>>;

interface Listed {
  versions: readonly ShownVersion[];
  /** How many there are. */
  total: number;
}

/** Before 8.8. */
export const NO_VERSIONS: Listed = { versions: [], total: 0 };

/** @throws CamundaError */
export function newestVersions(client: Onlooker, own: Own, signal: AbortSignal): Promise<Listed> {
  return listed(client, own, MOST_VERSIONS, signal);
}

/** Those beyond the newest too; they may be late by as long as they are kept. @throws CamundaError */
export async function oldVersions(
  client: Onlooker,
  own: Own,
  signal: AbortSignal,
): Promise<readonly ShownVersion[]> {
  const ask = () => listed(client, own, MOST_OLD_VERSIONS, signal);
  const { versions } = await sharedAnswer(client, JSON.stringify(['versions', own]), ask, {
    kept: () => KEPT,
  });
  return versions;
}

/** Those that are known and those of instances, each once, the newest first. */
export function withVersionsOf(instances: readonly Item[], known: readonly ShownVersion[]): ShownVersion[] {
  const each = new Map([...known, ...instances.flatMap(versionOf)].map((one) => [one.key, one]));
  return [...each.values()].sort((one, other) => other.version - one.version);
}

/** That of an instance, from 8.8 on. */
export function versionOf(instance: Item): ShownVersion[] {
  const { processDefinitionId, processDefinitionKey, processDefinitionVersion } = instance;
  return versionIn(processDefinitionId, processDefinitionKey, processDefinitionVersion);
}

async function listed(client: Onlooker, own: Own, most: number, signal: AbortSignal): Promise<Listed> {
  const { items, total } = await newest(client, processDefinition, own, most, signal, NEWEST_VERSION_FIRST);
  const versions = items.flatMap((one) =>
    versionIn(one.processDefinitionId, one.processDefinitionKey, one.version),
  );
  return { versions, total };
}

function versionIn(...definition: Parameters<typeof definitionIn>): ShownVersion[] {
  return definitionIn(...definition).map(({ key, version }) => ({ key, version }));
}
