import { CamundaError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { KEY_TEXT } from '../operations/field';
import { searchJobs } from '../operations/job';
import { callOperation, type Operation, type Server } from '../operations/operation';
import { getProcessDefinitionXml, searchProcessDefinitions } from '../operations/process-definitions';

// Where a cluster of 8.8 and newer shows the types of its jobs.

/** Processes as they are deployed. */
export interface LatestModels {
  /** BPMN. */
  models: string[];
  /** Whether these are all that the cluster shows. */
  isAll: boolean;
}

const STATES = ['CREATED', 'FAILED', 'RETRIES_UPDATED', 'TIMED_OUT'];

/** Calls that are under way at once. */
const AT_ONCE = 3;

interface Found {
  items: JsonObject[];
  isAll: boolean;
}

async function find(
  server: Server,
  search: Search,
  filter: JsonObject,
  limit: number,
  signal: AbortSignal,
): Promise<Found> {
  const { value } = await callOperation(server, search, { filter, page: { limit } }, signal);
  const { items, page } = isJsonObject(value) ? value : {};
  const found = Array.isArray(items) ? items.filter(isJsonObject) : [];
  const { totalItems } = isJsonObject(page) ? page : {};
  return { items: found, isAll: typeof totalItems === 'number' && totalItems <= found.length };
}

type Search = Operation<typeof searchJobs.input>;

/** The types of jobs that are not done, the longest waiting first. @param most jobs that are looked at @throws CamundaError */
export async function waitingTypes(server: Server, most: number, signal: AbortSignal): Promise<string[]> {
  const { items } = await find(server, searchJobs, { state: { $in: STATES } }, most, signal);
  return [...new Set(items.flatMap(({ type }) => (typeof type === 'string' ? [type] : [])))];
}

/** The newest version of each process, as far as they can be read. @param most processes @throws CamundaError */
export async function latestModels(server: Server, most: number, signal: AbortSignal): Promise<LatestModels> {
  const { items, isAll } = await find(
    server,
    searchProcessDefinitions,
    { isLatestVersion: true },
    most,
    signal,
  );
  const keys = items.map(({ processDefinitionKey }) => String(processDefinitionKey));
  const rest = keys.filter((key) => KEY_TEXT.test(key)).values();
  const models: string[] = [];
  const readOn = async () => {
    for (const key of rest) models.push(...(await modelOf(server, key, signal)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return { models, isAll: isAll && models.length === keys.length };
}

/** Nothing where it cannot be read: it may have been deleted meanwhile, or not be for everybody. */
async function modelOf(server: Server, processDefinitionKey: string, signal: AbortSignal): Promise<string[]> {
  try {
    const { value } = await callOperation(server, getProcessDefinitionXml, { processDefinitionKey }, signal);
    return typeof value === 'string' ? [value] : [];
  } catch (failure) {
    if (failure instanceof CamundaError) return [];
    throw failure;
  }
}
