import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../../src/camunda-client';
import type { LatestModels } from '../../../src/definitions/models';
import { CamundaError } from '../../../src/errors';
import type { JsonObject } from '../../../src/json-object';
import { type JobTypes, MAX_TYPE } from '../choices/models';
import { askForForm } from '../cluster/form-client';
import { objectIn, readForm } from '../cluster/form-values';

/** Jobs and processes that are looked at, and characters of all processes that a browser is sent. */
const JOBS = 1_000;
const PROCESSES = 50;
const MAX_MODELS = 4_000_000;
/** Milliseconds for the processes, whose number nobody knows. */
const TIME = 6_000;

const NONE: JobTypes = { types: [], models: [], isAll: false };

/** What the form asks: where job types can be read. Nothing where the cluster cannot be asked, or is older than 8.8. */
export async function jobTypes(RED: NodeAPI, body: JsonObject): Promise<JobTypes> {
  try {
    return await askForForm(RED, readForm(objectIn(body.cluster)), ask);
  } catch (failure) {
    if (failure instanceof CamundaError) return NONE;
    throw failure;
  }
}

async function ask({ jobs, definitions }: CamundaClient, signal: AbortSignal): Promise<JobTypes> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(TIME)]);
  const types = await orElse(jobs.waitingTypes(JOBS, soon), []);
  const { models, isAll } = bounded(
    await orElse(definitions.latestModels(PROCESSES, soon), { models: [], isAll: false }),
  );
  return { types: types.filter((type) => type.length <= MAX_TYPE), models, isAll };
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

function bounded({ models, isAll }: LatestModels): LatestModels {
  let length = 0;
  const fitting = models.filter((model) => {
    length += model.length;
    return length <= MAX_MODELS;
  });
  return { models: fitting, isAll: isAll && fitting.length === models.length };
}
