import type { Engine } from '../../engine/engine';
import type { ProcessInstance, Variables } from '../../engine/run/records';
import type { SandboxRequest } from '../../http';
import type { Version } from '../../settings';
import { PATIENCE } from '../../settled';
import { timedOut } from '../commands';
import type { Waits } from '../waits';

/** Who waits for the ends of instances. */
export class Ends {
  readonly #waiting = new Map<string, (isOver: true) => void>();

  constructor(
    readonly engine: Engine,
    readonly waits: Waits,
  ) {
    engine.changes.on('processInstance', ({ key, state }) => {
      if (state === 'COMPLETED') this.#waiting.get(key)?.(true);
    });
  }

  /**
   * The variables that an instance ends with, or those of them that are named. One that is cancelled never answers, as
   * in Camunda.
   * @throws Refused with 504 where the end takes too long; the instance goes on
   */
  async variables(
    request: SandboxRequest,
    version: Version,
    { key, state }: ProcessInstance,
    { fetchVariables, requestTimeout = 0 }: WaitFor,
  ): Promise<Variables> {
    // 8.6.0 takes no notice of what is asked for (recorded); camunda/camunda#45703 has mended that in the later versions.
    const asked = version === '8.6' ? 0 : requestTimeout;
    const isOver = state === 'COMPLETED' || (await this.#end(key, asked > 0 ? asked : PATIENCE));
    if (isOver) return this.engine.variablesOf(key, fetchVariables);
    throw timedOut(request);
  }

  #end(key: string, milliseconds: number): Promise<true | undefined> {
    return this.waits.until<true>(milliseconds, (tell) => {
      this.#waiting.set(key, tell);
      return () => this.#waiting.delete(key);
    });
  }
}

interface WaitFor {
  readonly fetchVariables?: readonly string[] | undefined;
  /** Milliseconds. */
  readonly requestTimeout?: number | undefined;
}
