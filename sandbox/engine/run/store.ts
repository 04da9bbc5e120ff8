import { EventEmitter } from 'node:events';
import type { Deployment } from '../definitions/definitions';
import type { DecisionInstance } from '../dmn/evaluation';
import type { Incident, Job, UserTaskRecord } from '../work/records';
import type {
  Correlation,
  ElementInstance,
  Message,
  ProcessInstance,
  Subscription,
  Variable,
} from './records';

/** What is kept, by kind. */
export interface Kinds {
  processInstance: ProcessInstance;
  elementInstance: ElementInstance;
  variable: Variable;
  job: Job;
  incident: Incident;
  userTask: UserTaskRecord;
  messageSubscription: Subscription;
  message: Message;
  decisionInstance: DecisionInstance;
}

/** What happens beside changes of records. */
interface Happenings {
  deployed: [deployment: Deployment];
  /** A process, a DMN file or a form is deleted. */
  undeployed: [key: string];
  correlated: [correlation: Correlation];
  forgotten: [kind: keyof Kinds, key: string];
}

/** What listeners are told: a record that is new or has changed, what else happens, and a type of jobs of which one can be activated. */
export type Changes = { [Kind in keyof Kinds]: [record: Kinds[Kind]] } & Happenings & {
    jobsAvailable: [type: string];
  };

/** All records, also of what has ended, by key. Listeners hear of changes when a command is done. */
export class Store {
  readonly processInstance = new Map<string, ProcessInstance>();
  readonly elementInstance = new Map<string, ElementInstance>();
  readonly variable = new Map<string, Variable>();
  readonly job = new Map<string, Job>();
  readonly incident = new Map<string, Incident>();
  readonly userTask = new Map<string, UserTaskRecord>();
  readonly messageSubscription = new Map<string, Subscription>();
  readonly message = new Map<string, Message>();
  readonly decisionInstance = new Map<string, DecisionInstance>();
  readonly changes = new EventEmitter<Changes>();
  #touched = new Map<object, () => void>();
  #happenings: (() => void)[] = [];
  #available = new Set<string>();

  put<Kind extends keyof Kinds>(kind: Kind, record: Kinds[Kind]): void {
    const table = this[kind] as Map<string, Kinds[Kind]>;
    table.set(record.key, record);
    this.touch(kind, record);
  }

  touch<Kind extends keyof Kinds>(kind: Kind, record: Kinds[Kind]): void {
    if (!this.#touched.has(record)) this.#touched.set(record, () => this.#tell(kind, record));
  }

  /** Lets go of what is meant. */
  forget<Kind extends keyof Kinds>(kind: Kind, isMeant: (record: Kinds[Kind]) => boolean): void {
    const table = this[kind] as Map<string, Kinds[Kind]>;
    for (const [key, record] of table) {
      if (!isMeant(record)) continue;
      table.delete(key);
      this.announce('forgotten', kind, key);
    }
  }

  announce<Happening extends keyof Happenings>(name: Happening, ...what: Happenings[Happening]): void {
    const changes: EventEmitter = this.changes;
    this.#happenings.push(() => changes.emit(name, ...what));
  }

  /** A job of this type waits for a worker. */
  offer(type: string): void {
    this.#available.add(type);
  }

  /** Tells the listeners; they may give commands. */
  publish(): void {
    const [touched, happenings, available] = [this.#touched, this.#happenings, this.#available];
    this.#touched = new Map();
    this.#happenings = [];
    this.#available = new Set();
    for (const tell of touched.values()) tell();
    for (const tell of happenings) tell();
    for (const type of available) this.changes.emit('jobsAvailable', type);
  }

  #tell<Kind extends keyof Kinds>(kind: Kind, record: Kinds[Kind]): void {
    const changes: EventEmitter = this.changes;
    changes.emit(kind, record);
  }
}
