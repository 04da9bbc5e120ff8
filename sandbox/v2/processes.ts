import type { Cluster } from '../cluster';
import type { DeployedForm, DeployedProcess } from '../engine/definitions/deployed';
import { type Answer, Refused, type SandboxRequest, springError } from '../http';
import type { Route } from '../router';
import type { SandboxSettings, Version } from '../settings';
import { v2Json } from './answer';
import { carryOut } from './commands';
import { processInstanceRoutes } from './process-instances';

/** Deploying, starting and cancelling processes. */
export function processRoutes(cluster: Cluster, settings: SandboxSettings): Route[] {
  const { version } = settings;
  return [
    { method: 'POST', path: '/v2/deployments', answer: (request) => deploy(cluster, version, request) },
    ...processInstanceRoutes(cluster, settings),
  ];
}

async function deploy(cluster: Cluster, version: Version, request: SandboxRequest): Promise<Answer> {
  const deployment = await cluster.engine.deploy(readResources(request)).catch((error: unknown) =>
    carryOut(request, 'CREATE', () => {
      throw error;
    }),
  );
  const { key, forms, processes, tenantId } = deployment;
  const nothing = { decisionDefinition: null, decisionRequirements: null, form: null, resource: null };
  const all = version === '8.9' ? { processDefinition: null, ...nothing } : {};
  return v2Json(version, {
    deploymentKey: key,
    deployments: [
      ...processes.map((process) => ({ ...all, processDefinition: processShape(process) })),
      ...forms.map((form) => ({ ...all, form: formShape(form) })),
    ],
    tenantId,
  });
}

function formShape({ key, id, version, resourceName, tenantId }: DeployedForm) {
  return { formKey: key, formId: id, version, resourceName, tenantId };
}

function processShape({ id, version, key, resourceName, tenantId }: DeployedProcess) {
  return {
    processDefinitionId: id,
    processDefinitionVersion: version,
    processDefinitionKey: key,
    resourceName,
    tenantId,
  };
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
