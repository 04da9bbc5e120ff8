import type { Variable } from '../engine/run/records';
import type { JobState } from '../engine/work/records';
import type { Sortable } from '../sorted-index';

// What searches see, a flat document a record. Its properties have the names that the API gives them, but for the
// document's own key. Dates are milliseconds since 1970.

/** What all that belongs to a process instance has. */
interface OfInstance extends Sortable {
  readonly processDefinitionId: string;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly rootProcessInstanceKey: string;
  readonly tenantId: string;
}

export interface ProcessDefinitionDocument extends Sortable {
  readonly name: string | undefined;
  readonly resourceName: string;
  readonly version: number;
  readonly versionTag: string | undefined;
  readonly processDefinitionId: string;
  readonly tenantId: string;
  readonly hasStartForm: boolean;
  readonly startFormId: string | undefined;
  /** `DRAINING`: deleted, and instances go on. */
  readonly state: 'ACTIVE' | 'DRAINING' | 'DELETED';
  readonly isLatestVersion: boolean;
  readonly xml: string;
}

export interface ProcessInstanceDocument extends Sortable {
  readonly processDefinitionId: string;
  readonly processDefinitionName: string;
  readonly processDefinitionVersion: number;
  readonly processDefinitionVersionTag: string | undefined;
  readonly processDefinitionKey: string;
  readonly startDate: number;
  readonly endDate: number | undefined;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  /** In itself, or in an instance that it has called. */
  readonly hasIncident: boolean;
  readonly tenantId: string;
  readonly parentProcessInstanceKey: string | undefined;
  readonly parentElementInstanceKey: string | undefined;
  readonly rootProcessInstanceKey: string;
  readonly tags: readonly string[];
  readonly businessId: string | undefined;
}

export interface ElementInstanceDocument extends OfInstance {
  readonly startDate: number;
  readonly endDate: number | undefined;
  readonly elementId: string;
  readonly elementName: string;
  readonly type: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly hasIncident: boolean;
  readonly incidentKey: string | undefined;
  /** The element instance, or the process instance, that it is in. */
  readonly elementInstanceScopeKey: string;
}

export interface VariableDocument extends Sortable, Pick<Variable, 'scopeKey' | 'processInstanceKey'> {
  readonly name: string;
  /** JSON. */
  readonly value: string;
  readonly rootProcessInstanceKey: string;
  readonly tenantId: string;
}

export interface IncidentDocument extends OfInstance {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly creationTime: number;
  readonly state: 'ACTIVE' | 'RESOLVED';
  readonly jobKey: string | undefined;
  /** Keys of all element and process instances that it is in, the innermost first. */
  readonly path: readonly string[];
}

export interface JobDocument extends OfInstance {
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly deadline: number | undefined;
  readonly deniedReason: string | undefined;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly endTime: number | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly hasFailedWithRetriesLeft: boolean;
  readonly isDenied: boolean | undefined;
  readonly kind: string;
  readonly listenerEventType: string;
  readonly retries: number;
  readonly state: Exclude<JobState, 'ACTIVATED'> | 'MIGRATED';
  readonly type: string;
  readonly worker: string;
  readonly creationTime: number;
  readonly lastUpdateTime: number;
}

export interface MessageSubscriptionDocument extends OfInstance {
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly messageSubscriptionState: 'CREATED' | 'CORRELATED' | 'DELETED';
  readonly lastUpdatedDate: number;
  readonly messageName: string;
  readonly correlationKey: string;
}

export interface CorrelationDocument extends OfInstance {
  readonly elementId: string;
  readonly elementInstanceKey: string | undefined;
  readonly messageKey: string;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly correlationTime: number;
  readonly partitionId: number;
  readonly subscriptionKey: string;
}

export interface DecisionDefinitionDocument extends Sortable {
  readonly decisionDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsKey: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly tenantId: string;
  readonly isLatestVersion: boolean;
  readonly xml: string;
}

export interface DecisionRequirementsDocument extends Sortable {
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly version: number;
  readonly resourceName: string;
  readonly tenantId: string;
  readonly xml: string;
}

export interface DecisionInstanceDocument extends Sortable {
  readonly state: 'EVALUATED' | 'FAILED';
  readonly evaluationDate: number;
  readonly evaluationFailure: string | undefined;
  readonly decisionDefinitionId: string;
  readonly decisionDefinitionKey: string;
  readonly decisionDefinitionName: string;
  readonly decisionDefinitionVersion: number;
  readonly decisionDefinitionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION';
  /** JSON, as all values here. */
  readonly result: string;
  readonly tenantId: string;
  readonly decisionEvaluationKey: string;
  readonly decisionRequirementsKey: string;
  readonly rootDecisionDefinitionKey: string;
  readonly processDefinitionKey: string | undefined;
  readonly processInstanceKey: string | undefined;
  readonly rootProcessInstanceKey: string | undefined;
  readonly elementInstanceKey: string | undefined;
  readonly evaluatedInputs: readonly {
    readonly inputId: string;
    readonly inputName: string;
    readonly inputValue: string;
  }[];
  readonly matchedRules: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly evaluatedOutputs: readonly {
      readonly outputId: string;
      readonly outputName: string;
      readonly outputValue: string;
    }[];
  }[];
}
