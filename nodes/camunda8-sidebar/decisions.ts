import { decisionDefinition } from '../../src/entities/decisions/decision-definition';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { isAtLeast } from '../../src/version';
import { type DecisionsAnswer, MOST_PROCESSES, type ShownDecision } from './choices';
import { byName, definitionIn, type Found, NEWEST_VERSION_FIRST, namesIn, newest } from './found';

/** Versions of decisions that are looked through where nobody can ask for the newest alone. */
const VERSIONS = 200;

/** The newest version of each decision of each tenant. @throws CamundaError */
export async function decisionsOf(client: Onlooker, signal: AbortSignal): Promise<DecisionsAnswer> {
  const { items, total } = await found(client, signal);
  const each = new Map<string, ShownDecision>();
  for (const decision of items.flatMap(decisionIn)) {
    const key = JSON.stringify([decision.id, decision.tenantId]);
    const known = each.get(key);
    if (!known || known.version < decision.version) each.set(key, decision);
  }
  const decisions = byName([...each.values()].slice(0, MOST_PROCESSES));
  return { ok: true, decisions, isAll: total <= items.length && decisions.length === each.size };
}

async function found(client: Onlooker, signal: AbortSignal): Promise<Found> {
  const { version } = await client.version(signal);
  if (isAtLeast(version, '8.9')) {
    return newest(client, decisionDefinition, { isLatestVersion: true }, MOST_PROCESSES, signal, []);
  }
  return newest(client, decisionDefinition, {}, VERSIONS, signal, NEWEST_VERSION_FIRST);
}

export function decisionIn({
  decisionDefinitionId,
  decisionDefinitionKey,
  version,
  name,
  tenantId,
}: Item): ShownDecision[] {
  const defined = definitionIn(decisionDefinitionId, decisionDefinitionKey, version);
  return defined.map((one) => ({ ...one, ...namesIn(name, tenantId) }));
}
