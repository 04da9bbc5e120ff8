import { parsed } from '../../common/form/model/model-text';

// A decision of a DMN file, as far as it is shown. Everything is bounded: anybody who may deploy can have written it.

/** Columns and rules of a table, and characters of a cell. */
const MOST_COLUMNS = 50;
const MOST_RULES = 500;
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
}

/** A table, or the text of an expression; undefined where the file has no such decision, or is broken. */
export function readDecision(xml: string, id: string): DecisionTable | string | undefined {
  const file = parsed(xml);
  const root = file?.documentElement;
  const decisions = root?.getElementsByTagNameNS(root.namespaceURI, 'decision') ?? [];
  const decision = Array.from(decisions).find((one) => one.getAttribute('id') === id);
  const table = decision && childOf(decision, 'decisionTable');
  if (table) return tableIn(table);
  const literal = decision && childOf(decision, 'literalExpression');
  return decision && (literal ? textIn(literal) : '');
}

function tableIn(table: Element): DecisionTable {
  const inputs = childrenOf(table, 'input').map((input) => {
    const expression = childOf(input, 'inputExpression');
    return columnOf(input, expression ? textIn(expression) : '');
  });
  const outputs = childrenOf(table, 'output').map((output) => columnOf(output, ''));
  const rules = childrenOf(table, 'rule').map((rule) => ({
    cells: [...childrenOf(rule, 'inputEntry'), ...childrenOf(rule, 'outputEntry')].map(textIn),
    note: childOf(rule, 'description')?.textContent?.trim().slice(0, MAX_TEXT) ?? '',
  }));
  return {
    hitPolicy: [table.getAttribute('hitPolicy') || 'UNIQUE', table.getAttribute('aggregation')]
      .filter(Boolean)
      .join(' ')
      .slice(0, MAX_TEXT),
    inputs: inputs.slice(0, MOST_COLUMNS),
    outputs: outputs.slice(0, MOST_COLUMNS),
    rules: rules.slice(0, MOST_RULES),
  };
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
