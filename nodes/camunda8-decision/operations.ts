import { configError } from '../../src/errors';
import { evaluateDecision } from '../../src/operations/decisions';
import { sentence } from '../../src/sentence';
import { choice } from '../common/choice';

/** Evaluates what the form names; the message gets what Camunda tells of it as `decision`. */
export const evaluate = choice(
  evaluateDecision.input,
  {
    decisionDefinitionId: {
      property: 'decisionId',
      as: 'typed',
      type: 'str',
      isOptional: true,
      isCertain: true,
    },
    decisionDefinitionKey: {
      property: 'decisionKey',
      as: 'typed',
      type: 'str',
      isOptional: true,
      isCertain: true,
    },
    variables: { property: 'variables', as: 'typed', type: 'msg', value: 'payload', isOptional: true },
    tenantId: { property: 'tenantId', as: 'text' },
  },
  async ({ client, msg, signal }, input) => {
    const { decisionDefinitionId: id, decisionDefinitionKey: key } = input;
    if (id === undefined && key === undefined)
      throw configError(sentence`Enter a decision ID or a decision key in the node`);
    if (id !== undefined && key !== undefined)
      throw configError(sentence`Enter a decision ID or a decision key, not both`);
    const { value, ...answer } = await client.decisions.evaluate(input, signal);
    Object.assign(msg, { decision: value.decision });
    return { ...answer, value: value.output };
  },
);
