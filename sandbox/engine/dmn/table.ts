import type { Feel, Resolve } from '../feel/feel';
import type { Aggregation, DecisionTable, HitPolicy, Output, Rule } from './model';

export interface EvaluatedInput {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
}

export interface EvaluatedOutput {
  readonly id: string;
  readonly name: string;
  readonly value: unknown;
}

export interface MatchedRule {
  readonly id: string;
  /** From 1 on. */
  readonly index: number;
  readonly outputs: readonly EvaluatedOutput[];
}

export interface TableResult {
  readonly output: unknown;
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
}

/** More rules fulfil than the hit policy allows. */
export class HitPolicyViolated extends Error {}

/** @throws FeelFailure, HitPolicyViolated */
export function evaluateTable(feel: Feel, table: DecisionTable, resolve: Resolve): TableResult {
  const inputs = table.inputs.map(({ id, name, expression }) => ({
    id,
    name,
    value: expression === '' ? null : feel.evaluateFeel(expression, resolve).value,
  }));
  const isHit = ({ inputs: cells }: Rule) =>
    cells.every(
      (cell, i) =>
        cell.trim() === '' || cell.trim() === '-' || feel.test(cell, inputs[i]?.value ?? null, resolve),
    );
  const isFirst = table.hitPolicy === 'FIRST';
  const hits: Rule[] = [];
  for (const rule of table.rules) {
    if (isFirst && hits.length > 0) break;
    if (isHit(rule)) hits.push(rule);
  }
  const matchedRules = hits.map((rule) => ({
    id: rule.id,
    index: rule.index,
    outputs: outputsOf(feel, table, rule, resolve),
  }));
  const output =
    matchedRules.length === 0
      ? defaultOf(feel, table, resolve)
      : POLICIES[table.hitPolicy](matchedRules, table);
  return { output, inputs, matchedRules };
}

function outputsOf(feel: Feel, { outputs }: DecisionTable, rule: Rule, resolve: Resolve): EvaluatedOutput[] {
  return outputs.map(({ id, name }, i) => ({
    id,
    name,
    value: feel.evaluateFeel(rule.outputs[i] ?? 'null', resolve).value,
  }));
}

type Policy = (matched: readonly MatchedRule[], table: DecisionTable) => unknown;

const POLICIES: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE: (matched, table) => single(matched, table, matched.length > 1),
  ANY: (matched, table) => {
    const [first, ...others] = matched.map((rule) => JSON.stringify(resultOf(rule, table)));
    return single(
      matched,
      table,
      others.some((other) => other !== first),
    );
  },
  FIRST: (matched, table) => single(matched, table, false),
  PRIORITY: (matched, table) => single(byPriority(matched, table), table, false),
  'RULE ORDER': (matched, table) => matched.map((rule) => resultOf(rule, table)),
  'OUTPUT ORDER': (matched, table) => byPriority(matched, table).map((rule) => resultOf(rule, table)),
  COLLECT: (matched, table) => {
    const values = matched.map((rule) => resultOf(rule, table));
    return table.aggregation === undefined ? values : AGGREGATED[table.aggregation](values.map(Number));
  },
};

const AGGREGATED: Readonly<Record<Aggregation, (values: readonly number[]) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
  COUNT: (values) => values.length,
};

/** @throws HitPolicyViolated */
function single(matched: readonly MatchedRule[], table: DecisionTable, isViolated: boolean): unknown {
  if (isViolated) {
    const rules = matched.map(({ index }) => index).join(', ');
    throw new HitPolicyViolated(
      `multiple values aren't allowed for ${table.hitPolicy} hit policy. The rules ${rules} match`,
    );
  }
  const [first] = matched;
  return first ? resultOf(first, table) : null;
}

/** One value, or an object where the table has several outputs. */
function resultOf({ outputs }: MatchedRule, table: DecisionTable): unknown {
  if (table.outputs.length === 1) return outputs[0]?.value ?? null;
  return Object.fromEntries(outputs.map(({ name, value }) => [name, value]));
}

/** Those first whose outputs stand first among the allowed values. */
function byPriority(matched: readonly MatchedRule[], { outputs }: DecisionTable): MatchedRule[] {
  const rank = ({ values }: Output, value: unknown) => {
    const index = values.indexOf(String(value));
    return index < 0 ? values.length : index;
  };
  const compare = (a: MatchedRule, b: MatchedRule) => {
    for (const [i, output] of outputs.entries()) {
      const difference = rank(output, a.outputs[i]?.value) - rank(output, b.outputs[i]?.value);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  return matched.toSorted(compare);
}

function defaultOf(feel: Feel, { outputs }: DecisionTable, resolve: Resolve): unknown {
  if (outputs.every(({ defaultEntry }) => defaultEntry === undefined)) return null;
  const values = outputs.map(
    ({ name, defaultEntry = 'null' }) => [name, feel.evaluateFeel(defaultEntry, resolve).value] as const,
  );
  return values.length === 1 ? values[0]?.[1] : Object.fromEntries(values);
}
