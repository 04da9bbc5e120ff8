import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../../src/camunda-client';
import type { Definition, Listed, WantedProcess } from '../../../src/definitions/definitions';
import type { Models } from '../../../src/definitions/processes';
import { CamundaError } from '../../../src/errors';
import type { JsonObject } from '../../../src/json-object';
import {
  DEFAULT_TENANT,
  type Deployed,
  type DeployedDefinition,
  MAX_TEXT,
  MOST_OFFERED,
} from '../choices/models';
import { askForForm } from '../cluster/form-client';
import { objectIn, readForm } from '../cluster/form-values';
import { tasksOfOlder } from './older';

/** Processes that are read, and characters of all together that a browser is sent. */
const PROCESSES = 50;
const MAX_MODELS = 4_000_000;
/** Tenants that may have a process of the same id. */
const TENANTS = 5;
/** Milliseconds for the processes, whose number nobody knows. */
const TIME = 6_000;

const NONE: Deployed = { isAll: false };

type Ask = (client: CamundaClient, question: JsonObject, signal: AbortSignal) => Promise<Deployed>;

/** What a form can ask, by what it is about. */
const ANSWERS: Readonly<Record<string, Ask>> = {
  processes: (client, _question, signal) =>
    orOlder(client, signal, async () => ({
      ...processesIn(await client.definitions.processes(MOST_OFFERED, signal)),
      ...(client.tenantId === undefined ? {} : { tenantId: client.tenantId }),
    })),
  versions: async ({ definitions }, question, signal) =>
    processesIn(await definitions.versions(textIn(question.processId), MOST_OFFERED, signal)),
  model: (client, question, signal) => orOlder(client, signal, () => modelOf(client, question, signal)),
  startForms,
  models: async ({ definitions }, _question, signal) =>
    bounded(await definitions.latestModels(PROCESSES, signal)),
  decisions: async ({ definitions }, _question, signal) => {
    const { definitions: found, isAll } = await definitions.decisions(MOST_OFFERED, signal);
    return { decisions: found.filter(isShort).map(withoutDefault), isAll };
  },
  jobTypes,
};

/**
 * What a form asks: what is deployed to its cluster. Nothing where the cluster cannot be asked, or where it is too old to
 * show it. Only reads.
 */
export async function deployed(RED: NodeAPI, body: JsonObject): Promise<Deployed> {
  const question = objectIn(body.question);
  const about = textIn(question.about);
  const ask = Object.hasOwn(ANSWERS, about) ? ANSWERS[about] : undefined;
  if (!ask) return NONE;
  try {
    return await askForForm(RED, readForm(objectIn(body.cluster)), (client, signal) =>
      ask(client, question, AbortSignal.any([signal, AbortSignal.timeout(TIME)])),
    );
  } catch (failure) {
    if (failure instanceof CamundaError) return NONE;
    throw failure;
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' && value.length <= MAX_TEXT ? value : '';
}

function wantedIn({ processId, tenantId }: JsonObject): WantedProcess {
  return { processDefinitionId: textIn(processId), tenantId: textIn(tenantId) || undefined };
}

/** A name that is too long is of no use either. */
function isShort({ id, name = '', tag = '', tenantId = '' }: Definition): boolean {
  return [id, name, tag, tenantId].every(({ length }) => length <= MAX_TEXT);
}

function processesIn({ definitions, isAll }: Listed): Deployed {
  const processes = definitions.filter(isShort).map(withoutDefault);
  return { processes, isAll: isAll && processes.length === definitions.length };
}

function withoutDefault({ tenantId, ...definition }: Definition): DeployedDefinition {
  return tenantId === undefined || tenantId === DEFAULT_TENANT ? definition : { ...definition, tenantId };
}

/** Before 8.8 no process can be read: what is known of it is in its tasks. */
async function orOlder(
  client: CamundaClient,
  signal: AbortSignal,
  ask: () => Promise<Deployed>,
): Promise<Deployed> {
  try {
    return await ask();
  } catch (failure) {
    if (!(failure instanceof CamundaError) || failure.code !== 'CAMUNDA_UNSUPPORTED') throw failure;
    return tasksOfOlder(client, signal);
  }
}

async function modelOf(
  { definitions }: CamundaClient,
  question: JsonObject,
  signal: AbortSignal,
): Promise<Deployed> {
  const written = textIn(question.version);
  const version = /^\d{1,9}$/.test(written) ? Number(written) : undefined;
  return bounded(await definitions.model(wantedIn(question), version, TENANTS, signal));
}

/** The types of jobs that wait, and of the newest processes. */
async function jobTypes(
  { jobs, definitions }: CamundaClient,
  _question: JsonObject,
  signal: AbortSignal,
): Promise<Deployed> {
  const types = await orElse(jobs.waitingTypes(MOST_OFFERED, signal), []);
  const none = { models: [], isAll: false };
  const models = bounded(await orElse(definitions.latestModels(PROCESSES, signal), none));
  return { ...models, jobTypes: types.filter((type) => type.length <= MAX_TEXT) };
}

/** One may be allowed where the other is not. */
async function orElse<T>(asked: Promise<T>, none: T): Promise<T> {
  try {
    return await asked;
  } catch (failure) {
    if (failure instanceof CamundaError) return none;
    throw failure;
  }
}

async function startForms(
  client: CamundaClient,
  question: JsonObject,
  signal: AbortSignal,
): Promise<Deployed> {
  const { definitions } = await client.definitions.latest(wantedIn(question), TENANTS, signal);
  const forms: string[] = [];
  for (const { key } of definitions) {
    const form = await client.startForm(key, signal);
    if (form) forms.push(JSON.stringify(form.schema));
  }
  return { forms: forms.filter(({ length }) => length <= MAX_MODELS), isAll: true };
}

function bounded({ models, isAll }: Models): Deployed {
  let length = 0;
  const fitting = models.filter((model) => {
    length += model.length;
    return length <= MAX_MODELS;
  });
  return { models: fitting, isAll: isAll && fitting.length === models.length };
}
