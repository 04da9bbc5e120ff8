import { openEventSubProcesses } from '../events/subscriptions';
import { plainStartOf } from '../run/instances';
import { activate, checkScope } from '../run/lifecycle';
import type { Behaviour } from '../run/run';

/** Processes and sub-processes: they begin with their start event. */
export const scope: Behaviour = {
  enter(run, instance) {
    const { element, startEvent = plainStartOf(element), result } = instance;
    instance.result = {};
    if (instance.isEmpty || !startEvent) {
      openEventSubProcesses(run, instance);
      checkScope(run, instance);
      return;
    }
    activate(run, startEvent, instance, { result });
  },
};
