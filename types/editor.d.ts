import type { EditorRED } from 'node-red';

declare global {
  /** What forms find in the editor. */
  const RED: EditorRED & {
    // Missing in @types/node-red.
    _(keys: string[], values: object): string;
    editor: { getEditStack(): { id: string }[] };
    utils: { validateTypedProperty(value: string, type: string): true | string };
  };
}
