import type { EditorRED } from 'node-red';

declare global {
  /** What forms find in the editor. */
  const RED: EditorRED & {
    // Missing in @types/node-red.
    _(keys: string[], values: object): string;
    actions: { add(name: string, handler: (options?: object) => void, options: { label: string }): void };
    editor: { getEditStack(): { id: string }[] };
    history: { push(event: object): void };
    nodes: {
      /** @param port 0 for the wires out, 1 for those in */
      getNodeLinks<T>(node: T, port: 0 | 1): { source: T; target: T }[];
      workspace(id: string): { label?: string; disabled?: boolean; locked?: boolean } | undefined;
      import(nodes: object[], options: { reimport: boolean; markChanged: boolean }): Imported;
    };
    utils: {
      validateTypedProperty(value: string, type: string): true | string;
      getNodeLabel(node: object, otherwise: string): string;
    };
  };

  /** What an import has added. */
  interface Imported {
    nodes: { id: string }[];
    links: object[];
    groups: object[];
    junctions: object[];
    workspaces: object[];
    subflows: object[];
  }

  /** What the list of an automatic completion shows. */
  interface Completion {
    value: string;
    label: JQuery;
  }

  interface JQuery {
    // Missing in @types/node-red.
    autoComplete(options: { minLength: number; search(value: string): Completion[] }): this;
  }
}
