import type { Cluster } from '../cluster';
import type { DecisionEvaluation, DecisionInstance } from '../engine/dmn/evaluation';
import { invalidArgument, Refusal } from '../engine/refusal';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { v2Json } from './answer';
import { key, object, readBody, text, variables } from './body';
import { carryOut, checkOne, tenantOf } from './commands';

const QUESTION = object({
  decisionDefinitionId: text,
  decisionDefinitionKey: key,
  variables,
  tenantId: text,
});

/** Evaluating a decision. */
export function decisionRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { version } = settings;
  return [
    {
      method: 'POST',
      path: '/v2/decision-definitions/evaluation',
      answer: (request) => {
        const body = readBody(request, version, QUESTION);
        checkOne(request, body, ['decisionDefinitionId', 'decisionDefinitionKey']);
        const tenantId = tenantOf(request, settings, 'Evaluate Decision', body.tenantId);
        const asked = { ...body, tenantId };
        const evaluation = carryOut(request, 'EVALUATE', () => evaluate(cluster, version, asked));
        return v2Json(version, evaluationShape(version, evaluation));
      },
    },
  ];
}

/** What is not there is an invalid argument in 8.6 (recorded). @throws Refusal */
function evaluate(
  { engine }: Cluster,
  version: Version,
  { decisionDefinitionId: id = '', decisionDefinitionKey, tenantId, ...body }: ReturnType<typeof QUESTION>,
): DecisionEvaluation {
  const decision = decisionDefinitionKey === undefined ? { id, tenantId } : { key: decisionDefinitionKey };
  try {
    return engine.evaluateDecision({ decision, variables: body.variables });
  } catch (error) {
    throw version === '8.6' && error instanceof Refusal ? invalidArgument(error.message) : error;
  }
}

function evaluationShape(version: Version, evaluation: DecisionEvaluation): Record<string, unknown> {
  const { key: evaluationKey, decision, output, evaluated } = evaluation;
  const nothing = version === '8.9' ? null : '';
  return {
    decisionDefinitionId: decision.id,
    decisionDefinitionKey: decision.key,
    decisionDefinitionName: decision.model.name,
    decisionDefinitionVersion: decision.version,
    decisionRequirementsId: decision.drg.id,
    decisionRequirementsKey: decision.drg.key,
    output: JSON.stringify(output),
    failedDecisionDefinitionId: evaluation.failedDecisionId ?? nothing,
    failureMessage: evaluation.failureMessage ?? nothing,
    tenantId: decision.tenantId,
    decisionInstanceKey: evaluationKey,
    ...(version === '8.6' ? {} : { decisionEvaluationKey: evaluationKey }),
    evaluatedDecisions: evaluated.map((instance) => evaluatedShape(version, instance)),
  };
}

function evaluatedShape(version: Version, instance: DecisionInstance): Record<string, unknown> {
  const { decision, output, inputs, matchedRules } = instance;
  // 8.9 has one type for outputs here and in searches, where the rule stands beside each.
  const noRule = version === '8.9' ? { ruleId: null, ruleIndex: null } : {};
  return {
    decisionDefinitionId: decision.id,
    decisionDefinitionKey: decision.key,
    decisionDefinitionName: decision.model.name,
    decisionDefinitionVersion: decision.version,
    decisionDefinitionType: decision.model.logic.kind === 'table' ? 'DECISION_TABLE' : 'LITERAL_EXPRESSION',
    output: JSON.stringify(output),
    tenantId: decision.tenantId,
    matchedRules: matchedRules.map(({ id, index, outputs }) => ({
      ruleId: id,
      ruleIndex: index,
      evaluatedOutputs: outputs.map((one) => ({
        outputId: one.id,
        outputName: one.name,
        outputValue: JSON.stringify(one.value),
        ...noRule,
      })),
    })),
    evaluatedInputs: inputs.map((input) => ({
      inputId: input.id,
      inputName: input.name,
      inputValue: JSON.stringify(input.value),
    })),
    ...(version === '8.9' ? { decisionEvaluationInstanceKey: instance.key } : {}),
  };
}
