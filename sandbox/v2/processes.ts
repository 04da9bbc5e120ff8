import { readBpmn } from '../bpmn';
import type { Cluster } from '../cluster';
import type { Form, FormSchema } from '../forms';
import {
  type Answer,
  empty,
  isObject,
  parseJson,
  problem,
  Refused,
  readObject,
  type SandboxRequest,
  springError,
} from '../http';
import type { ProcessDefinition } from '../process-definition';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { absent, invalidArgument, v2Json } from './answer';
import { checkKey, checkPartition, rejected } from './commands';

/** Deploying, starting and cancelling processes. */
export function processRoutes(cluster: Cluster, { version }: SandboxSettings): Route[] {
  const instance: Route = {
    method: 'GET',
    path: '/v2/process-instances/{key}',
    answer: (request, key) => instanceOf(cluster, version, request, key),
  };
  return [
    { method: 'POST', path: '/v2/deployments', answer: (request) => deploy(cluster, version, request) },
    { method: 'POST', path: '/v2/process-instances', answer: (request) => start(cluster, version, request) },
    {
      method: 'POST',
      path: '/v2/process-instances/{key}/cancellation',
      answer: (request, key) => cancel(cluster, request, key),
    },
    ...(version === '8.6' ? [] : [instance]),
  ];
}

function deploy(cluster: Cluster, version: Version, request: SandboxRequest): Answer {
  const deploys = readResources(request).map(({ name, content }) => {
    const form = name.endsWith('.form') ? readForm(content) : undefined;
    const model = form ? undefined : readBpmn(content);
    if (form) {
      return () => ({ form: formShape(cluster.forms.deploy(form, cluster.keys), name) });
    }
    if (!model) {
      const element = /<([\w:.-]+)/.exec(content)?.[1];
      const fault = `Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element '${element}'.`;
      const reason = `Expected to deploy new resources, but encountered the following errors:\n'${name}': ${fault}`;
      throw rejected(request, 400, 'INVALID_ARGUMENT', 'CREATE', reason);
    }
    return () => ({ processDefinition: processShape(cluster.deploy(model, name)) });
  });
  const deploymentKey = String(cluster.keys.take(1));
  const nothing = { decisionDefinition: null, decisionRequirements: null, form: null, resource: null };
  return v2Json(version, {
    deploymentKey,
    deployments: deploys.map((run) => ({
      ...(version === '8.9' ? { processDefinition: null, ...nothing } : {}),
      ...run(),
    })),
    tenantId: '<default>',
  });
}

/** Undefined for what is no form. */
function readForm(content: string): FormSchema | undefined {
  const schema = parseJson(content);
  return isObject(schema) && typeof schema.id === 'string' && Array.isArray(schema.components)
    ? { ...schema, id: schema.id, components: schema.components }
    : undefined;
}

function formShape({ formKey, formId, version }: Form, resourceName: string) {
  return { formKey, formId, version, resourceName, tenantId: '<default>' };
}

function processShape({ processDefinitionId, processDefinitionVersion, ...definition }: ProcessDefinition) {
  const { processDefinitionKey, resourceName } = definition;
  const tenantId = '<default>';
  return { processDefinitionId, processDefinitionVersion, processDefinitionKey, resourceName, tenantId };
}

/** The parts named `resources` of a `multipart/form-data` body. */
function readResources(request: SandboxRequest): { name: string; content: string }[] {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(
    request.headers['content-type'] ?? '',
  )?.[1];
  if (!boundary) {
    throw new Refused(springError(request, 415));
  }
  return request.body.split(`--${boundary}`).flatMap((part) => {
    const [headers = '', ...content] = part.split('\r\n\r\n');
    const name = /name="?resources"?;.*filename="([^"]*)"/i.exec(headers)?.[1];
    return name === undefined ? [] : [{ name, content: content.join('\r\n\r\n').trimEnd() }];
  });
}

function start(cluster: Cluster, version: Version, request: SandboxRequest): Answer {
  const { processDefinitionId: id, processDefinitionKey: key, variables, tags } = readObject(request);
  if (id === undefined && key === undefined) {
    throw invalidArgument(
      request,
      'At least one of [processDefinitionId, processDefinitionKey] is required.',
    );
  }
  if (id !== undefined && key !== undefined) {
    throw invalidArgument(request, 'Only one of [processDefinitionId, processDefinitionKey] is allowed.');
  }
  const definition = cluster.definition(key === undefined ? { id: String(id) } : { key: String(key) });
  if (!definition) {
    const which = key === undefined ? `process ID '${id}'` : `key '${key}'`;
    const reason = `Expected to find process definition with ${which}, but none found`;
    throw rejected(request, 404, 'NOT_FOUND', 'CREATE', reason);
  }
  const { instanceKey } = cluster.start(definition, {
    ...(isObject(variables) ? { variables } : {}),
    ...(Array.isArray(tags) ? { tags: tags.map(String) } : {}),
  });
  return v2Json(version, {
    processDefinitionKey: definition.processDefinitionKey,
    processDefinitionId: definition.processDefinitionId,
    processDefinitionVersion: definition.processDefinitionVersion,
    processInstanceKey: instanceKey,
    tenantId: '<default>',
    variables: {},
    ...(version === '8.6' ? {} : { tags: tags ?? [] }),
    ...(version === '8.9' ? { businessId: null } : {}),
  });
}

function instanceOf(cluster: Cluster, version: Version, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  const instance = cluster.instance(key);
  if (!instance) {
    return problem(request, 404, 'NOT_FOUND', `Process Instance with key '${key}' not found`);
  }
  const { definition, state, tags, startDate, endDate } = instance;
  const nothing = absent(version);
  return v2Json(version, {
    processDefinitionId: definition.processDefinitionId,
    processDefinitionName: definition.processName,
    processDefinitionVersion: definition.processDefinitionVersion,
    processDefinitionVersionTag: nothing,
    startDate: new Date(startDate).toISOString(),
    endDate: endDate === undefined ? nothing : new Date(endDate).toISOString(),
    state,
    hasIncident: false,
    tenantId: '<default>',
    processInstanceKey: key,
    processDefinitionKey: definition.processDefinitionKey,
    parentProcessInstanceKey: nothing,
    parentElementInstanceKey: nothing,
    tags,
    ...(version === '8.9' ? { rootProcessInstanceKey: key, businessId: null } : {}),
  });
}

function cancel(cluster: Cluster, request: SandboxRequest, key: string): Answer {
  checkKey(request, 'processInstanceKey', key);
  checkPartition(cluster, request, key);
  if (!cluster.cancel(key)) {
    const reason = `Expected to cancel a process instance with key '${key}', but no such process was found`;
    throw rejected(request, 404, 'NOT_FOUND', 'CANCEL', reason);
  }
  return empty(204);
}
