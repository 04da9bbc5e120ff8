import { readBpmn } from '../bpmn';
import type { Cluster } from '../cluster';
import type { Form, FormSchema } from '../forms';
import { type Answer, isObject, parseJson, Refused, type SandboxRequest, springError } from '../http';
import type { ProcessDefinition } from '../process-definition';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { v2Json } from './answer';
import { rejected } from './commands';
import { processInstanceRoutes } from './process-instances';

/** Deploying, starting and cancelling processes. */
export function processRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { version } = settings;
  return [
    { method: 'POST', path: '/v2/deployments', answer: (request) => deploy(cluster, version, request) },
    ...processInstanceRoutes(cluster, settings),
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
