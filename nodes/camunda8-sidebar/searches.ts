import { type Run, Runs, searchedNodes } from '../common/search/search-node';
import { HOUR, MOST_SEARCHES, type SearchesAnswer, type ShownRun, type ShownSearch } from './choices';

/**
 * What the nodes found that search a cluster, as they remember it: Camunda is not asked.
 * @param cluster ID of the config node
 * @param now milliseconds, by the clock of the runs
 */
export function searchesOf(cluster: string, now: number): SearchesAnswer {
  const found = new Map<string, Runs[]>();
  for (const { node, cluster: own, runs } of searchedNodes()) {
    if (own !== cluster) continue;
    const id = node._alias ?? node.id;
    found.set(id, [...(found.get(id) ?? []), runs]);
  }
  const searches = [...found].flatMap(([id, all]) => shownSearch(id, all, now));
  searches.sort((one, other) => one.last.ago - other.last.ago);
  return { ok: true, searches: searches.slice(0, MOST_SEARCHES) };
}

/** @param all of one node, or of the instances of one in a subflow */
function shownSearch(id: string, all: readonly Runs[], now: number): ShownSearch[] {
  const shown = ({ at, items, pages }: Run): ShownRun => ({ ago: Math.round(now - at), items, pages });
  const [last] = all.flatMap((runs) => runs.last ?? []).sort((one, other) => other.at - one.at);
  if (!last) return [];
  const together = new Runs();
  const inOrder = all.flatMap((runs) => [...runs]).sort((one, other) => one.at - other.at);
  for (const { items, pages, at } of inOrder) together.add(items, pages, at);
  return [{ id, last: shown(last), runs: [...together].map(shown).filter(({ ago }) => ago <= HOUR) }];
}
