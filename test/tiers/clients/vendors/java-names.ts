import type { Item } from './vendor';

/** What the Java client calls otherwise than the REST API does, in any answer. */
const NAMES: Readonly<Record<string, string>> = {
  bpmnProcessId: 'processDefinitionId',
  variablesAsMap: 'variables',
  incident: 'hasIncident',
  customerHeaders: 'customHeaders',
  decisionInstanceId: 'decisionEvaluationInstanceKey',
};

/** In the answers of single commands. */
const PROCESS = { ...NAMES, version: 'processDefinitionVersion' };
const DECISION = {
  decisionId: 'decisionDefinitionId',
  decisionKey: 'decisionDefinitionKey',
  decisionName: 'decisionDefinitionName',
  decisionVersion: 'decisionDefinitionVersion',
  decisionOutput: 'output',
  decisionType: 'decisionDefinitionType',
  dmnDecisionId: 'decisionDefinitionId',
  dmnDecisionName: 'name',
  dmnDecisionRequirementsId: 'decisionRequirementsId',
  dmnDecisionRequirementsName: 'decisionRequirementsName',
};

export const renamed = (item: Item) => withNames(item, NAMES);
export const renamedProcess = (item: Item) => withNames(item, PROCESS);
export const renamedJob = (item: Item) => withNames(item, { ...NAMES, key: 'jobKey' });
export const renamedSignal = (item: Item) => withNames(item, { key: 'signalKey' });
export const renamedDecision = (item: Item) => withNames(item, DECISION);

/** A name that is given wins over one of the same that is there. */
function withNames(item: Item, names: Readonly<Record<string, string>>): Item {
  const entries = Object.entries(item);
  const given = entries.filter(([name]) => name in names).map(([name, value]) => [names[name], value]);
  return Object.fromEntries([...entries.filter(([name]) => !(name in names)), ...given]);
}
