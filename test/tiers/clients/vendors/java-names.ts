import { type Entity, type Item, pascal } from './vendor';

/** What the Java client calls otherwise than the REST API does. */
const NAMES: Readonly<Record<string, string>> = {
  bpmnProcessId: 'processDefinitionId',
  variablesAsMap: 'variables',
  incident: 'hasIncident',
  customerHeaders: 'customHeaders',
  decisionId: 'decisionDefinitionId',
  decisionKey: 'decisionDefinitionKey',
  decisionName: 'decisionDefinitionName',
  decisionVersion: 'decisionDefinitionVersion',
  decisionType: 'decisionDefinitionType',
  decisionOutput: 'output',
  decisionInstanceKey: 'decisionEvaluationKey',
  decisionInstanceId: 'decisionEvaluationInstanceKey',
  dmnDecisionId: 'decisionDefinitionId',
  dmnDecisionName: 'name',
  dmnDecisionRequirementsId: 'decisionRequirementsId',
  dmnDecisionRequirementsName: 'decisionRequirementsName',
};

export const renamed = (item: Item) => withNames(item, NAMES);
export const renamedProcess = (item: Item) =>
  withNames(item, { ...NAMES, version: 'processDefinitionVersion' });
export const renamedJob = (item: Item) => withNames(item, { ...NAMES, key: 'jobKey' });
export const renamedSignal = (item: Item) => withNames(item, { ...NAMES, key: 'signalKey' });

/** A name that is given wins over one of the same that is there. */
function withNames(item: Item, names: Readonly<Record<string, string>>): Item {
  const entries = Object.entries(item);
  const given = entries.filter(([name]) => name in names).map(([name, value]) => [names[name], value]);
  return Object.fromEntries([...entries.filter(([name]) => !(name in names)), ...given]);
}

/** `ProcessInstance` for `process-instances`. */
export function nameOf(entity: Entity): string {
  const plural = pascal(entity);
  return entity === 'decision-requirements' ? plural : plural.slice(0, -1);
}
