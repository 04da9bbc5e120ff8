import { openEventSubProcesses } from '../events/subscriptions';
import type { FlowNode } from '../model/model';
import { notFound } from '../refusal';
import { Failure } from '../run/incidents';
import { activate, checkScope, complete, terminate, terminateChildren } from '../run/lifecycle';
import type { ElementInstance, Variables } from '../run/records';
import type { Behaviour, Run } from '../run/run';
import { lookUp, setLocal } from '../run/variables';
import { createJob } from '../work/jobs';
import type { JobResult } from '../work/records';
import { collectedBy } from './multi-instance';

/** Elements of it are entered as an expression, a worker or a command says. */
export const adHocSubProcess: Behaviour = {
  enter(run, instance) {
    const { element } = instance;
    instance.loop = { items: [], next: 0, completed: 0, isFulfilled: false, results: [] };
    const { activeElements } = element.adHoc ?? {};
    const ids = activeElements === undefined ? [] : run.expect(activeElements, instance, ['ARRAY']);
    const elements = (ids as readonly unknown[]).map((id) => elementOf(element, String(id)));
    setLocal(run, instance, {
      adHocSubProcessElements: freeElements(element).map(({ id, name }) => ({
        elementId: id,
        elementName: name ?? id,
      })),
    });
    openEventSubProcesses(run, instance);
    if (element.job) run.step(instance, () => askWorker(run, instance));
    for (const child of elements) startElement(run, instance, child, {});
  },
  childLeaves(run, instance, child) {
    const { loop, element } = instance;
    const { outputElement, completionCondition } = element.adHoc ?? {};
    if (!loop || child.type !== 'AD_HOC_SUB_PROCESS_INNER_INSTANCE') return;
    if (outputElement !== undefined) loop.results.push(run.evaluate(outputElement, child));
    if (completionCondition !== undefined) {
      loop.isFulfilled ||=
        run.expect(completionCondition, (name) => lookUp(child, name), ['BOOLEAN']) === true;
    }
  },
  childCompleted(run, instance) {
    const { loop, element, jobKey } = instance;
    if (loop?.isFulfilled) {
      if (element.adHoc?.cancelsRemaining) terminateChildren(run, instance);
    } else if (element.job && jobKey === undefined) run.step(instance, () => askWorker(run, instance));
  },
  emptied(run, instance) {
    const { loop, element } = instance;
    const waits = element.job !== undefined || element.adHoc?.completionCondition !== undefined;
    if (waits && !loop?.isFulfilled && !instance.isInterrupted) return;
    const { outputCollection } = element.adHoc ?? {};
    complete(
      run,
      instance,
      outputCollection === undefined ? {} : { [outputCollection]: loop?.results ?? [] },
    );
  },
};

/** What Zeebe puts around each element that is entered, so that each has variables of its own. */
export const adHocInnerInstance: Behaviour = {
  enter(run, instance) {
    if (instance.startEvent) activate(run, instance.startEvent, instance);
  },
};

function askWorker(run: Run, instance: ElementInstance): void {
  const { job } = instance.element;
  if (job) createJob(run, instance, job, (result) => follow(run, instance, result), 'AD_HOC_SUB_PROCESS');
}

/** Does what a worker has answered. */
function follow(run: Run, instance: ElementInstance, { variables = {}, ...result }: JobResult): void {
  setLocal(run, instance, variables);
  if (result.isCompletionConditionFulfilled) {
    if (instance.loop) instance.loop.isFulfilled = true;
    if (result.isCancelRemainingInstances) terminateChildren(run, instance);
  }
  run.step(instance, () => {
    const asked = (result.activateElements ?? []).map(({ elementId, variables: own = {} }) => ({
      element: elementOf(instance.element, elementId),
      own,
    }));
    for (const { element, own } of asked) startElement(run, instance, element, own);
    checkScope(run, instance);
  });
}

/** Enters elements of an active ad-hoc sub-process by command. @throws Refusal where it or one of them is not there */
export function activateAdHoc(
  run: Run,
  key: string,
  elements: readonly { readonly elementId: string; readonly variables?: Variables | undefined }[],
  cancelsRemaining = false,
): void {
  const instance = run.store.elementInstance.get(key);
  if (instance?.type !== 'AD_HOC_SUB_PROCESS' || !instance.isActive) {
    throw notFound(
      `Expected to activate activities for ad-hoc sub-process but no ad-hoc sub-process instance found with key '${key}'.`,
    );
  }
  const known = freeElements(instance.element);
  const missing = elements.find(({ elementId }) => !known.some(({ id }) => id === elementId));
  if (missing) {
    throw notFound(
      `Expected to activate activities for ad-hoc sub-process with key '${key}', but the given elements [${missing.elementId}] do not exist.`,
    );
  }
  const remaining = cancelsRemaining ? [...(instance.children ?? [])] : [];
  for (const { elementId, variables = {} } of elements)
    startElement(run, instance, elementOf(instance.element, elementId), variables);
  for (const child of remaining) terminate(run, child);
}

function startElement(run: Run, instance: ElementInstance, element: FlowNode, variables: Variables): void {
  const own = { ...collectedBy(instance.element.adHoc?.outputElement), ...variables };
  const how = { type: 'AD_HOC_SUB_PROCESS_INNER_INSTANCE', startEvent: element, variables: own } as const;
  activate(run, instance.element, instance, how).takes = [];
}

/** Those that no sequence flow leads to. */
function freeElements({ children }: FlowNode): FlowNode[] {
  return children.filter(
    ({ incoming, type }) =>
      incoming.length === 0 && type !== 'BOUNDARY_EVENT' && type !== 'EVENT_SUB_PROCESS',
  );
}

/** @throws Failure */
function elementOf(subProcess: FlowNode, id: string): FlowNode {
  const element = freeElements(subProcess).find((child) => child.id === id);
  if (!element)
    throw new Failure(
      'EXTRACT_VALUE_ERROR',
      `Expected to activate element '${id}' of '${subProcess.id}', but it has no such element`,
    );
  return element;
}
