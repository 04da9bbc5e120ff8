import type { EditorNode } from '../editor-node';

/** The way that a message goes, and the way back. */
export type Way = 'down' | 'up';

/** Where a node stands: on a tab, on one that is disabled, or in a subflow. */
export type Place = 'tab' | 'disabled' | 'subflow';

/** What is asked of the editor. */
export interface FlowSource {
  /** All but config nodes. */
  nodes: readonly EditorNode[];
  /** What a node, or a port of a subflow (type `subflow`, with its `direction`), is wired to. */
  wired(node: EditorNode, way: Way): EditorNode[];
  /** What the inputs of a subflow are wired to inside of it (`down`), or its outputs (`up`). */
  wiredInside(subflow: string, way: Way): EditorNode[];
  placeOf(z: string): Place;
}

function idsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isDynamicCall({ type, linkType }: EditorNode): boolean {
  return type === 'link call' && linkType === 'dynamic';
}

/** Flows as they are now, as messages see them: over wires, links, subflows, and the nodes that hear of others. */
export class Flows {
  readonly #source: FlowSource;
  readonly #byId = new Map<unknown, EditorNode>();
  readonly #byType = new Map<string, EditorNode[]>();

  constructor(source: FlowSource) {
    this.#source = source;
    for (const node of source.nodes) {
      this.#byId.set(node.id, node);
      const same = this.#byType.get(node.type);
      if (same) same.push(node);
      else this.#byType.set(node.type, [node]);
    }
  }

  ofType(type: string): readonly EditorNode[] {
    return this.#byType.get(type) ?? [];
  }

  /** Whether nothing runs it: it or its tab is disabled, or nobody uses the subflow that it stands in. */
  isOff({ d, z }: EditorNode): boolean {
    const place = this.#source.placeOf(String(z));
    return d === true || place === 'disabled' || (place === 'subflow' && this.#usesOf(z).length === 0);
  }

  /** Each node once that a message of this one can come to (`down`), or from which one can come here (`up`). */
  *along(start: EditorNode, way: Way): Generator<EditorNode, void> {
    const seen = new Set([start]);
    // A set goes on with what is added to it meanwhile.
    for (const node of seen) {
      if (node !== start) yield node;
      const next = way === 'up' ? this.#before(node) : this.#behind(node, node === start);
      for (const one of next) if (way === 'up' || one.d !== true) seen.add(one);
    }
  }

  #usesOf(subflow: unknown): readonly EditorNode[] {
    return this.ofType(`subflow:${subflow}`);
  }

  #nodes(ids: unknown): EditorNode[] {
    return idsIn(ids).flatMap((id) => this.#byId.get(id) ?? []);
  }

  *#behind(node: EditorNode, isFirst: boolean): Generator<EditorNode, void> {
    yield* this.#wired(node, 'down');
    if (node.type === 'link call' || (node.type === 'link out' && node.mode !== 'return'))
      yield* this.#nodes(node.links);
    // What a node that sends by itself tells of itself is no message of it.
    if (!isFirst) yield* this.#hearing(node);
  }

  *#before(node: EditorNode): Generator<EditorNode, void> {
    yield* this.#wired(node, 'up');
    if (node.type === 'link in') {
      const leadsHere = (one: EditorNode) => isDynamicCall(one) || idsIn(one.links).includes(node.id);
      yield* [...this.ofType('link out'), ...this.ofType('link call')].filter(leadsHere);
    } else if (node.type === 'link call') {
      yield* this.ofType('link out').filter(({ mode }) => mode === 'return');
    } else if (node.type === 'complete') {
      yield* this.#nodes(node.scope);
    } else if (node.type === 'catch') {
      // Errors come from groups, and out of subflows, too.
      yield* this.#source.nodes;
    }
  }

  *#wired(node: EditorNode, way: Way): Generator<EditorNode, void> {
    const [, subflow] = /^subflow:(.*)$/.exec(node.type) ?? [];
    const [outside, inside] = way === 'down' ? ['out', 'in'] : ['in', 'out'];
    if (subflow !== undefined) yield* this.#source.wiredInside(subflow, way);
    if (node.type !== 'subflow' || node.direction === inside) yield* this.#source.wired(node, way);
    else if (node.direction === outside)
      for (const use of this.#usesOf(node.z)) yield* this.#source.wired(use, way);
  }

  /** The Complete and Catch nodes that can hear of it. */
  *#hearing(node: EditorNode): Generator<EditorNode, void> {
    const names = ({ scope }: EditorNode) => idsIn(scope).includes(node.id);
    yield* this.ofType('complete').filter(names);
    const isInside = this.#source.placeOf(String(node.z)) === 'subflow';
    const hears = (one: EditorNode) =>
      isInside || names(one) || (one.z === node.z && !Array.isArray(one.scope));
    yield* this.ofType('catch').filter(hears);
  }
}
