import { invalidError } from '../../src/errors';
import type { Input, Values } from '../../src/operations/field';
import { createProcessInstance } from '../../src/operations/process-instances';
import type { Start } from '../../src/processes/start';
import { sentence } from '../../src/sentence';
import { writtenList } from '../../src/written-list';
import type { FormOf, FormProperties } from '../common/choice';
import { formText, setText, wholeNumber } from '../common/typed-value';
import { variableNames } from '../common/variable-names';
import { DEFAULT_TIMEOUT, HIGHEST_VERSION, LONGEST_TIMEOUT } from './choices';

const { processDefinitionId, processDefinitionKey, variables, tags, businessId } =
  createProcessInstance.input;

/** What a message brings for a start. */
export const START = {
  processDefinitionId,
  processDefinitionKey,
  variables,
  tags,
  businessId,
} as const satisfies Values;

const text = { as: 'typed', type: 'str', isOptional: true } as const;

export const START_FORM: FormOf<typeof START> = {
  processDefinitionId: { property: 'processDefinitionId', ...text },
  processDefinitionKey: { property: 'processDefinitionKey', ...text },
  variables: { property: 'variables', as: 'typed', type: 'msg', value: 'payload', isOptional: true },
  tags: { property: 'tags', ...text },
  businessId: { property: 'businessId', ...text },
};

const VERSION = sentence`The process version`;

/** @throws CamundaError CAMUNDA_CONFIG for what the form cannot say, CAMUNDA_INVALID where the message lacks what it names */
export function startOf(input: Input<typeof START>, properties: FormProperties): Start {
  const { tags, businessId } = input;
  if (businessId === undefined && formText(properties.businessId).trim() !== '') {
    throw invalidError(
      sentence`The business ID is missing (${placeOf('businessId', properties)} is not set)`,
    );
  }
  // In one piece: what a spread makes is slow.
  return {
    processDefinitionId: input.processDefinitionId,
    processDefinitionKey: input.processDefinitionKey,
    processDefinitionVersion: wholeNumber(VERSION, properties.processVersion, 1, HIGHEST_VERSION),
    variables: input.variables,
    tenantId: setText(properties.tenantId) || undefined,
    startElements: writtenList(setText(properties.startElements)),
    tags: tags ? tags.flatMap(writtenList) : [],
    businessId,
  };
}

/** How an end is waited for, as the form says. @throws CamundaError CAMUNDA_CONFIG */
export function waitOf({ timeout, fetchVariables }: FormProperties) {
  const seconds = wholeNumber(sentence`The longest wait`, timeout, 1, LONGEST_TIMEOUT) ?? DEFAULT_TIMEOUT;
  return { timeout: seconds * 1_000, fetchVariables: variableNames(fetchVariables) };
}

function placeOf(property: string, properties: FormProperties): string {
  return `${formText(properties[`${property}Type`])} ${formText(properties[property])}`.trim();
}
