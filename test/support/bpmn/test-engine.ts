import type { Clock } from '../../../sandbox/engine/clock';
import { Engine } from '../../../sandbox/engine/engine';
import { Refusal } from '../../../sandbox/engine/refusal';
import type { ProcessInstance, Variables } from '../../../sandbox/engine/run/records';
import type { ActivatedJob } from '../../../sandbox/engine/work/jobs';
import type { Incident, JobResult } from '../../../sandbox/engine/work/records';
import { Keys } from '../../../sandbox/keys';

/** Time that goes by when a test says so; what is due happens in its order. */
export class EngineClock implements Clock {
  readonly #due = new Set<{ readonly at: number; readonly run: () => void }>();
  #heard: (() => void)[] = [];
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  schedule(delay: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delay), run };
    this.#due.add(timer);
    for (const hear of this.#heard.splice(0)) hear();
    return () => this.#due.delete(timer);
  }

  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#due].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#due.delete(next);
      this.#now = next.at;
      next.run();
    }
    this.#now = until;
  }

  /** Somebody begins to wait for something. */
  nextWait(): Promise<void> {
    return new Promise((resolve) => this.#heard.push(resolve));
  }

  get waiting(): number {
    return this.#due.size;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** An engine whose time a test moves, and short words for what tests ask of it. */
export class TestEngine {
  readonly clock = new EngineClock();
  readonly engine: Engine;

  constructor(partitions = 1) {
    this.engine = new Engine(new Keys(partitions), this.clock);
  }

  /** One with these BPMN files deployed. */
  static async of(...files: readonly string[]): Promise<TestEngine> {
    const test = new TestEngine();
    await test.deploy(...files);
    return test;
  }

  deploy(...files: readonly string[]) {
    return this.engine.deploy(
      files.map((content, i) => ({ name: `${i}.${content.includes('DMN') ? 'dmn' : 'bpmn'}`, content })),
    );
  }

  start(variables: Variables = {}, id = 'p'): ProcessInstance {
    return this.engine.createInstance({ process: { id }, variables });
  }

  jobs(type: string, most = 100): ActivatedJob[] {
    return this.engine.activateJobs({ type, timeout: MINUTE, maxJobsToActivate: most });
  }

  /** The key of the one job of this type that can be activated. */
  job(type: string): string {
    const [job, ...others] = this.jobs(type);
    if (!job || others.length > 0)
      throw new Error(`There are ${others.length + (job ? 1 : 0)} jobs of the type ${type}`);
    return job.job.key;
  }

  complete(type: string, variables?: Variables, result: JobResult = {}): void {
    this.engine.completeJob(this.job(type), { ...result, variables });
  }

  variables({ key }: { readonly key: string }): Variables {
    return this.engine.variablesOf(key);
  }

  /** Ids of the elements that are active in an instance. */
  active({ key }: ProcessInstance): string[] {
    return [...this.engine.store.elementInstance.values()]
      .filter(({ process, parent, state }) => process.key === key && parent && state === 'ACTIVE')
      .map(({ element }) => element.id)
      .sort();
  }

  /** Ids of the elements that have ended well, in their order. */
  completed({ key }: ProcessInstance): string[] {
    return [...this.engine.store.elementInstance.values()]
      .filter(({ process, parent, state }) => process.key === key && parent && state === 'COMPLETED')
      .map(({ element }) => element.id);
  }

  /** The one incident that is active. */
  incident(): Incident {
    const [incident, ...others] = this.incidents();
    if (!incident || others.length > 0)
      throw new Error(`There are ${others.length + (incident ? 1 : 0)} incidents`);
    return incident;
  }

  incidents(): Incident[] {
    return [...this.engine.store.incident.values()].filter(({ state }) => state === 'ACTIVE');
  }

  instances(id: string): ProcessInstance[] {
    return [...this.engine.store.processInstance.values()].filter(({ definition }) => definition.id === id);
  }
}

/** What a command is refused with. */
export function refused(command: () => unknown): { code: string; message: string } {
  try {
    command();
  } catch (refusal) {
    if (refusal instanceof Refusal) return { code: refusal.code, message: refusal.message };
    throw refusal;
  }
  throw new Error('It was not refused');
}
