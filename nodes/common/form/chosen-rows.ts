import type { EditorNode } from './editor-node';
import { currentValue, fieldOf } from './field';

/** What belongs to each choice of a field, such as the operation of a node. */
export interface Choices {
  /** Name of the field. */
  field: string;
  /** Properties of the chosen one, as the node has it or as it stands in the form. */
  of(choice: string): readonly string[] | undefined;
  /** Properties of all choices. */
  all: Iterable<string>;
}

/** The rows that a form shows for what is chosen in one field. */
export interface ChosenRows {
  /** Whether a property belongs to what is chosen; one that belongs to no choice always does. */
  isNeeded(node: EditorNode, property: string): boolean;
  /** For `oneditprepare`: shows the rows that are needed, now and whenever something else is chosen. */
  follow(node: EditorNode): void;
}

export function chosenRows({ field, of, all }: Choices): ChosenRows {
  const changing = new Set(all);
  const isNeeded = (node: EditorNode, property: string) =>
    !changing.has(property) || of(String(currentValue(node, field)))?.includes(property) === true;
  const arrange = (node: EditorNode) => {
    for (const property of changing) {
      fieldOf(node, property).closest('.form-row').toggle(isNeeded(node, property));
    }
  };
  return {
    isNeeded,
    follow(node) {
      fieldOf(node, field).on('change', () => {
        arrange(node);
        // Whether these are right depends on the choice.
        for (const property of changing) fieldOf(node, property).trigger('change');
      });
      arrange(node);
    },
  };
}
