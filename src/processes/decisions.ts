import { CamundaError } from '../errors';
import { parsedText } from '../http/parse-json';
import { isJsonObject, type JsonObject } from '../json-object';
import { evaluateDecision } from '../operations/decisions';
import type { Input } from '../operations/field';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { sentence } from '../sentence';
import { objectIn } from './answers';

/** What a decision came to. */
export interface Evaluation {
  output: unknown;
  /** All else that Camunda tells of it, with today's name of its key, and values instead of their JSON. */
  decision: JsonObject;
}

/** The decisions of one cluster. */
export class Decisions {
  readonly #server: Server;
  readonly #tenantId: string | undefined;

  /** @param tenantId whose decisions they are, where an evaluation names none */
  constructor(server: Server, tenantId: string | undefined) {
    this.#server = server;
    this.#tenantId = tenantId;
  }

  /** @throws CamundaError CAMUNDA_INVALID in Camunda's words where the evaluation fails, CAMUNDA_NOT_FOUND for no decision */
  async evaluate(
    given: Input<typeof evaluateDecision.input>,
    signal?: AbortSignal,
  ): Promise<Answered<Evaluation>> {
    const input = { ...given, tenantId: given.tenantId ?? this.#tenantId };
    const answer = await callOperation(this.#server, evaluateDecision, input, signal);
    const { output, failureMessage, failedDecisionDefinitionId: failed, ...all } = objectIn(answer);
    if (typeof failureMessage === 'string' && failureMessage !== '') {
      throw failedEvaluation(String(failed), failureMessage, answer.status);
    }
    // 8.6 and 8.7 call it an instance.
    const { decisionInstanceKey, decisionEvaluationKey = decisionInstanceKey, ...rest } = all;
    const evaluatedDecisions = listOf(rest.evaluatedDecisions, evaluated);
    const decision = { ...rest, decisionEvaluationKey, evaluatedDecisions };
    return { ...answer, value: { output: parsedText(output), decision } };
  }
}

function failedEvaluation(id: string, words: string, status: number): CamundaError {
  const cause = { status, detail: words, source: 'api', retryable: false } as const;
  return new CamundaError(
    'CAMUNDA_INVALID',
    sentence`Camunda could not evaluate the decision ${id}: ${words}`,
    cause,
  );
}

/** Each object of a list, changed; nothing of what is no list. */
function listOf(list: unknown, change: (one: JsonObject) => JsonObject): JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject).map(change) : [];
}

function evaluated(one: JsonObject): JsonObject {
  return {
    ...one,
    output: parsedText(one.output),
    evaluatedInputs: listOf(one.evaluatedInputs, withValue('inputValue')),
    matchedRules: listOf(one.matchedRules, (rule) => ({
      ...rule,
      evaluatedOutputs: listOf(rule.evaluatedOutputs, withValue('outputValue')),
    })),
  };
}

function withValue(name: 'inputValue' | 'outputValue') {
  return (one: JsonObject): JsonObject => ({ ...one, [name]: parsedText(one[name]) });
}
