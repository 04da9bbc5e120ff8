export const HIT_POLICIES = [
  'UNIQUE',
  'FIRST',
  'ANY',
  'PRIORITY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const;

export type HitPolicy = (typeof HIT_POLICIES)[number];

export const AGGREGATIONS = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;

export type Aggregation = (typeof AGGREGATIONS)[number];

export interface Input {
  readonly id: string;
  readonly name: string;
  /** FEEL, without a `=`, as everywhere in DMN. */
  readonly expression: string;
}

export interface Output {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** The allowed values in their order of priority. */
  readonly values: readonly string[];
  readonly defaultEntry: string | undefined;
}

export interface Rule {
  readonly id: string;
  readonly index: number;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export interface DecisionTable {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | undefined;
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
  readonly rules: readonly Rule[];
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly expression: string;
}

export interface DecisionModel {
  readonly id: string;
  readonly name: string;
  readonly versionTag: string | undefined;
  /** The name of its result for decisions that require it. */
  readonly variable: string;
  readonly logic: DecisionTable | LiteralExpression;
  /** Ids of the decisions that it needs. */
  readonly requires: readonly string[];
}

/** A DMN file. */
export interface DrgModel {
  readonly id: string;
  readonly name: string;
  readonly decisions: ReadonlyMap<string, DecisionModel>;
}
