import type { EditorRED } from 'node-red';

/** What the scripts in `resources/` find in the editor, and what they leave there for the nodes' HTML. */
declare global {
  const RED: EditorRED & {
    // Missing in @types/node-red.
    editor: { getEditStack(): { id: string }[] };
    utils: { validateTypedProperty(value: string, type: string): true | string };
  };

  interface Camunda8Node {
    id: string;
    [property: string]: string | boolean;
  }

  /** Answers the key of a sentence about what is wrong with a value; `read` gives the node's other properties. */
  type Camunda8Rule = (value: string, read: (property: string) => string | boolean) => string | undefined;

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
    filters: Camunda8Filter[];
    sort: Camunda8Sort[];
    queryType: string;
  }

  interface Window {
    camunda8Cluster: object;
    camunda8SearchTasks: object;
  }
}
