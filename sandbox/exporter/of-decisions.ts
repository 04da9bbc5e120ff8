import type { DeployedDecision, DeployedDrg } from '../engine/definitions/deployed';
import type { DecisionInstance } from '../engine/dmn/evaluation';
import type {
  DecisionDefinitionDocument,
  DecisionInstanceDocument,
  DecisionRequirementsDocument,
} from './documents';

export function decisionDefinitionDocument(
  { key, id, version, tenantId, model, drg }: DeployedDecision,
  isLatestVersion: boolean,
): DecisionDefinitionDocument {
  return {
    key,
    decisionDefinitionId: id,
    name: model.name,
    version,
    decisionRequirementsId: drg.id,
    decisionRequirementsKey: drg.key,
    decisionRequirementsName: drg.model.name,
    decisionRequirementsVersion: drg.version,
    tenantId,
    isLatestVersion,
    xml: drg.xml,
  };
}

export function decisionRequirementsDocument({
  key,
  id,
  version,
  resourceName,
  tenantId,
  model,
  xml,
}: DeployedDrg): DecisionRequirementsDocument {
  return {
    key,
    decisionRequirementsId: id,
    decisionRequirementsName: model.name,
    version,
    resourceName,
    tenantId,
    xml,
  };
}

export function decisionInstanceDocument(instance: DecisionInstance): DecisionInstanceDocument {
  const { decision, root, scope } = instance;
  const process = scope?.process;
  return {
    key: instance.key,
    state: instance.state,
    evaluationDate: instance.evaluationDate,
    evaluationFailure: instance.failureMessage,
    decisionDefinitionId: decision.id,
    decisionDefinitionKey: decision.key,
    decisionDefinitionName: decision.model.name,
    decisionDefinitionVersion: decision.version,
    decisionDefinitionType: decision.model.logic.kind === 'table' ? 'DECISION_TABLE' : 'LITERAL_EXPRESSION',
    result: JSON.stringify(instance.output),
    tenantId: decision.tenantId,
    decisionEvaluationKey: instance.evaluationKey,
    decisionRequirementsKey: decision.drg.key,
    rootDecisionDefinitionKey: root.key,
    processDefinitionKey: process?.definition.key,
    processInstanceKey: process?.key,
    rootProcessInstanceKey: process?.rootKey,
    elementInstanceKey: scope?.key,
    evaluatedInputs: instance.inputs.map(({ id, name, value }) => ({
      inputId: id,
      inputName: name,
      inputValue: JSON.stringify(value),
    })),
    matchedRules: instance.matchedRules.map(({ id, index, outputs }) => ({
      ruleId: id,
      ruleIndex: index,
      evaluatedOutputs: outputs.map((output) => ({
        outputId: output.id,
        outputName: output.name,
        outputValue: JSON.stringify(output.value),
      })),
    })),
  };
}
