import { forEachAtOnce } from '../at-once';
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

/** Processes of which the newest versions are read to find one type: with more, nothing is said. */
const MOST_PROCESSES = 50;
/** Of user tasks, listeners and connectors, whose files need not name them. */
const BUILT_IN = /^io\.camunda/;
/** What a file may write in another way. */
const ESCAPED = /[&<>"']/;

const LATEST = { isLatestVersion: true };

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
  return modelsOf(server, await find(server, searchProcessDefinitions, LATEST, most, signal), signal);
}

/**
 * Whether there are jobs of a type, or a process that is deployed makes them, by the newest version of each.
 * @returns undefined where that cannot be known: with many processes, or where a type is an expression
 * @throws CamundaError also where it may not be read
 */
export async function hasJobType(
  server: Server,
  type: string,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  if (BUILT_IN.test(type) || ESCAPED.test(type)) return undefined;
  const jobs = await find(server, searchJobs, { type }, 1, signal);
  if (jobs.items.length > 0) return true;
  const found = await find(server, searchProcessDefinitions, LATEST, MOST_PROCESSES, signal);
  // None at all may also mean that none may be seen.
  if (!found.isAll || found.items.length === 0) return undefined;
  const { models, isAll } = await modelsOf(server, found, signal);
  if (models.some((xml) => says(xml, `${type}"`) || says(xml, `${type}'`))) return true;
  return isAll && !models.some((xml) => says(xml, '=')) ? false : undefined;
}

/** Any attribute counts that begins so: better none is missed than one too many found. */
function says(xml: string, type: string): boolean {
  return xml.includes(`type="${type}`) || xml.includes(`type='${type}`);
}

async function modelsOf(server: Server, { items, isAll }: Found, signal: AbortSignal): Promise<LatestModels> {
  const keys = items.map(({ processDefinitionKey }) => String(processDefinitionKey));
  const readable = keys.filter((key) => KEY_TEXT.test(key));
  const models: string[] = [];
  await forEachAtOnce(readable, AT_ONCE, async (key) => {
    models.push(...(await modelOf(server, key, signal)));
  });
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
