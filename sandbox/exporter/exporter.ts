import type { Clock } from '../engine/clock';
import type { ElementInstance, ProcessInstance } from '../engine/run/records';
import type { Kinds, Store } from '../engine/run/store';
import type { Incident, Job } from '../engine/work/records';
import type { Keys } from '../keys';
import type { Sortable } from '../sorted-index';
import type { Collection } from './collection';
import { exportDefinitions } from './definitions';
import type { JobDocument } from './documents';
import { IncidentPaths, pathOf } from './incident-paths';
import type { Later } from './later';
import { decisionInstanceDocument } from './of-decisions';
import { elementInstanceDocument, processInstanceDocument, variableDocument } from './of-processes';
import { correlationDocument, incidentDocument, jobDocument, messageSubscriptionDocument } from './of-work';
import type { SecondaryStorage } from './secondary-storage';

/** Tells a secondary storage of all that happens in an engine: of each record as it was at its change. */
export class Exporter {
  readonly #incidents = new IncidentPaths();
  /** The newest documents of jobs, also of those that searches do not see yet. */
  readonly #jobs = new WeakMap<Job, JobDocument>();

  constructor(
    readonly storage: SecondaryStorage,
    readonly store: Store,
    readonly keys: Keys,
    readonly clock: Clock,
    readonly later: Later,
  ) {
    const { changes } = store;
    exportDefinitions(storage, store, later);
    changes.on('processInstance', (instance) => this.#putProcessInstance(instance));
    changes.on('elementInstance', (instance) => this.#putElementInstance(instance));
    changes.on('variable', (variable) => {
      const process = store.processInstance.get(variable.processInstanceKey);
      if (process) this.#put(this.storage.variable, variableDocument(variable, process));
    });
    changes.on('incident', (incident) => this.#putIncident(incident));
    changes.on('job', (job) => this.#putJob(job));
    changes.on('messageSubscription', (subscription) =>
      this.#put(this.storage.messageSubscription, messageSubscriptionDocument(subscription, clock.now())),
    );
    changes.on('correlated', (correlation) => {
      const partition = keys.partitionOf(correlation.process.key);
      this.#put(this.storage.correlation, correlationDocument(correlation, partition));
    });
    changes.on('decisionInstance', (instance) =>
      this.#put(this.storage.decisionInstance, decisionInstanceDocument(instance)),
    );
    changes.on('forgotten', (kind, key) => this.#forget(kind, key));
  }

  #put<Document extends Sortable>(collection: Collection<Document>, document: Document): void {
    this.later(() => collection.put(document));
  }

  #putProcessInstance(instance: ProcessInstance): void {
    this.#put(
      this.storage.processInstance,
      processInstanceDocument(instance, this.#incidents.has(instance.key)),
    );
    this.#putFlows(instance);
  }

  /** The process itself is none, as for Camunda. */
  #putElementInstance(instance: ElementInstance): void {
    const { key, parent, process } = instance;
    if (parent)
      this.#put(
        this.storage.elementInstance,
        elementInstanceDocument(instance, parent, this.#incidents.has(key)),
      );
    this.#putFlows(process);
  }

  #putFlows({ key, takenFlows: { length } }: ProcessInstance): void {
    this.later(() => this.storage.takenFlows.set(key, length));
  }

  #putIncident(incident: Incident): void {
    this.#put(this.storage.incident, incidentDocument(incident));
    if (!this.#incidents.update(incident)) return;
    for (const instance of pathOf(incident.scope)) {
      if (instance.parent) this.#putElementInstance(instance);
      else this.#putProcessInstance(instance.process);
    }
  }

  /** That a worker has taken a job is told only with what it does next. */
  #putJob(job: Job): void {
    const before = this.#jobs.get(job);
    const isMoved = before !== undefined && before.processDefinitionKey !== job.scope.process.definition.key;
    if (job.state === 'ACTIVATED' && before?.retries === job.retries && !isMoved) return;
    const known = before ? 'RETRIES_UPDATED' : 'CREATED';
    const told = job.state === 'ACTIVATED' ? known : job.state;
    const document = jobDocument(job, isMoved ? 'MIGRATED' : told, this.clock.now());
    this.#jobs.set(job, document);
    this.#put(this.storage.job, document);
  }

  #forget(kind: keyof Kinds, key: string): void {
    if (kind === 'message' || kind === 'userTask') return;
    this.later(() => {
      this.storage[kind].delete(key);
      if (kind === 'processInstance') this.storage.takenFlows.delete(key);
    });
  }
}
