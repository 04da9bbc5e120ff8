/** A DMN file of these decisions. */
export function dmn(...decisions: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="house" name="House" namespace="http://camunda.org/schema/1.0/dmn">
${decisions.join('\n')}
</definitions>`;
}

export interface Table {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  /** FEEL each. */
  readonly inputs: readonly string[];
  /** Name and, where it matters, the allowed values or the default one. */
  readonly outputs: readonly (
    | string
    | { readonly name: string; readonly values?: string; readonly otherwise?: string }
  )[];
  /** Cells of inputs, then of outputs. */
  readonly rules: readonly (readonly string[])[];
}

export function table(
  id: string,
  { hitPolicy = 'UNIQUE', aggregation, inputs, outputs, rules }: Table,
  ...requires: readonly string[]
): string {
  const collects = aggregation === undefined ? '' : ` aggregation="${aggregation}"`;
  const columns = [
    ...inputs.map(
      (text, i) =>
        `<input id="${id}-in${i}" label="${escaped(text)}"><inputExpression id="${id}-x${i}">${textOf(text)}</inputExpression></input>`,
    ),
    ...outputs.map((output, i) =>
      outputOf(`${id}-out${i}`, typeof output === 'string' ? { name: output } : output),
    ),
  ];
  const rows = rules.map((cells, row) => {
    const entries = cells.map((cell, i) => {
      const kind = i < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${kind} id="${id}-${row}-${i}">${textOf(cell)}</${kind}>`;
    });
    return `<rule id="${id}-rule${row + 1}">${entries.join('')}</rule>`;
  });
  return decision(
    id,
    `<decisionTable id="${id}-table" hitPolicy="${hitPolicy}"${collects}>${columns.join('')}${rows.join('')}</decisionTable>`,
    requires,
  );
}

export function literal(id: string, expression: string, ...requires: readonly string[]): string {
  return decision(
    id,
    `<variable id="${id}-v" name="${id}"/><literalExpression id="${id}-e">${textOf(expression)}</literalExpression>`,
    requires,
  );
}

function decision(id: string, logic: string, requires: readonly string[]): string {
  const needs = requires.map(
    (other) =>
      `<informationRequirement id="${id}-needs-${other}"><requiredDecision href="#${other}"/></informationRequirement>`,
  );
  return `<decision id="${id}" name="Name of ${id}">${needs.join('')}${logic}</decision>`;
}

function outputOf(
  id: string,
  {
    name,
    values,
    otherwise,
  }: { readonly name: string; readonly values?: string; readonly otherwise?: string },
): string {
  const allowed = values === undefined ? '' : `<outputValues id="${id}-v">${textOf(values)}</outputValues>`;
  const usual =
    otherwise === undefined
      ? ''
      : `<defaultOutputEntry id="${id}-d">${textOf(otherwise)}</defaultOutputEntry>`;
  return `<output id="${id}" name="${name}">${allowed}${usual}</output>`;
}

const textOf = (text: string) => `<text>${escaped(text)}</text>`;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
