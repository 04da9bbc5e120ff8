import type { Difference } from './compare';
import type { ClientName, KnownDifference, Place } from './differences/known';
import { ofBodies } from './differences/of-bodies';
import { ofFilters } from './differences/of-filters';
import { onPurpose } from './differences/on-purpose';

const KNOWN: readonly KnownDifference[] = [...ofBodies, ...ofFilters, ...onPurpose];

/** A place that is known to differ in these intents. */
interface Listed {
  intents: readonly string[];
  place: Place;
}

/** What our nodes are known to send otherwise than a client does. @param known of all clients */
export function knownOf(client: ClientName, known = KNOWN): Listed[] {
  const found = known.flatMap(({ found }) => found).filter(([clients]) => clients.includes(client));
  return found.map(([, intents, place]) => ({ intents, place }));
}

/** What nobody has listed for an intent, and what is listed and no longer there. */
export function unexplained(found: readonly Difference[], listed: readonly Listed[], intent: string) {
  const places = listed.filter(({ intents }) => intents.includes(intent)).map(({ place }) => place);
  return {
    unknown: found.filter((difference) => !places.some((place) => isAt(place, difference))),
    gone: places.filter((place) => !found.some((difference) => isAt(place, difference))),
  };
}

function isAt(place: Place, found: Difference): boolean {
  return (['at', 'theirs', 'ours'] as const).every((part) => {
    const [pattern, value] = [place[part], found[part]];
    return pattern instanceof RegExp ? pattern.test(String(value)) : pattern === value;
  });
}
