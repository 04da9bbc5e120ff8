import type { DeployedProcess } from '../definitions/deployed';
import { closeSubscriptions, open } from '../events/subscriptions';
import type { FlowNode } from '../model/model';
import { invalidArgument, invalidState, notFound } from '../refusal';
import { descendants } from './modification';
import type { ElementInstance } from './records';
import type { Run } from './run';

export interface Migration {
  readonly targetProcessDefinitionKey: string;
  readonly mappingInstructions: readonly {
    readonly sourceElementId: string;
    readonly targetElementId: string;
  }[];
}

/** Lets an instance go on as one of another version or process. @throws Refusal, and nothing has changed then */
export function migrateInstance(
  run: Run,
  key: string,
  { targetProcessDefinitionKey: target, mappingInstructions }: Migration,
): void {
  const root = run.store.elementInstance.get(key);
  if (!root || root.parent || !root.isActive) {
    throw notFound(`Expected to migrate process instance but no process instance found with key '${key}'`);
  }
  const definition = run.definitions.processes.withKey(target);
  if (!definition) {
    throw notFound(
      `Expected to migrate process instance to process definition but no process definition found with key '${target}'`,
    );
  }
  const { elements: before } = root.process.definition.model;
  const mapping = new Map<string, FlowNode>();
  for (const { sourceElementId, targetElementId } of mappingInstructions) {
    mapping.set(sourceElementId, targetOf(definition, before, sourceElementId, targetElementId));
  }
  mapping.set(root.element.id, definition.model.root);
  const active = descendants(root);
  for (const instance of active) checkMapped(instance, mapping);
  for (const instance of active) moveTo(run, instance, mapping);
  root.process.definition = definition;
  run.store.touch('processInstance', root.process);
}

/** @throws Refusal */
function targetOf(
  definition: DeployedProcess,
  before: ReadonlyMap<string, FlowNode>,
  source: string,
  target: string,
): FlowNode {
  const found = definition.model.elements.get(target);
  if (before.has(source) && found) return found;
  const [which, id] = before.has(source) ? ['target', target] : ['source', source];
  throw invalidArgument(
    `Expected to migrate process instance to process definition '${definition.id}' but mapping instructions contain a non-existing ${which} element id '${id}'. Elements provided in mapping instructions must exist in the ${which} process definition.`,
  );
}

/** @throws Refusal */
function checkMapped(
  { element, process, joins }: ElementInstance,
  mapping: ReadonlyMap<string, FlowNode>,
): void {
  const target = mapping.get(element.id);
  const what = `Expected to migrate process instance '${process.key}' but`;
  if (!target) {
    throw invalidState(
      `${what} no mapping instruction defined for active element with id '${element.id}'. Elements cannot be migrated without a mapping.`,
    );
  }
  if (target.type !== element.type) {
    throw invalidState(
      `${what} active element with id '${element.id}' and type '${element.type}' is mapped to an element with id '${target.id}' and different type '${target.type}'. Elements must be mapped to elements of the same type.`,
    );
  }
  if (joins && joins.size > 0) {
    throw invalidState(
      `${what} a token waits at a joining gateway in '${element.id}'. Joining gateways cannot be migrated yet.`,
    );
  }
}

/** What is mapped goes on waiting as it does; what is new begins to, and what is gone ends. */
function moveTo(run: Run, instance: ElementInstance, mapping: ReadonlyMap<string, FlowNode>): void {
  const waiting = instance.subscriptions ?? [];
  instance.element = mapping.get(instance.element.id) ?? instance.element;
  closeSubscriptions(run, instance, ({ catcher }) => !mapping.has(catcher.id));
  for (const subscription of waiting)
    subscription.catcher = mapping.get(subscription.catcher.id) ?? subscription.catcher;
  const { parent, element } = instance;
  const fresh = element.boundaryEvents.filter((event) => !waiting.some(({ catcher }) => catcher === event));
  if (parent && instance.isWhole) open(run, instance, fresh, parent);
  touchWithBelongings(run, instance);
}

/** What belongs to it is of the other process, too. */
function touchWithBelongings({ store }: Run, instance: ElementInstance): void {
  const job = store.job.get(instance.jobKey ?? '');
  const userTask = store.userTask.get(instance.userTaskKey ?? '');
  const incident = store.incident.get(instance.incidentKey ?? '');
  store.touch('elementInstance', instance);
  if (job) store.touch('job', job);
  if (userTask) store.touch('userTask', userTask);
  if (incident) store.touch('incident', incident);
  for (const subscription of instance.subscriptions ?? []) {
    if (subscription.kind === 'message') store.touch('messageSubscription', subscription);
  }
}
