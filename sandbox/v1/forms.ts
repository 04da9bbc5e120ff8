import type { Cluster } from '../cluster';
import { type Answer, json, type SandboxRequest, tasklistError } from '../http';

/** `GET /v1/forms/{id}?processDefinitionKey=&version=`: the newest version unless one is named; 8.6.0 takes a form's key too. */
export function formOf(cluster: Cluster, request: SandboxRequest, id: string): Answer {
  const parameters = new URLSearchParams(request.query);
  const processDefinitionKey = parameters.get('processDefinitionKey');
  if (processDefinitionKey === null) {
    const message =
      "Required request parameter 'processDefinitionKey' for method parameter type String is not present";
    return tasklistError(400, message);
  }
  const version = Number(parameters.get('version')) || undefined;
  const { forms } = cluster.engine.definitions;
  const form = forms.find(id, '<default>', version) ?? forms.withKey(id);
  if (!form) {
    return tasklistError(404, `form with id ${id} was not found`);
  }
  return json({
    id: form.id,
    processDefinitionKey,
    schema: form.schema,
    version: form.version,
    tenantId: form.tenantId,
    isDeleted: false,
  });
}
