import { type Clock, systemClock } from '../clock';
import { incident, isOfJob } from '../entities/incident';
import { CamundaError, protocolError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { KEY_TEXT } from '../operations/field';
import { getIncident, resolveIncident, searchProcessInstanceIncidents } from '../operations/incidents';
import { updateJob } from '../operations/job';
import { type Answered, callOperation, type Server } from '../operations/operation';
import { callUntilDone, isGone, type Patience } from '../operations/resend';
import { shapedItem } from '../search/items';
import type { Item } from '../search/search';
import { sentence } from '../sentence';
import { hasCursors } from '../version';

/** Retries that a job without any gets. */
export const DEFAULT_RETRIES = 1;

/** Milliseconds for which a command is sent again, and for which an incident is looked for that Camunda knows and no search shows yet. */
const PATIENCE = 30_000;
const LOOK = 15_000;
/** Milliseconds between two looks: at first, and at most. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4_000;

const NEWEST_FIRST = [{ field: 'creationTime', order: 'DESC' }];

export interface Resolution {
  incidentKey: string;
  /** The incident where the caller has it, in the common shape: it is not asked for then. */
  known?: JsonObject | undefined;
  /** For the job of the incident; absent: `DEFAULT_RETRIES` where it has none left. */
  retries?: number | undefined;
}

/** The incidents of one cluster. Everything throws CamundaError. */
export class Incidents {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** In the common shape. */
  async get(incidentKey: string, signal?: AbortSignal): Promise<Answered<Item>> {
    const known = await this.#server.versions.current(signal);
    const { value, status, requests } = await callOperation(
      this.#server,
      getIncident,
      { incidentKey },
      signal,
    );
    if (!isJsonObject(value)) throw protocolError(sentence`an incident is not an object`, status);
    const naming = hasCursors(known.version) ? incident.newestNaming : incident.namingBefore88;
    const item = shapedItem(value, naming, 'common');
    return { value: item, status, requests: known.requests + requests };
  }

  /**
   * Open incidents of an instance and of those that it has called, the newest first, in the common shape.
   * @param most that are looked through, closed ones too
   * @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8
   */
  async ofInstance(processInstanceKey: string, most: number, signal?: AbortSignal): Promise<Item[]> {
    const input = { processInstanceKey, sort: NEWEST_FIRST, page: { limit: most } };
    const { value, status } = await callOperation(
      this.#server,
      searchProcessInstanceIncidents,
      input,
      signal,
    );
    const items = isJsonObject(value) ? value.items : undefined;
    if (!Array.isArray(items)) throw protocolError(sentence`the incidents are no list`, status);
    const found = items.slice(0, most).filter(isJsonObject);
    return found
      .map((item) => shapedItem(item, incident.newestNaming, 'common'))
      .filter(({ state }) => state !== 'RESOLVED');
  }

  /** Resolves an incident, and raises the retries of its job first. @throws CamundaError CAMUNDA_NOT_FOUND where it is not open */
  resolve(resolution: Resolution, signal?: AbortSignal, clock = systemClock): Promise<Answered<unknown>> {
    return new Resolving(this.#server, this, resolution, clock, signal).run();
  }
}

/** One resolution, with the requests that it has taken so far. */
class Resolving {
  readonly #server: Server;
  readonly #incidents: Incidents;
  readonly #resolution: Resolution;
  readonly #clock: Clock;
  readonly #signal: AbortSignal | undefined;
  #requests = 0;

  constructor(
    server: Server,
    incidents: Incidents,
    resolution: Resolution,
    clock: Clock,
    signal: AbortSignal | undefined,
  ) {
    this.#server = server;
    this.#incidents = incidents;
    this.#resolution = resolution;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** Searches are a moment late: what they do not show yet, Camunda may know, and says so. */
  async run(): Promise<Answered<unknown>> {
    const found = this.#resolution.known ?? (await this.#read());
    const isRaised = found !== undefined && (await this.#raise(found, isOfJob(found.errorType)));
    try {
      return await this.#resolve();
    } catch (refusal) {
      const needsRetries = refusal instanceof CamundaError && refusal.code === 'CAMUNDA_CONFLICT';
      if (!needsRetries || isRaised) throw refusal;
      this.#requests++;
      const late = found ?? (await this.#lookFor());
      if (!late || !(await this.#raise(late, true))) throw refusal;
      return this.#resolve();
    }
  }

  async #resolve(): Promise<Answered<unknown>> {
    const { incidentKey } = this.#resolution;
    const answer = await callUntilDone(this.#server, resolveIncident, { incidentKey }, this.#patience, {
      signal: this.#signal,
    });
    return { ...answer, requests: this.#requests + answer.requests };
  }

  /** @param isWithout whether the job has no retries left @returns whether it has some now */
  async #raise({ jobKey, state }: JsonObject, isWithout: boolean): Promise<boolean> {
    const { retries = isWithout ? DEFAULT_RETRIES : undefined } = this.#resolution;
    const isOpen = state !== 'RESOLVED';
    if (!isOpen || retries === undefined || typeof jobKey !== 'string' || !KEY_TEXT.test(jobKey))
      return false;
    const input = { jobKey, changeset: { retries }, leaseToken: undefined };
    try {
      const { requests } = await callUntilDone(this.#server, updateJob, input, this.#patience, {
        signal: this.#signal,
      });
      this.#requests += requests;
      return true;
    } catch (failure) {
      // Without its job the incident is gone too, and the resolution says so.
      if (!isGone(failure, [404])) throw failure;
      this.#requests++;
      return false;
    }
  }

  /** @returns undefined where no search shows it */
  async #read(): Promise<Item | undefined> {
    try {
      const { value, requests } = await this.#incidents.get(this.#resolution.incidentKey, this.#signal);
      this.#requests += requests;
      return value;
    } catch (failure) {
      if (!(failure instanceof CamundaError) || failure.code !== 'CAMUNDA_NOT_FOUND') throw failure;
      this.#requests++;
      return undefined;
    }
  }

  async #lookFor(): Promise<Item | undefined> {
    const end = this.#clock.monotonic() + LOOK;
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      await this.#clock.sleep(pause, this.#signal);
      const found = await this.#read();
      if (found || this.#clock.monotonic() >= end) return found;
    }
  }

  get #patience(): Patience {
    return { clock: this.#clock, end: this.#clock.monotonic() + PATIENCE };
  }
}
