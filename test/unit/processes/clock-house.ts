import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import { CamundaClient } from '../../../src/camunda-client';
import { resolveSettings } from '../../../src/connection/resolve';
import type { Start } from '../../../src/processes/start';
import { bpmn, element, end, flows, service, start, timer } from '../../support/bpmn/build';
import { SharedClock } from '../../support/bpmn/shared-clock';
import { MINUTE, SECOND } from '../../support/bpmn/test-engine';
import { type Behaviour, FaultServer } from '../../support/fault-server';
import { inTurn, reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { soon } from '../../support/until';

/** Of five minutes, of a job, and of none. */
const PROCESSES = [
  bpmn(
    'long',
    start(),
    element('intermediateCatchEvent', 'wait', timer('duration', 'PT5M')),
    end(),
    flows('start wait end'),
  ),
  bpmn('p', start(), service('a'), end(), flows('start a end')),
  bpmn('short', start(), end(), flows('start end')),
];

export const NEW: Start = {
  processDefinitionId: 'long',
  processDefinitionKey: undefined,
  processDefinitionVersion: undefined,
  variables: { cat: 'Minka' },
  tenantId: undefined,
  startElements: [],
  tags: [],
  businessId: undefined,
};

/** A sandbox behind a proxy, and a client, with one time for all, which a test moves. */
export class ClockHouse {
  private constructor(
    readonly clock: SharedClock,
    readonly sandbox: Sandbox,
    readonly proxy: FaultServer,
    readonly client: CamundaClient,
  ) {}

  static async open(options: SandboxOptions = {}): Promise<ClockHouse> {
    const clock = new SharedClock();
    const sandbox = await startSandbox({ tasks: 'empty', clock, ...options });
    await sandbox.engine.deploy(PROCESSES.map((content, i) => ({ name: `${i}.bpmn`, content })));
    const proxy = await FaultServer.start();
    proxy.on('*', forwardTo(sandbox.url));
    const settings = resolveSettings(
      { environment: 'self-managed', restAddress: proxy.url, authentication: 'none' },
      {},
      () => undefined,
    );
    return new ClockHouse(clock, sandbox, proxy, new CamundaClient(settings, {}, () => {}));
  }

  /** Starts get this instead of an answer so many seconds after they reached Camunda. */
  cutsAfter(seconds: number, instead: Behaviour): void {
    const forward = forwardTo(this.sandbox.url);
    this.proxy.on('/v2/process-instances', (seen, response) => {
      this.clock.schedule(seconds * SECOND, () => void instead(seen, response));
      // What comes after the cut goes nowhere.
      Promise.resolve(forward(seen, response)).catch(() => {});
    });
  }

  /** Camunda does what it is asked first at this path, and the answer is lost. */
  losesAnswer(path: string, instead: Behaviour = reset): void {
    const forward = forwardTo(this.sandbox.url);
    const lose: Behaviour = async (seen, response) => {
      const { method, body } = seen;
      const sent = body === '' ? {} : { body, headers: { 'content-type': 'application/json' } };
      await fetch(this.sandbox.url + path, { method, ...sent });
      await instead(seen, response);
    };
    this.proxy.on(path, inTurn(lose, forward));
  }

  get instances() {
    return [...this.sandbox.engine.store.processInstance.values()];
  }

  /** The key of the first instance, as soon as there is one. */
  async started(): Promise<string> {
    await soon('started', () => this.instances.length > 0);
    return this.instances[0]?.key ?? '';
  }

  /** The key of the one job that a worker gets. */
  job(): string {
    const request = { type: 'a', timeout: MINUTE, maxJobsToActivate: 1 };
    const [activated] = this.sandbox.engine.activateJobs(request);
    return activated?.job.key ?? '';
  }

  /** Somebody sleeps. */
  asleep(): Promise<void> {
    return soon('asleep', () => this.clock.sleepers > 0);
  }

  /** Lets time go by whenever somebody sleeps, until it is settled. @returns the same promise */
  async through<T>(promise: Promise<T>, step = 5 * SECOND): Promise<T> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    promise.then(settle, settle);
    for (;;) {
      await soon('settled, or asleep', () => isSettled || this.clock.sleepers > 0);
      if (isSettled) return promise;
      this.clock.advance(step);
    }
  }

  async close(): Promise<void> {
    await this.client.close();
    await this.proxy.stop();
    await this.sandbox.close();
  }
}
