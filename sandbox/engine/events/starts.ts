import type { DeployedProcess } from '../definitions/deployed';
import { FeelFailure } from '../feel/failure';
import type { Checker } from '../model/check-bpmn';
import { startEventsOf } from '../model/model';
import { Failure } from '../run/incidents';
import { createInstance } from '../run/instances';
import type { Run } from '../run/run';
import { type Schedule, scheduleOf } from './subscriptions';

const nothing = () => undefined;

/** Looks at what is in a file with the engine's FEEL and clock. */
export function checkerOf(run: Run): Checker {
  return {
    expression: (source) => run.feel.faultOf(source),
    startEvent: ({ event }) => {
      try {
        if (event.kind === 'timer') scheduleOf(run, event, nothing);
        else if (event.kind === 'message' || event.kind === 'signal') run.text(event.name, nothing);
        return undefined;
      } catch (failure) {
        if (failure instanceof Failure || failure instanceof FeelFailure) return failure.message;
        throw failure;
      }
    },
  };
}

/** The start events that wait: those of the newest version of each process. */
export class StartEvents {
  readonly #timers = new Map<string, (() => void)[]>();

  /** The start events of the newest version take the places of those before; of a process that is gone none is left. */
  renew(run: Run, id: string, tenantId: string): void {
    const place = `${tenantId}\0${id}`;
    for (const cancel of this.#timers.get(place) ?? []) cancel();
    this.#timers.delete(place);
    const newest = run.definitions.processes.find(id, tenantId);
    const named = (kind: 'message' | 'signal') =>
      (newest ? startEventsOf(newest.model.root) : []).flatMap((event) =>
        newest && event.event.kind === kind
          ? [
              {
                key: run.key(),
                definition: newest,
                event,
                name: String(run.evaluate(event.event.name, nothing)),
              },
            ]
          : [],
      );
    run.inboxes.setStarts(id, tenantId, { message: named('message'), signal: named('signal') });
    if (newest) this.#timers.set(place, startTimers(run, newest));
  }
}

/** @returns take them back */
function startTimers(run: Run, definition: DeployedProcess): (() => void)[] {
  return startEventsOf(definition.model.root).flatMap((startEvent) => {
    const { event } = startEvent;
    if (event.kind !== 'timer') return [];
    let cancel = () => {};
    const wait = ({ due, repetitions, next }: Schedule): void => {
      cancel = run.schedule(due - run.now(), () => {
        if (repetitions > 1) wait({ due: next(due), repetitions: repetitions - 1, next });
        createInstance(run, definition, { startEvent, result: {} });
      });
    };
    wait(scheduleOf(run, event, nothing));
    return [() => cancel()];
  });
}
