import type { Node, NodeMessageInFlow } from 'node-red';
import type { Candidate } from '../candidates/candidate';
import { quantile } from '../report/statistics';
import type { Size } from './canned';

/** A time under load. */
export interface Run {
  size: Size;
  /** Messages under way at any time. */
  concurrency: number;
  milliseconds: number;
}

export interface Figures {
  messages: number;
  seconds: number;
  /** Microseconds a message, all threads of the process. */
  cpu: number;
  /** Milliseconds from the driver to the sink. */
  p50: number;
  p99: number;
  /** Resident memory of the process, MB. */
  peak: number;
}

interface Message extends NodeMessageInFlow {
  sentAt: number;
}

const MB = 1024 * 1024;
/** Milliseconds between two looks at the memory. */
const LOOK = 20;

/** Watches the resident memory until it is stopped. @returns stops, and answers the peak in MB */
export function watchMemory(): () => number {
  let peak = process.memoryUsage.rss();
  const look = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK);
  return () => {
    clearInterval(look);
    return Math.max(peak, process.memoryUsage.rss()) / MB;
  };
}

/** Sends messages through a candidate: as soon as one has come through, the next one goes out. */
export class Load {
  readonly #candidate: Candidate;
  driver: Node | undefined;
  #run: Run | undefined;
  #until = 0;
  #underWay = 0;
  #latencies: number[] = [];
  #settle: (error?: Error) => void = () => {};

  constructor(candidate: Candidate) {
    this.#candidate = candidate;
  }

  /** @throws Error where a message fails, or comes back without the answer */
  async run(run: Run): Promise<Figures> {
    this.#run = run;
    this.#latencies = [];
    const peak = watchMemory();
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    this.#until = started + run.milliseconds;
    await new Promise<void>((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve());
      for (let count = 0; count < run.concurrency; count++) this.#send(run);
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const messages = this.#latencies.length;
    return {
      messages,
      seconds,
      cpu: (user + system) / messages,
      p50: quantile(this.#latencies, 0.5),
      p99: quantile(this.#latencies, 0.99),
      peak: peak(),
    };
  }

  /** A message has come through. */
  arrived(msg: NodeMessageInFlow): void {
    const run = this.#run;
    if (!run) return;
    const now = performance.now();
    this.#latencies.push(now - (msg as Message).sentAt);
    this.#underWay--;
    if (!this.#candidate.errand.isAnswer(msg.payload, run.size)) {
      this.failed(`not the answer: ${JSON.stringify(msg).slice(0, 500)}`);
    } else if (now < this.#until) this.#send(run);
    else if (this.#underWay === 0) this.#settle();
  }

  failed(reason: string): void {
    this.#settle(new Error(reason));
  }

  #send({ size }: Run): void {
    this.#underWay++;
    const message: Partial<Message> = {
      payload: this.#candidate.errand.payload(size),
      sentAt: performance.now(),
    };
    this.driver?.send(message);
  }
}
