import type { DeployedDecision } from '../definitions/deployed';
import { FeelFailure } from '../feel/failure';
import type { Feel, Resolve } from '../feel/feel';
import type { ElementInstance } from '../run/records';
import type { Run } from '../run/run';
import { type EvaluatedInput, evaluateTable, HitPolicyViolated, type MatchedRule } from './table';

/** One decision of an evaluation: the one that is asked for, or one that it requires. */
export interface DecisionInstance {
  /** `<key of the evaluation>-<index from 1>`. */
  readonly key: string;
  readonly evaluationKey: string;
  readonly decision: DeployedDecision;
  /** The one that was asked for. */
  readonly root: DeployedDecision;
  readonly state: 'EVALUATED' | 'FAILED';
  /** Milliseconds since 1970. */
  readonly evaluationDate: number;
  readonly output: unknown;
  readonly inputs: readonly EvaluatedInput[];
  readonly matchedRules: readonly MatchedRule[];
  readonly failureMessage: string | undefined;
  /** The business rule task, where it was not a command. */
  readonly scope: ElementInstance | undefined;
}

export interface DecisionEvaluation {
  readonly key: string;
  readonly decision: DeployedDecision;
  readonly output: unknown;
  /** In the order in which they were evaluated, the one that was asked for last. */
  readonly evaluated: readonly DecisionInstance[];
  readonly failedDecisionId: string | undefined;
  readonly failureMessage: string | undefined;
}

type Part = Pick<DecisionInstance, 'decision' | 'output' | 'inputs' | 'matchedRules' | 'failureMessage'>;

/** Evaluates a decision and those that it requires, and keeps what came out. */
export function evaluateDecision(
  run: Run,
  decision: DeployedDecision,
  resolve: Resolve,
  scope?: ElementInstance,
): DecisionEvaluation {
  const parts: Part[] = [];
  evaluate(run, decision, resolve, parts);
  const evaluationKey = run.key(scope?.process);
  const evaluated = parts.map(
    (part, index): DecisionInstance => ({
      ...part,
      key: `${evaluationKey}-${index + 1}`,
      evaluationKey,
      root: decision,
      state: part.failureMessage === undefined ? 'EVALUATED' : 'FAILED',
      evaluationDate: run.now(),
      scope,
    }),
  );
  for (const instance of evaluated) run.store.put('decisionInstance', instance);
  const failed = evaluated.find(({ state }) => state === 'FAILED');
  const { output = null } = parts.at(-1) ?? {};
  const { failureMessage } = failed ?? {};
  return {
    key: evaluationKey,
    decision,
    output,
    evaluated,
    failedDecisionId: failed?.decision.id,
    failureMessage,
  };
}

/** @param parts gets what is evaluated; the last of them has failed where the result is false */
function evaluate(run: Run, decision: DeployedDecision, resolve: Resolve, parts: Part[]): boolean {
  const results = new Map<string, unknown>();
  for (const id of decision.model.requires) {
    const required = run.definitions.requiredDecision(decision, id);
    if (!required || !evaluate(run, required, resolve, parts)) return false;
    results.set(required.model.variable, parts.at(-1)?.output);
  }
  const inner: Resolve = (name) => (results.has(name) ? results.get(name) : resolve(name));
  const part = evaluateLogic(run.feel, decision, inner);
  parts.push(part);
  return part.failureMessage === undefined;
}

function evaluateLogic(feel: Feel, decision: DeployedDecision, resolve: Resolve): Part {
  const nothing = { decision, output: null, inputs: [], matchedRules: [], failureMessage: undefined };
  const { logic, id } = decision.model;
  try {
    if (logic.kind === 'table') return { ...nothing, ...evaluateTable(feel, logic, resolve) };
    return { ...nothing, output: feel.evaluateFeel(logic.expression, resolve).value };
  } catch (error) {
    if (!(error instanceof FeelFailure) && !(error instanceof HitPolicyViolated)) throw error;
    return { ...nothing, failureMessage: `Expected to evaluate decision '${id}', but ${error.message}` };
  }
}
