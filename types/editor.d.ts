import type { EditorRED } from 'node-red';

declare global {
  /** What forms find in the editor. */
  const RED: EditorRED & {
    // Missing in @types/node-red.
    _(keys: string[], values: object): string;
    editor: { getEditStack(): { id: string }[] };
    utils: { validateTypedProperty(value: string, type: string): true | string };
  };

  // What the hand-loaded scripts of the search form and of the task events share.

  interface Camunda8Node {
    id: string;
    _def: { category: string; defaults: Record<string, { value: unknown; type?: string }> };
    [property: string]: unknown;
  }

  interface Camunda8Filter {
    field: string;
    operator: string;
    value: string;
    valueType: string;
  }

  interface Camunda8Sort {
    field: string;
    order: string;
  }

  interface Camunda8SearchNode {
    id: string;
    filters?: Camunda8Filter[];
    sort?: Camunda8Sort[];
    queryType?: string;
    _def: { category: string; defaults: Record<string, { value: unknown; type?: string }> };
    [property: string]: unknown;
  }

  interface Camunda8ClusterNode {
    id: string;
    _def: { defaults: Record<string, unknown> };
    /** As far as they were loaded or typed in this session. */
    credentials?: Record<string, string>;
    [property: string]: unknown;
  }

  /** What the runtime says about the request that a search form stands for. */
  type Camunda8Preview = { since: (string | null)[]; version?: string } & (
    | { ok: true; body: object; unknown: string[] }
    | { ok: false; message: string }
  );

  /** What the runtime says about Try it. */
  type Camunda8Trial =
    | { ok: true; count: number; more: boolean; tasks: Record<string, string>[] }
    | { ok: false; unknown: string[] }
    | { ok: false; message: string };

  interface Camunda8SearchRequest {
    prepare(): void;
    values(): Record<string, unknown>;
    cluster(): object | undefined;
    ask(route: string, more: object): JQuery.jqXHR;
  }

  interface Camunda8FilterRow {
    add(row: JQuery, filter: Camunda8Filter): void;
    read(row: JQuery): Camunda8Filter;
    problem(filter: Camunda8Filter): string | undefined;
    mark(row: JQuery, sentence: string | undefined): void;
    suggestionsOf(field: string): string;
    dropDown(name: string, values: string[], textOf: (value: string) => string, chosen: string): JQuery;
    fieldText(field: string): string;
    nameForScreenReaders(input: JQuery, name: string): void;
  }

  /** Of the search form, what the form of the task events has too. */
  interface Camunda8SearchTasks {
    prepareFilters(
      filters: Camunda8Filter[] | undefined,
      blank: Camunda8Filter,
      complaintAbout: (filter: Camunda8Filter, index: number) => string | undefined,
    ): void;
    complaint(filter: Camunda8Filter, index: number): string | undefined;
    isCount(value: unknown, least: number, most: number): boolean;
    validateQuery(this: Camunda8SearchNode, query: string, options: object): true | string;
  }

  interface Window {
    camunda8Form: { prepare(node: Camunda8Node | Camunda8SearchNode): void; reveal(place: JQuery): void };
    camunda8FilterRow: Camunda8FilterRow;
    camunda8RowOrder: { prepare(row: JQuery, changed: () => void): void; number(list: JQuery): void };
    camunda8SearchRequest: Camunda8SearchRequest;
    camunda8SearchTasks: Camunda8SearchTasks;
    camunda8SearchTrial: { prepare(): void };
    camunda8TaskEvents: object;
  }
}
