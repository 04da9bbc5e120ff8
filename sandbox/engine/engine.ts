import type { EventEmitter } from 'node:events';
import type { Keys } from '../keys';
import type { Clock } from './clock';
import * as commands from './commands';
import { Definitions, type Deployment } from './definitions/definitions';
import type { Deployed } from './definitions/deployed';
import { type File, type ReadFile, readFiles } from './definitions/read-files';
import type { DecisionEvaluation } from './dmn/evaluation';
import { activateAdHoc } from './elements/ad-hoc';
import { behaviours } from './elements/behaviours';
import { Inboxes, type Publication } from './events/messages';
import { checkerOf, StartEvents } from './events/starts';
import { type Evaluation, Feel } from './feel/feel';
import * as incidents from './run/incidents';
import { cancelInstance } from './run/instances';
import { type Migration, migrateInstance } from './run/migration';
import { type Modification, modifyInstance } from './run/modification';
import type { ProcessInstance, Variables } from './run/records';
import { Run } from './run/run';
import { type Changes, Store } from './run/store';
import * as jobCommands from './work/job-commands';
import { JobQueues } from './work/job-queues';
import { type ActivatedJob, activateJobs, type JobRequest } from './work/jobs';
import type { Corrections, JobResult } from './work/records';
import * as userTasks from './work/user-task-commands';

/**
 * Runs processes and decisions as Zeebe does. Each command is done with all that follows from it when it returns, and
 * listeners of `changes` have been told. A command that is refused throws a `Refusal` and changes nothing.
 * Variables are JSON values; the engine keeps what it is given, so nobody may change it afterwards. Times are milliseconds.
 */
export class Engine {
  /** Everything that is deployed. */
  readonly definitions: Definitions;
  /** Everything that runs or has run, by key. */
  readonly store = new Store();
  readonly #run: Run;
  readonly #starts = new StartEvents();

  constructor(keys: Keys, clock: Clock) {
    this.definitions = new Definitions(keys);
    const feel = new Feel(() => clock.now());
    this.#run = new Run(
      this.store,
      keys,
      clock,
      feel,
      this.definitions,
      behaviours,
      new JobQueues(),
      new Inboxes(),
    );
  }

  /** Tells of records that are new or have changed, after the command that did it. */
  get changes(): EventEmitter<Changes> {
    return this.store.changes;
  }

  /** Deploys all of the files, or none. @throws Refusal that says what is wrong with each */
  async deploy(files: readonly File[], tenantId = '<default>'): Promise<Deployment> {
    return this.deployRead(await this.read(files), tenantId);
  }

  /** Reads files, which takes its time, for `deployRead` of this engine and of others. @throws Refusal as above */
  read(files: readonly File[]): Promise<ReadFile[]> {
    return readFiles(files, checkerOf(this.#run));
  }

  /** Deploys what is read. */
  deployRead(files: readonly ReadFile[], tenantId = '<default>'): Deployment {
    return this.#run.command(() => {
      const deployment = this.definitions.deploy(files, tenantId);
      const isNew = ({ deploymentKey }: Deployed) => deploymentKey === deployment.key;
      for (const { id } of deployment.processes.filter(isNew)) this.#starts.renew(this.#run, id, tenantId);
      this.store.announce('deployed', deployment);
      return deployment;
    });
  }

  /** Forgets a version of a process, a DMN file with its decisions, or a form; instances go on. @throws Refusal */
  deleteResource(key: string): void {
    this.#run.command(() => commands.deleteResource(this.#run, this.#starts, key));
  }

  /** @throws Refusal */
  createInstance(creation: commands.Creation): ProcessInstance {
    return this.#run.command(() => commands.create(this.#run, creation));
  }

  /** @throws Refusal */
  cancelInstance(key: string): void {
    this.#run.command(() => cancelInstance(this.#run, key));
  }

  /** @throws Refusal */
  modifyInstance(key: string, modification: Modification): void {
    this.#run.command(() => modifyInstance(this.#run, key, modification));
  }

  /** @throws Refusal */
  migrateInstance(key: string, migration: Migration): void {
    this.#run.command(() => migrateInstance(this.#run, key, migration));
  }

  /** Forgets an instance that is over, with all that belongs to it. @throws Refusal */
  deleteInstance(key: string): void {
    this.#run.command(() => commands.deleteInstance(this.#run, key));
  }

  /** Sets variables where they are known, from the element instance upwards; local ones only in itself. @throws Refusal */
  setVariables(elementInstanceKey: string, variables: Variables, isLocal = false): void {
    this.#run.command(() => commands.setVariables(this.#run, elementInstanceKey, variables, isLocal));
  }

  /** The variables that an element instance sees, or those of them that are named. Of an ended one, too. @throws Refusal */
  variablesOf(elementInstanceKey: string, names: readonly string[] = []): Variables {
    return commands.variablesOf(this.#run, elementInstanceKey, names);
  }

  /** @throws Refusal */
  resolveIncident(key: string): void {
    this.#run.command(() => incidents.resolve(this.#run, key));
  }

  activateJobs(request: JobRequest): ActivatedJob[] {
    return this.#run.command(() => activateJobs(this.#run, request));
  }

  /** @throws Refusal */
  completeJob(key: string, result: JobResult = {}): void {
    this.#run.command(() => jobCommands.completeJob(this.#run, key, result));
  }

  /** @throws Refusal */
  failJob(key: string, failure: jobCommands.JobFailure): void {
    this.#run.command(() => jobCommands.failJob(this.#run, key, failure));
  }

  /** Throws a BPMN error. @throws Refusal */
  throwError(key: string, error: jobCommands.JobError): void {
    this.#run.command(() => jobCommands.throwJobError(this.#run, key, error));
  }

  /** @throws Refusal */
  updateJob(
    key: string,
    change: { readonly retries?: number | undefined; readonly timeout?: number | undefined },
  ): void {
    this.#run.command(() => jobCommands.updateJob(this.#run, key, change));
  }

  /** @param settled is told when listeners have let it through or have denied it; without listeners at once @throws Refusal */
  completeUserTask(key: string, variables: Variables = {}, settled?: userTasks.Settled): void {
    this.#run.command(() => userTasks.completeUserTask(this.#run, key, variables, settled));
  }

  /** @param assignee undefined takes the task from whoever has it @param settled as above @throws Refusal */
  assignUserTask(key: string, assignee: string | undefined, settled?: userTasks.Settled): void {
    this.#run.command(() => userTasks.assignUserTask(this.#run, key, assignee, settled));
  }

  /** @param settled as above @throws Refusal */
  updateUserTask(key: string, changes: Corrections, settled?: userTasks.Settled): void {
    this.#run.command(() => userTasks.updateUserTask(this.#run, key, changes, settled));
  }

  /** @returns the message's key @throws Refusal */
  publishMessage(publication: Publication): string {
    return this.#run.command(() => this.#run.inboxes.publish(this.#run, publication));
  }

  /** @throws Refusal where nobody waits */
  correlateMessage(publication: Publication): { messageKey: string; processInstanceKey: string } {
    return this.#run.command(() => this.#run.inboxes.correlate(this.#run, publication));
  }

  /** @returns the signal's key */
  broadcastSignal(name: string, variables: Variables = {}, tenantId?: string): string {
    return this.#run.command(() => {
      const key = this.#run.key();
      this.#run.inboxes.broadcast(this.#run, name, variables, tenantId);
      return key;
    });
  }

  /** A decision that fails says so in the result. @throws Refusal where there is no such decision */
  evaluateDecision(question: commands.DecisionQuestion): DecisionEvaluation {
    return this.#run.command(() => commands.evaluate(this.#run, question));
  }

  /** With or without a `=` before it. @throws Refusal where it cannot be read */
  evaluateExpression(expression: string, variables: Variables = {}): Evaluation {
    return commands.evaluateExpression(this.#run, expression, variables);
  }

  /** Enters elements of an active ad-hoc sub-process, beside those that are active or instead of them. @throws Refusal */
  activateAdHocElements(
    key: string,
    elements: readonly { readonly elementId: string; readonly variables?: Variables | undefined }[],
    cancelsRemaining = false,
  ): void {
    this.#run.command(() => activateAdHoc(this.#run, key, elements, cancelsRemaining));
  }
}
