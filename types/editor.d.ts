import type { EditorRED } from 'node-red';

declare global {
  /** What forms find in the editor. */
  const RED: EditorRED & {
    // Missing in @types/node-red.
    _(keys: string[], values: object): string;
    editor: { getEditStack(): { id: string }[] };
    nodes: {
      /** @param port 0 for the wires out, 1 for those in */
      getNodeLinks<T>(node: T, port: 0 | 1): { source: T; target: T }[];
      workspace(id: string): { disabled?: boolean } | undefined;
    };
    utils: { validateTypedProperty(value: string, type: string): true | string };
  };

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
