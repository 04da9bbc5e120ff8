import type { Cluster } from '../../cluster';
import type { Deployment } from '../../engine/definitions/definitions';
import type {
  DeployedDecision,
  DeployedDrg,
  DeployedForm,
  DeployedProcess,
} from '../../engine/definitions/deployed';
import type { Answer, SandboxRequest } from '../../http';
import type { Route } from '../../router';
import type { SandboxSettings } from '../../settings';
import { v2Json } from '../answer';
import { checkSize, tenantOf, worded } from '../commands';
import { readParts } from './parts';

/** Deploying files, all of them or none. */
export function deploymentRoute(cluster: Cluster, settings: SandboxSettings): Route {
  return { method: 'POST', path: '/v2/deployments', answer: (request) => deploy(cluster, settings, request) };
}

async function deploy(
  { engine }: Cluster,
  settings: SandboxSettings,
  request: SandboxRequest,
): Promise<Answer> {
  const { version } = settings;
  checkSize(request, version);
  const { files, ...named } = await readParts(request);
  const tenantId = tenantOf(request, settings, 'Deploy Resources', named.tenantId);
  const { key, ...deployed } = await engine.deploy(files, tenantId).catch((error: unknown) => {
    throw worded(request, 'CREATE', error);
  });
  const others = version === '8.9' ? NOTHING : {};
  return v2Json(version, {
    deploymentKey: key,
    deployments: itemsOf(deployed).map((item) => ({ ...others, ...item })),
    tenantId: deployed.tenantId,
  });
}

const NOTHING = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
};

function itemsOf({ processes, decisions, drgs, forms }: Omit<Deployment, 'key'>): Record<string, unknown>[] {
  return [
    ...processes.map((process) => ({ processDefinition: processShape(process) })),
    ...decisions.map((decision) => ({ decisionDefinition: decisionShape(decision) })),
    ...drgs.map((drg) => ({ decisionRequirements: drgShape(drg) })),
    ...forms.map((form) => ({ form: formShape(form) })),
  ];
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

function decisionShape({ id, version, key, model, drg, tenantId }: DeployedDecision) {
  return {
    decisionDefinitionId: id,
    version,
    decisionDefinitionKey: key,
    name: model.name,
    tenantId,
    decisionRequirementsId: drg.id,
    decisionRequirementsKey: drg.key,
  };
}

function drgShape({ id, version, key, model, resourceName, tenantId }: DeployedDrg) {
  return {
    decisionRequirementsId: id,
    version,
    decisionRequirementsName: model.name,
    tenantId,
    decisionRequirementsKey: key,
    resourceName,
  };
}

function formShape({ id, version, key, resourceName, tenantId }: DeployedForm) {
  return { formId: id, version, formKey: key, resourceName, tenantId };
}
