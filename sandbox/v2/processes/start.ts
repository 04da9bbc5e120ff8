import type { Cluster } from '../../cluster';
import type { Creation } from '../../engine/commands';
import type { ProcessInstance } from '../../engine/run/records';
import type { Answer, SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings, Version } from '../../settings';
import { invalidArgument, v2Json } from '../answer';
import { flag, integer, key, list, object, readBody, since, text, texts, variables, word } from '../body';
import { carryOut, checkOne, checkRequired, tenantOf } from '../commands';
import type { Waits } from '../waits';
import { Ends } from './ends';

const MOST_TAGS = 10;
const TAG = /^[A-Za-z][\w\-:.]{0,99}$/;
const LONGEST_BUSINESS_ID = 256;

const CREATION = object({
  processDefinitionId: text,
  processDefinitionKey: key,
  processDefinitionVersion: integer,
  variables,
  tenantId: text,
  operationReference: integer,
  startInstructions: list(object({ elementId: text })),
  runtimeInstructions: since(
    '8.8',
    list(object({ type: word('TERMINATE_PROCESS_INSTANCE'), afterElementId: text })),
  ),
  awaitCompletion: flag,
  fetchVariables: texts,
  requestTimeout: integer,
  tags: since('8.8', texts),
  businessId: since('8.9', text),
});

type Body = ReturnType<typeof CREATION>;

/** Starting an instance, with or without a wait for its end. */
export function startRoute({ engine }: Cluster, settings: SandboxSettings, waits: Waits): Route {
  const { version, uniqueBusinessIds } = settings;
  const ends = new Ends(engine, waits);
  return {
    method: 'POST',
    path: '/v2/process-instances',
    answer: async (request) => {
      const body = readBody(request, version, CREATION);
      check(request, body);
      const intent = body.awaitCompletion ? 'CREATE_WITH_AWAITING_RESULT' : 'CREATE';
      const tenantId = tenantOf(request, settings, 'Create Process Instance', body.tenantId);
      const creation = { ...creationOf(body, tenantId), isBusinessIdUnique: uniqueBusinessIds };
      const instance = carryOut(request, intent, () => engine.createInstance(creation));
      const result = body.awaitCompletion ? await ends.variables(request, version, instance, body) : {};
      return answerOf(version, instance, result);
    },
  };
}

/** @throws Refused with 400 for what the gateway does not pass on */
function check(request: SandboxRequest, body: Body): void {
  checkOne(request, body, ['processDefinitionId', 'processDefinitionKey']);
  const { startInstructions = [], runtimeInstructions = [], tags = [], businessId = '' } = body;
  for (const { elementId } of startInstructions) checkRequired(request, { elementId });
  for (const { type, afterElementId } of runtimeInstructions)
    checkRequired(request, { type, afterElementId });
  if (new Set(tags).size > MOST_TAGS) {
    const detail = `The number of tags is '${new Set(tags).size}' but must not be greater than ${MOST_TAGS}.`;
    throw invalidArgument(request, detail);
  }
  const wrong = tags.find((tag) => !TAG.test(tag));
  if (wrong !== undefined) {
    const detail = `The value for tags is '${wrong}' but must match the pattern '${TAG.source}'.`;
    throw invalidArgument(request, detail);
  }
  if (businessId.length > LONGEST_BUSINESS_ID) {
    const detail = `The length of businessId is '${businessId.length}' but must not be greater than ${LONGEST_BUSINESS_ID}.`;
    throw invalidArgument(request, detail);
  }
}

/** Version -1, or none, is the newest. */
function creationOf(body: Body, tenantId: string): Creation {
  const {
    processDefinitionId: id = '',
    processDefinitionKey,
    processDefinitionVersion = -1,
    tags = [],
  } = body;
  const version = processDefinitionVersion < 0 ? undefined : processDefinitionVersion;
  return {
    process: processDefinitionKey === undefined ? { id, version, tenantId } : { key: processDefinitionKey },
    variables: body.variables,
    tags: [...new Set(tags)],
    businessId: body.businessId,
    startInstructions: body.startInstructions?.map(({ elementId = '' }) => ({ elementId })),
    terminateAfter: body.runtimeInstructions?.map(({ afterElementId = '' }) => afterElementId),
  };
}

function answerOf(
  version: Version,
  { key: processInstanceKey, definition, tags, businessId }: ProcessInstance,
  result: Readonly<Record<string, unknown>>,
): Answer {
  return v2Json(version, {
    processDefinitionKey: definition.key,
    processDefinitionId: definition.id,
    processDefinitionVersion: definition.version,
    processInstanceKey,
    tenantId: definition.tenantId,
    variables: result,
    ...(version === '8.6' ? {} : { tags }),
    ...(version === '8.9' ? { businessId: businessId ?? null } : {}),
  });
}
