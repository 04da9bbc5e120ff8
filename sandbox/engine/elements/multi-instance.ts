import { activate, complete, terminateChildren } from '../run/lifecycle';
import type { ElementInstance, Loop, Variables } from '../run/records';
import type { Behaviour, Run } from '../run/run';
import { lookUp } from '../run/variables';

/** What is around the inner instances: one for each entry of a list. */
export const multiInstanceBody: Behaviour = {
  enter(run, body) {
    const { multiInstance } = body.element;
    if (!multiInstance) return;
    const items = run.expect(multiInstance.inputCollection, body, ['ARRAY']) as readonly unknown[];
    const loop = { items, next: 0, completed: 0, isFulfilled: false, results: items.map(() => null) };
    body.loop = loop;
    if (items.length === 0) finish(run, body);
    else if (multiInstance.isSequential) startNext(run, body, loop);
    else while (loop.next < items.length) startNext(run, body, loop);
  },
  childLeaves(run, body, child) {
    const { element, loop } = body;
    const { outputCollection, outputElement, completionCondition } = element.multiInstance ?? {};
    if (!loop) return;
    if (outputCollection !== undefined && outputElement !== undefined) {
      loop.results[Number(lookUp(child, 'loopCounter')) - 1] = run.evaluate(outputElement, child);
    }
    if (completionCondition !== undefined) {
      const counts = countsOf(body, loop);
      const resolve = (name: string) => counts[name] ?? lookUp(child, name);
      loop.isFulfilled ||= run.expect(completionCondition, resolve, ['BOOLEAN']) === true;
    }
  },
  childCompleted(run, body) {
    const { loop, element } = body;
    if (!loop) return;
    loop.completed += 1;
    if (loop.isFulfilled) terminateChildren(run, body);
    else if (element.multiInstance?.isSequential && loop.next < loop.items.length) startNext(run, body, loop);
  },
  emptied: finish,
};

function startNext(run: Run, body: ElementInstance, loop: Loop): void {
  const { inputElement, outputElement } = body.element.multiInstance ?? {};
  const item = loop.items[loop.next];
  loop.next += 1;
  activate(run, body.element, body, {
    type: body.element.type,
    variables: {
      ...collectedBy(outputElement),
      ...(inputElement === undefined ? {} : { [inputElement]: item }),
      loopCounter: loop.next,
    },
  });
}

/** A variable that is collected has to be the inner instance's own, or all would write the same one. */
export function collectedBy(outputElement = ''): Variables {
  const name = /^=?\s*([A-Za-z_]\w*)/.exec(outputElement)?.[1];
  return name === undefined ? {} : { [name]: null };
}

function finish(run: Run, body: ElementInstance): void {
  const { outputCollection } = body.element.multiInstance ?? {};
  complete(run, body, outputCollection === undefined ? {} : { [outputCollection]: body.loop?.results ?? [] });
}

/** What a completion condition can ask for, with the instance that is about to end. */
function countsOf({ children }: ElementInstance, { items, completed }: Loop): Record<string, unknown> {
  return {
    numberOfInstances: items.length,
    numberOfActiveInstances: (children?.size ?? 1) - 1,
    numberOfCompletedInstances: completed + 1,
    numberOfTerminatedInstances: 0,
  };
}
