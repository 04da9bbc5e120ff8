import type { EditorNode } from '../../../common/form/editor-node';
import { labelOf, toldApart } from '../../../common/form/node-labels';
import { MOST_SEARCHES, type ShownSearch } from '../../choices';
import { arrange } from '../arrange';
import { ask } from '../ask';
import { say } from '../view';
import { text } from '../words';
import { SearchRow } from './search-row';

const TYPES = ['camunda8-search-tasks', 'camunda8-search'];

/** The nodes of the flows that search a cluster. What they found is asked for where somebody opens them. */
export class SearchList {
  readonly element = $('<details>').hide();
  readonly #cluster: string;
  readonly #message = $('<p>', { class: 'camunda8-note', role: 'status' });
  readonly #list = $('<ul>');
  readonly #rows = new Map<string, SearchRow>();

  /** @param cluster ID of the config node @param changed it was opened, and wants to be asked about */
  constructor(cluster: string, changed: () => void) {
    this.#cluster = cluster;
    this.element.append($('<summary>', { text: text('searches') }), this.#message, this.#list);
    this.element.on('toggle', () => {
      if (this.#isOpen) changed();
    });
  }

  get #isOpen(): boolean {
    return this.element.prop('open') === true;
  }

  /** @returns whether what is open could be asked for */
  async refresh(): Promise<boolean> {
    const nodes = searchingNodes(this.#cluster);
    this.element.toggle(nodes.length > 0);
    if (!this.#isOpen || nodes.length === 0) return true;
    const answer = await ask({ about: 'searches', cluster: this.#cluster });
    if (answer.ok) this.#show(nodes, answer.searches);
    else say(this.#message, answer.message);
    return answer.ok;
  }

  #show(nodes: readonly EditorNode[], searches: readonly ShownSearch[]): void {
    const found = new Map(searches.map((search) => [search.id, search]));
    // What a subflow's property names has to be known by what it found.
    const known = nodes.filter(({ id, cluster }) => cluster === this.#cluster || found.has(id));
    const searched = known.filter(({ id }) => found.has(id));
    const others = known.filter(({ id }) => !found.has(id));
    const shown = [...searched, ...others].slice(0, MOST_SEARCHES);
    shown.sort((one, other) => labelOf(one).localeCompare(labelOf(other)));
    const names = toldApart(shown, shown.map(labelOf), (label, node) => `${label} (${placeOf(node)})`);
    say(this.#message, shown.length < known.length ? text('moreSearches') : '');
    for (const id of this.#rows.keys()) if (!shown.some((node) => node.id === id)) this.#rows.delete(id);
    const rows = shown.map((node, at) => {
      const row = this.#rows.get(node.id) ?? new SearchRow(node);
      this.#rows.set(node.id, row);
      row.show(node, names[at] ?? '', found.get(node.id), performance.now());
      return row.element;
    });
    arrange(this.#list, rows);
  }
}

/** Also those whose cluster is a property of their subflow. */
function searchingNodes(cluster: string): EditorNode[] {
  const nodes = TYPES.flatMap((type) => RED.nodes.filterNodes({ type }) as EditorNode[]);
  return nodes.filter(({ d, cluster: own }) => !d && (own === cluster || String(own).startsWith('${')));
}

/** The name of its tab, or of its subflow. */
function placeOf(node: EditorNode): string {
  const z = String(node.z);
  const subflow = RED.nodes.subflow(z) as { name?: string } | undefined;
  return RED.nodes.workspace(z)?.label || subflow?.name || z;
}
