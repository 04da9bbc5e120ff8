import type { DeployedProcess } from '../definitions/deployed';
import type { FlowNode } from '../model/model';
import { notFound, Refusal } from '../refusal';
import { createInstance } from '../run/instances';
import type { Budget, Message, ProcessInstance, Subscription, Variables } from '../run/records';
import type { Run } from '../run/run';
import { trigger } from './triggers';

export interface Publication {
  readonly name: string;
  readonly correlationKey: string;
  /** Milliseconds that it is kept for somebody who comes later. */
  readonly timeToLive?: number | undefined;
  readonly messageId?: string | undefined;
  readonly variables?: Variables | undefined;
  readonly tenantId?: string | undefined;
}

/** A start event of a process that is the newest of its id. */
export interface Start {
  readonly key: string;
  readonly definition: DeployedProcess;
  readonly event: FlowNode;
  readonly name: string;
}

/** Messages that are kept, and who waits for messages and signals. */
export class Inboxes {
  /** By kind, name and correlation key, the longest waiting first. */
  readonly #waiting = new Map<string, Set<Subscription>>();
  /** By name and correlation key, the oldest first. */
  readonly #kept = new Map<string, Set<Message>>();
  /** Keys of messages by which an instance of a process runs that no other may join. */
  readonly #locked = new Set<string>();
  #starts: { message: Start[]; signal: Start[] } = { message: [], signal: [] };

  /** The start events of the newest version of a process take the places of those before. */
  setStarts(id: string, tenantId: string, starts: { message: Start[]; signal: Start[] }): void {
    const isOther = ({ definition }: Start) => definition.id !== id || definition.tenantId !== tenantId;
    this.#starts = {
      message: [...this.#starts.message.filter(isOther), ...starts.message],
      signal: [...this.#starts.signal.filter(isOther), ...starts.signal],
    };
  }

  /** Somebody waits; a message that is kept may be there already. */
  listen(run: Run, subscription: Subscription): void {
    const place = placeOf(subscription);
    const queue = this.#waiting.get(place) ?? new Set();
    this.#waiting.set(place, queue.add(subscription));
    subscription.close = () => {
      queue.delete(subscription);
      if (queue.size === 0 && this.#waiting.get(place) === queue) this.#waiting.delete(place);
    };
    if (subscription.kind !== 'message') return;
    run.store.put('messageSubscription', subscription);
    for (const message of this.#kept.get(place) ?? []) {
      run.later(() => this.#correlate(run, message, subscription));
    }
  }

  /** @returns the message's key @throws Refusal where one with its id is kept */
  publish(run: Run, { timeToLive = 0, ...publication }: Publication): string {
    const message = this.#message(run, publication);
    const place = placeOfMessage(message);
    const isSame = ({ messageId, tenantId }: Message) =>
      messageId === message.messageId && tenantId === message.tenantId;
    if (message.messageId && [...(this.#kept.get(place) ?? [])].some(isSame)) {
      const fault = `Expected to publish a new message with id '${message.messageId}', but a message with that id was already published`;
      throw new Refusal('ALREADY_EXISTS', fault);
    }
    this.#deliver(run, message);
    if (timeToLive > 0) this.#keep(run, message, timeToLive);
    return message.key;
  }

  #keep(run: Run, message: Message, timeToLive: number): void {
    const place = placeOfMessage(message);
    const kept = this.#kept.get(place) ?? new Set();
    this.#kept.set(place, kept.add(message));
    run.store.put('message', message);
    run.schedule(timeToLive, () => {
      kept.delete(message);
      if (kept.size === 0 && this.#kept.get(place) === kept) this.#kept.delete(place);
      run.store.message.delete(message.key);
    });
  }

  /** Gives a message to somebody who waits now. @returns the first instance that has it @throws Refusal where nobody does */
  correlate(run: Run, publication: Publication): { messageKey: string; processInstanceKey: string } {
    const message = this.#message(run, publication);
    const processInstanceKey = this.#deliver(run, message);
    if (processInstanceKey === undefined) {
      const { name, correlationKey } = publication;
      throw notFound(
        `Expected to find subscription for message with name '${name}' and correlation key '${correlationKey}', but none was found.`,
      );
    }
    return { messageKey: message.key, processInstanceKey };
  }

  /** To all that wait and to start events. @param budget of the process that throws it */
  broadcast(run: Run, name: string, variables: Variables, tenantId = '<default>', budget?: Budget): void {
    for (const { definition, event } of this.#starts.signal.filter((start) => start.name === name)) {
      if (definition.tenantId === tenantId)
        createInstance(run, definition, { startEvent: event, result: variables, budget });
    }
    const waiting = [...(this.#waiting.get(`signal\0${name}\0`) ?? [])];
    for (const subscription of waiting) {
      if (subscription.holder.process.definition.tenantId === tenantId) trigger(run, subscription, variables);
    }
  }

  /** An instance is over, so that the next message may start another. */
  instanceEnded(run: Run, process: ProcessInstance): void {
    const { correlationKey, definition } = process;
    if (correlationKey === undefined) return;
    this.#locked.delete(lockOf(definition, correlationKey));
    const starts = this.#starts.message.filter(({ definition: { id } }) => id === definition.id);
    for (const start of starts) {
      for (const message of this.#kept.get(placeOfMessage({ name: start.name, correlationKey })) ?? []) {
        run.later(() => this.#startBy(run, message, start));
      }
    }
  }

  #message(
    run: Run,
    { name, correlationKey, messageId, variables = {}, tenantId = '<default>' }: Publication,
  ): Message {
    return { key: run.key(), name, correlationKey, messageId, variables, tenantId, correlated: new Set() };
  }

  /** To each process once: to a new instance, or to one that waits. @returns the first instance that gets it */
  #deliver(run: Run, message: Message): string | undefined {
    let first: string | undefined;
    for (const start of this.#starts.message) {
      const started = start.name === message.name ? this.#startBy(run, message, start) : undefined;
      first ??= started;
    }
    const waiting = [...(this.#waiting.get(placeOfMessage(message)) ?? [])];
    for (const subscription of waiting) {
      const { key } = subscription.holder.process;
      if (this.#correlate(run, message, subscription)) first ??= key;
    }
    return first;
  }

  /** @returns undefined where the process has the message, or runs with its key */
  #startBy(
    run: Run,
    message: Message,
    { key: subscriptionKey, definition, event }: Start,
  ): string | undefined {
    const { correlationKey: key, correlated, tenantId, variables: result } = message;
    const lock = lockOf(definition, key);
    if (correlated.has(definition.id) || definition.tenantId !== tenantId || this.#locked.has(lock))
      return undefined;
    correlated.add(definition.id);
    const correlationKey = key === '' ? undefined : key;
    if (correlationKey !== undefined) this.#locked.add(lock);
    const process = createInstance(run, definition, { startEvent: event, result, correlationKey });
    const started = { subscriptionKey, process, element: event, elementInstanceKey: undefined };
    run.store.announce('correlated', { message, ...started, date: run.now() });
    return process.key;
  }

  #correlate(run: Run, message: Message, subscription: Subscription): boolean {
    const { id, tenantId } = subscription.holder.process.definition;
    const isOpen = subscription.state === 'CREATED' && subscription.holder.isActive;
    if (!isOpen || message.correlated.has(id) || message.tenantId !== tenantId) return false;
    message.correlated.add(id);
    run.store.touch('messageSubscription', subscription);
    const { key: subscriptionKey, holder, catcher: element } = subscription;
    const waited = { subscriptionKey, process: holder.process, element, elementInstanceKey: holder.key };
    run.store.announce('correlated', { message, ...waited, date: run.now() });
    trigger(run, subscription, message.variables);
    return true;
  }
}

const placeOf = ({ kind, name, correlationKey }: Subscription) => `${kind}\0${name}\0${correlationKey}`;
const placeOfMessage = ({ name, correlationKey }: Pick<Message, 'name' | 'correlationKey'>) =>
  `message\0${name}\0${correlationKey}`;
const lockOf = ({ id, tenantId }: DeployedProcess, key: string) => `${tenantId}\0${id}\0${key}`;
