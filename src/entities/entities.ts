import { auditLog } from './administration/audit-log';
import { clusterVariable } from './administration/cluster-variable';
import { batchOperation } from './batches/batch-operation';
import { batchOperationItem } from './batches/batch-operation-item';
import { decisionDefinition } from './decisions/decision-definition';
import { decisionInstance } from './decisions/decision-instance';
import { decisionRequirements } from './decisions/decision-requirements';
import type { Entity } from './entity';
import { authorization } from './identity/authorization';
import { group } from './identity/group';
import { mappingRule } from './identity/mapping-rule';
import { role } from './identity/role';
import { tenant } from './identity/tenant';
import { user } from './identity/user';
import { incident } from './incident';
import { elementInstance } from './processes/element-instance';
import { processDefinition } from './processes/process-definition';
import { processInstance } from './processes/process-instance';
import { variable } from './processes/variable';
import { userTask } from './user-task';
import { correlatedMessageSubscription } from './work/correlated-message-subscription';
import { job } from './work/job';
import { messageSubscription } from './work/message-subscription';

/** All that can be searched, in the order in which a form offers it. */
export const entities: readonly Entity[] = [
  ...[processInstance, processDefinition, elementInstance, variable, incident, job, userTask],
  ...[messageSubscription, correlatedMessageSubscription],
  ...[decisionDefinition, decisionRequirements, decisionInstance, batchOperation, batchOperationItem],
  ...[user, group, role, tenant, mappingRule, authorization, auditLog, clusterVariable],
];

/** @param id as a flow saves it, which may be anything */
export function entityWithId(id: unknown): Entity | undefined {
  return entities.find((entity) => entity.id === id);
}
