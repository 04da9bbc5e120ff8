import { invalidError } from '../errors';
import type { JsonObject } from '../json-object';
import { sentence } from '../sentence';

/** Bounds of Camunda. */
const MOST_TAGS = 10;
const TAG = /^[A-Za-z][\w\-:.]{0,99}$/;
const LONGEST_BUSINESS_ID = 256;

/** What is to be started. */
export interface Start {
  /** One of the two. */
  processDefinitionId: string | undefined;
  processDefinitionKey: string | undefined;
  /** Absent: the latest. */
  processDefinitionVersion: number | undefined;
  variables: JsonObject | undefined;
  /** Absent: the cluster's. */
  tenantId: string | undefined;
  /** Elements to begin at; empty: at the start event. */
  startElements: readonly string[];
  tags: readonly string[];
  businessId: string | undefined;
}

/**
 * What Camunda would refuse is not sent.
 * @param own how many tags are added to those of the flow
 * @throws CamundaError CAMUNDA_INVALID
 */
export function checkStart(start: Start, own = 0): void {
  const { processDefinitionId: id, processDefinitionKey: key, tags, businessId = '' } = start;
  if (id === undefined && key === undefined) {
    throw invalidError(sentence`The process is missing. Enter a process ID, or a process definition key`);
  }
  if (id !== undefined && key !== undefined) {
    throw invalidError(sentence`Give a process ID or a process definition key, not both`);
  }
  const most = MOST_TAGS - own;
  if (tags.length > most) throw invalidError(sentence`There are ${tags.length} tags. Give at most ${most}`);
  const wrong = tags.find((tag) => !TAG.test(tag));
  if (wrong !== undefined) {
    throw invalidError(
      sentence`“${wrong}” cannot be a tag. Begin with a letter; letters, digits and _ - : . may follow (up to 100 in all)`,
    );
  }
  if (businessId.length > LONGEST_BUSINESS_ID) {
    throw invalidError(
      sentence`The business ID has ${businessId.length} characters. At most ${LONGEST_BUSINESS_ID} are allowed`,
    );
  }
}

/** As `createProcessInstance` takes it: what is empty is not sent. */
export function creationOf(start: Start, usualTenant?: string) {
  const { processDefinitionKey, processDefinitionVersion, startElements, tags } = start;
  // In one piece: what a spread makes is slow.
  return {
    processDefinitionId: start.processDefinitionId,
    processDefinitionKey,
    // A key is that of one version.
    processDefinitionVersion: processDefinitionKey === undefined ? processDefinitionVersion : undefined,
    variables: start.variables,
    businessId: start.businessId,
    tenantId: start.tenantId ?? usualTenant,
    tags: tags.length > 0 ? [...new Set(tags)] : undefined,
    startInstructions:
      startElements.length > 0 ? startElements.map((elementId) => ({ elementId })) : undefined,
  };
}
