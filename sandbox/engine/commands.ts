import type { DeployedProcess } from './definitions/deployed';
import { type DecisionEvaluation, evaluateDecision } from './dmn/evaluation';
import type { StartEvents } from './events/starts';
import { FeelFailure } from './feel/failure';
import type { Evaluation } from './feel/feel';
import { invalidArgument, invalidState, notFound, Refusal } from './refusal';
import { createInstance, plainStartOf } from './run/instances';
import { checkEntered, startAt } from './run/modification';
import type { ElementInstance, ProcessInstance, Variables } from './run/records';
import type { Run } from './run/run';
import { propagate, setLocal, visible } from './run/variables';

/** A version of something, by default the newest with this id. */
export type Reference =
  | { readonly id: string; readonly version?: number | undefined; readonly tenantId?: string | undefined }
  | { readonly key: string };

export interface Creation {
  readonly process: Reference;
  readonly variables?: Variables | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly businessId?: string | undefined;
  /** Whether it may not begin beside another one of the process with the same business id. */
  readonly isBusinessIdUnique?: boolean | undefined;
  /** Ids of elements: when one of them has ended, all of the instance is terminated. */
  readonly terminateAfter?: readonly string[] | undefined;
  /** Where to begin instead of the start event. */
  readonly startInstructions?: readonly { readonly elementId: string }[] | undefined;
}

/** @throws Refusal */
export function create(
  run: Run,
  { process, startInstructions = [], isBusinessIdUnique, ...start }: Creation,
): ProcessInstance {
  const definition = definitionOf(run, process);
  const { root, elements } = definition.model;
  const starts = startInstructions.map(({ elementId }) => elementId);
  checkKnown(definition, 'start', starts);
  checkKnown(definition, 'runtime', start.terminateAfter ?? []);
  if (isBusinessIdUnique) checkBusinessId(run, definition, start.businessId);
  if (startInstructions.length === 0) {
    if (!plainStartOf(root)) {
      throw invalidState(
        'Expected to create instance of process with none start event, but there is no such event',
      );
    }
    return createInstance(run, definition, start);
  }
  const ids = starts.map((id) => checkEntered(root, elements, id).id);
  const instance = createInstance(run, definition, { ...start, isEmpty: true });
  startAt(run, instance, ids);
  return instance;
}

/** @throws Refusal where the process has no such element */
function checkKnown({ model }: DeployedProcess, what: 'start' | 'runtime', ids: readonly string[]): void {
  const unknown = ids.find((id) => !model.elements.has(id));
  if (unknown === undefined) return;
  throw invalidArgument(
    `Expected to create instance of process with ${what} instructions but no element found with id '${unknown}'.`,
  );
}

/** @throws Refusal where another instance has it */
function checkBusinessId({ store }: Run, { id, tenantId }: DeployedProcess, businessId?: string): void {
  if (businessId === undefined) return;
  for (const { state, businessId: other, parent, definition } of store.processInstance.values()) {
    const isSame = other === businessId && definition.id === id && definition.tenantId === tenantId;
    if (isSame && state === 'ACTIVE' && !parent) {
      throw new Refusal(
        'ALREADY_EXISTS',
        `Expected to create instance of process with business id '${businessId}', but an instance with this business id already exists for process id '${id}'`,
      );
    }
  }
}

/** @throws Refusal */
function definitionOf({ definitions }: Run, by: Reference): DeployedProcess {
  const found =
    'key' in by
      ? definitions.processes.withKey(by.key)
      : definitions.processes.find(by.id, by.tenantId ?? '<default>', by.version);
  if (found) return found;
  const byId = (id: string, version?: number) =>
    version === undefined ? `process ID '${id}'` : `process ID '${id}' and version '${version}'`;
  const which = 'key' in by ? `key '${by.key}'` : byId(by.id, by.version);
  throw notFound(`Expected to find process definition with ${which}, but none found`);
}

/** @throws Refusal */
export function deleteResource(run: Run, starts: StartEvents, key: string): void {
  const { processes, drgs, decisions, forms } = run.definitions;
  const process = processes.withKey(key);
  const isThere = processes.delete(key) || drgs.delete(key) || forms.delete(key);
  if (!isThere) throw notFound(`Expected to delete resource but no resource found with key \`${key}\``);
  if (process) starts.renew(run, process.id, process.tenantId);
  run.store.announce('undeployed', key);
  for (const decision of decisions.all()) if (decision.drg.key === key) decisions.delete(decision.key);
}

/** @throws Refusal */
export function deleteInstance({ store }: Run, key: string): void {
  const process = store.processInstance.get(key);
  if (!process)
    throw notFound(
      `Expected to delete process instance with key '${key}', but no such process instance was found`,
    );
  if (process.state === 'ACTIVE')
    throw invalidState(`Expected to delete process instance with key '${key}', but it is still active`);
  const isOf = (scope: ElementInstance | undefined) => scope?.process === process;
  store.forget('variable', ({ processInstanceKey }) => processInstanceKey === key);
  store.forget('job', ({ scope }) => isOf(scope));
  store.forget('incident', ({ scope }) => isOf(scope));
  store.forget('userTask', ({ scope }) => isOf(scope));
  store.forget('messageSubscription', ({ holder }) => isOf(holder));
  store.forget('decisionInstance', ({ scope }) => isOf(scope));
  store.forget('elementInstance', isOf);
  store.forget('processInstance', (record) => record === process);
}

/** @throws Refusal */
export function setVariables(run: Run, key: string, variables: Variables, isLocal: boolean): void {
  const scope = run.store.elementInstance.get(key);
  if (!scope?.isActive)
    throw notFound(
      `Expected to update variables for element with key '${key}', but no such element was found`,
    );
  if (isLocal) setLocal(run, scope, variables);
  else propagate(run, scope, variables);
}

/** @throws Refusal */
export function variablesOf(run: Run, key: string, names: readonly string[]): Variables {
  const scope = run.store.elementInstance.get(key);
  if (!scope) throw notFound(`Element instance with key '${key}' not found`);
  return visible(scope, names);
}

export interface DecisionQuestion {
  readonly decision: Reference;
  readonly variables?: Variables | undefined;
}

/** @throws Refusal */
export function evaluate(run: Run, { decision: by, variables = {} }: DecisionQuestion): DecisionEvaluation {
  const { decisions } = run.definitions;
  const decision =
    'key' in by ? decisions.withKey(by.key) : decisions.find(by.id, by.tenantId ?? '<default>');
  if (!decision) {
    const which = 'key' in by ? `key '${by.key}'` : `id '${by.id}'`;
    throw notFound(
      `Expected to evaluate decision '${'key' in by ? by.key : by.id}', but no decision found for ${which}`,
    );
  }
  return evaluateDecision(run, decision, own(variables));
}

/** @throws Refusal */
export function evaluateExpression(run: Run, expression: string, variables: Variables): Evaluation {
  try {
    return run.feel.evaluateFeel(expression.replace(/^\s*=/, '').trim(), own(variables));
  } catch (error) {
    if (error instanceof FeelFailure) throw invalidArgument(error.message);
    throw error;
  }
}

const own = (variables: Variables) => (name: string) =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;
