import { Collection, type Revision } from './collection';
import type {
  CorrelationDocument,
  DecisionDefinitionDocument,
  DecisionInstanceDocument,
  DecisionRequirementsDocument,
  ElementInstanceDocument,
  IncidentDocument,
  JobDocument,
  MessageSubscriptionDocument,
  ProcessDefinitionDocument,
  ProcessInstanceDocument,
  VariableDocument,
} from './documents';

/** What searches see, as Camunda's secondary storage: a collection a kind. */
export class SecondaryStorage {
  readonly #revision: Revision = { count: 0 };
  readonly processDefinition = new Collection<ProcessDefinitionDocument>([], this.#revision);
  readonly processInstance = new Collection<ProcessInstanceDocument>([], this.#revision);
  readonly elementInstance = new Collection<ElementInstanceDocument>([], this.#revision);
  readonly variable = new Collection<VariableDocument>([], this.#revision);
  readonly incident = new Collection<IncidentDocument>([], this.#revision);
  readonly job = new Collection<JobDocument>([], this.#revision);
  readonly messageSubscription = new Collection<MessageSubscriptionDocument>([], this.#revision);
  readonly correlation = new Collection<CorrelationDocument>([], this.#revision);
  readonly decisionDefinition = new Collection<DecisionDefinitionDocument>([], this.#revision);
  readonly decisionRequirements = new Collection<DecisionRequirementsDocument>([], this.#revision);
  readonly decisionInstance = new Collection<DecisionInstanceDocument>([], this.#revision);
  /** How many flows an instance has taken, by its key. */
  readonly takenFlows = new Map<string, number>();
}
