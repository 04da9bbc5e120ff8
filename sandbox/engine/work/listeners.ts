import type { ElementInstance } from '../run/records';
import type { Run } from '../run/run';
import { propagate, setLocal } from '../run/variables';
import { createJob } from './jobs';

/** Lets the execution listeners of an element do their jobs, one after the other. @param then what follows the last one */
export function runListeners(
  run: Run,
  instance: ElementInstance,
  eventType: 'start' | 'end',
  then: () => void,
): void {
  const isBody = instance.type === 'MULTI_INSTANCE_BODY';
  const listeners = isBody
    ? []
    : instance.element.listeners.filter((listener) => listener.eventType === eventType);
  const next = (index: number): void => {
    const listener = listeners[index];
    if (!listener) {
      then();
      return;
    }
    const done = (variables = {}) => {
      if (eventType === 'start') setLocal(run, instance, variables);
      else propagate(run, instance.parent ?? instance, variables);
      run.step(instance, () => next(index + 1));
    };
    createJob(
      run,
      instance,
      listener.job,
      ({ variables }) => done(variables),
      'EXECUTION_LISTENER',
      eventType.toUpperCase(),
    );
  };
  next(0);
}
