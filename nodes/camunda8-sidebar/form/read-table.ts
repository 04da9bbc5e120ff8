import { parsed } from '../../common/form/model/model-text';

// A decision of a DMN file, as far as it is shown. Everything is bounded: anybody who may deploy can have written it.

/** Inputs and outputs of a table each, rules, and characters of a cell. */
export const MOST_COLUMNS = 50;
export const MOST_RULES = 500;
const MAX_TEXT = 500;

export interface Column {
  name: string;
  /** FEEL of an input; blank of an output. */
  expression: string;
}

export interface DecisionTable {
  hitPolicy: string;
  inputs: Column[];
  outputs: Column[];
  /** Cells of inputs, then of outputs, and what somebody has noted. */
  rules: { cells: string[]; note: string }[];
  /** Whether it has more. */
  isCut: boolean;
}

/** A table, or the text of an expression; undefined where the file has no such decision, or one of another kind, or is broken. */
export function readDecision(xml: string, id: string): DecisionTable | string | undefined {
  const file = parsed(xml);
  const root = file?.documentElement;
  const decisions = root?.getElementsByTagNameNS(root.namespaceURI, 'decision') ?? [];
  const decision = Array.from(decisions).find((one) => one.getAttribute('id') === id);
  const table = decision && childOf(decision, 'decisionTable');
  if (table) return tableIn(table);
  const literal = decision && childOf(decision, 'literalExpression');
  return literal && textIn(literal);
}

function tableIn(table: Element): DecisionTable {
  const [inputs, outputs] = [childrenOf(table, 'input'), childrenOf(table, 'output')];
  const [shownInputs, shownOutputs] = [inputs.slice(0, MOST_COLUMNS), outputs.slice(0, MOST_COLUMNS)];
  const rules = childrenOf(table, 'rule');
  return {
    hitPolicy: [table.getAttribute('hitPolicy') || 'UNIQUE', table.getAttribute('aggregation')]
      .filter(Boolean)
      .join(' ')
      .slice(0, MAX_TEXT),
    inputs: shownInputs.map((input) => {
      const expression = childOf(input, 'inputExpression');
      return columnOf(input, expression ? textIn(expression) : '');
    }),
    outputs: shownOutputs.map((output) => columnOf(output, '')),
    rules: rules.slice(0, MOST_RULES).map((rule) => ({
      cells: [...cellsIn(rule, 'inputEntry', shownInputs), ...cellsIn(rule, 'outputEntry', shownOutputs)],
      note: childOf(rule, 'description')?.textContent?.trim().slice(0, MAX_TEXT) ?? '',
    })),
    isCut: Math.max(inputs.length, outputs.length) > MOST_COLUMNS || rules.length > MOST_RULES,
  };
}

/** One for each column, whether or not the rule has it: each stands below its own heading. */
function cellsIn(rule: Element, name: string, columns: readonly Element[]): string[] {
  const entries = childrenOf(rule, name);
  return columns.map((_, place) => {
    const entry = entries[place];
    return entry ? textIn(entry) : '';
  });
}

function columnOf(column: Element, expression: string): Column {
  const name = column.getAttribute('label') || column.getAttribute('name') || expression;
  return { name: name.slice(0, MAX_TEXT), expression };
}

const childrenOf = (element: Element, name: string) =>
  Array.from(element.children).filter(({ localName }) => localName === name);

const childOf = (element: Element, name: string) => childrenOf(element, name)[0];

function textIn(element: Element): string {
  return childOf(element, 'text')?.textContent?.trim().slice(0, MAX_TEXT) ?? '';
}
