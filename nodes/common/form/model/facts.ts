// What is known of processes and decisions, from a cluster or from a file.

/** What a field can be suggested. */
export type Kind =
  | 'processes'
  | 'processKeys'
  | 'versions'
  | 'elements'
  | 'messages'
  | 'signals'
  | 'errorCodes'
  | 'jobTypes'
  | 'decisions'
  | 'decisionKeys';

/** What is written into a field, and what tells people more. */
export interface Fact {
  value: string;
  name?: string | undefined;
  /** Of an element: its name in BPMN, such as `userTask`. */
  type?: string;
  /** Of a key. */
  version?: number;
  /** ID of the process that it belongs to. */
  of?: string;
}

/** Facts of one kind, and whether there are no others. */
export interface Known {
  facts: readonly Fact[];
  isAll: boolean;
}

export class Facts {
  readonly #facts = new Map<Kind, Map<string, Fact>>();
  /** Kinds of which there are others that cannot be told. */
  readonly #open = new Set<Kind>();
  #isAll = true;

  /** The first of the same value stays. */
  add(kind: Kind, fact: Fact): void {
    const facts = this.#facts.get(kind) ?? new Map<string, Fact>();
    this.#facts.set(kind, facts);
    const key = JSON.stringify([fact.of, fact.value]);
    if (!facts.has(key)) facts.set(key, fact);
  }

  count(kind: Kind): number {
    return this.#facts.get(kind)?.size ?? 0;
  }

  /** Says that there are others. @param kind absent: of each kind */
  leaveOpen(kind?: Kind): void {
    if (kind === undefined) this.#isAll = false;
    else this.#open.add(kind);
  }

  /** @param of a process; absent: of all */
  known(kind: Kind, of?: string): Known {
    const facts = [...(this.#facts.get(kind)?.values() ?? [])];
    return {
      facts: of === undefined ? facts : facts.filter((fact) => fact.of === of),
      isAll: this.#isAll && !this.#open.has(kind),
    };
  }
}
