import type { Keys } from '../../keys';
import type { Clock } from '../clock';
import type { Definitions } from '../definitions/definitions';
import type { Inboxes } from '../events/messages';
import { FeelFailure } from '../feel/failure';
import { expectType, type Feel, type Resolve, type ResultType } from '../feel/feel';
import type { ElementType, Source } from '../model/model';
import type { JobQueues } from '../work/job-queues';
import type { IncidentType } from '../work/records';
import { attempt, Failure } from './incidents';
import type { ElementInstance, ProcessInstance } from './records';
import type { Store } from './store';
import { lookUp } from './variables';

/** What an element of a type does. */
export interface Behaviour {
  /** Once its input mappings and its boundary events are there. It ends by `complete`. @throws Failure */
  enter(run: Run, instance: ElementInstance): void;
  /** Between its output mappings and its end. @throws Failure */
  leave?(run: Run, instance: ElementInstance): void;
  /** Something in it is about to end well. @throws Failure */
  childLeaves?(run: Run, instance: ElementInstance, child: ElementInstance): void;
  /** Nothing is left in it. By default it ends. */
  emptied?(run: Run, instance: ElementInstance): void;
  /** Something in it has ended well. */
  childCompleted?(run: Run, instance: ElementInstance, child: ElementInstance): void;
}

export type Behaviours = Readonly<Record<ElementType, Behaviour>>;

/** Elements that one command may enter in an instance and in what that starts. */
export const MOST_STEPS = 20_000;

/** The machinery: a command does something, then everything that follows from it is done, then listeners are told. */
export class Run {
  #agenda: (() => void)[] = [];
  readonly #idle = new Map<ElementInstance, () => void>();
  #command = 0;
  #started = 0;
  #isRunning = false;

  constructor(
    readonly store: Store,
    readonly keys: Keys,
    readonly clock: Clock,
    readonly feel: Feel,
    readonly definitions: Definitions,
    readonly behaviours: Behaviours,
    readonly queues: JobQueues,
    readonly inboxes: Inboxes,
  ) {}

  now(): number {
    return this.clock.now();
  }

  key(process?: ProcessInstance): string {
    return String(this.keys.take(process ? this.keys.partitionOf(process.key) : 1));
  }

  /** Where a new instance belongs: to its parent's partition, else they take turns, the second one first. */
  partitionFor(parent?: ElementInstance): number {
    if (parent) return this.keys.partitionOf(parent.process.key);
    this.#started += 1;
    return (this.#started % this.keys.partitions) + 1;
  }

  /** Does a command, and all that follows from it. @throws Refusal of the command, which has changed nothing then */
  command<Result>(work: () => Result): Result {
    if (this.#isRunning) return work();
    this.#isRunning = true;
    this.#command += 1;
    try {
      const result = work();
      this.#drain();
      return result;
    } finally {
      this.#agenda = [];
      this.#idle.clear();
      this.#isRunning = false;
      this.store.publish();
    }
  }

  /** Something that follows, when it is its turn. */
  later(step: () => void): void {
    this.#agenda.push(step);
  }

  /** The next thing that an element instance does, unless it ends before. A failure is an incident. */
  step(instance: ElementInstance, work: () => void): void {
    this.later(() => {
      if (instance.isActive) attempt(this, instance, work);
    });
  }

  /** Something to do of a scope when nothing else is to be done, once. */
  whenIdle(scope: ElementInstance, work: () => void): void {
    this.#idle.set(scope, work);
  }

  /** Starts something after so many milliseconds. @returns takes it back */
  schedule(delay: number, work: () => void): () => void {
    return this.clock.schedule(delay, () => this.command(work));
  }

  /** Counts an element that is entered. @throws Failure where a loop would go on for ever */
  spend({ process: { budget } }: ElementInstance): void {
    if (budget.command !== this.#command) Object.assign(budget, { command: this.#command, steps: 0 });
    budget.steps += 1;
    if (budget.steps > MOST_STEPS) {
      throw new Failure(
        'UNKNOWN',
        `Expected the process to wait for something, but it entered ${MOST_STEPS} elements without doing so. Camunda would go on for ever.`,
      );
    }
  }

  behaviour(instance: ElementInstance): Behaviour {
    return this.behaviours[instance.type];
  }

  /** The value of a text of the BPMN file. @throws Failure with the type */
  evaluate(
    source: Source,
    scope: ElementInstance | Resolve,
    type: IncidentType = 'EXTRACT_VALUE_ERROR',
  ): unknown {
    return this.expect(source, scope, [], type);
  }

  /** The same, where only some types will do. @throws Failure with the type */
  expect(
    source: Source,
    scope: ElementInstance | Resolve,
    types: readonly ResultType[],
    type: IncidentType = 'EXTRACT_VALUE_ERROR',
  ): unknown {
    const resolve = typeof scope === 'function' ? scope : (name: string) => lookUp(scope, name);
    try {
      const evaluation = this.feel.evaluate(source, resolve);
      return types.length === 0 ? evaluation.value : expectType(source, evaluation, ...types);
    } catch (error) {
      throw error instanceof FeelFailure ? new Failure(type, error.message) : error;
    }
  }

  /** Text of an expression. @throws Failure */
  text(source: Source, scope: ElementInstance | Resolve): string {
    return String(this.expect(source, scope, ['STRING']));
  }

  /** A number, also one that is written as plain text. @throws Failure */
  number(source: Source, scope: ElementInstance | Resolve): number {
    const isPlain = !source.startsWith('=') && Number.isFinite(Number(source));
    return isPlain ? Number(source) : Number(this.expect(source, scope, ['NUMBER']));
  }

  #drain(): void {
    do {
      for (let steps = this.#agenda; steps.length > 0; steps = this.#agenda) {
        this.#agenda = [];
        for (const step of steps) step();
      }
      const idle = [...this.#idle.values()];
      this.#idle.clear();
      for (const work of idle) work();
    } while (this.#agenda.length > 0);
  }
}
