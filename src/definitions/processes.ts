import { forEachAtOnce } from '../at-once';
import { CamundaError } from '../errors';
import { isJsonObject, type JsonObject } from '../json-object';
import { KEY_TEXT } from '../operations/field';
import { callOperation, type Server } from '../operations/operation';
import {
  getProcessDefinitionXml,
  getStartProcessForm,
  searchProcessDefinitions,
} from '../operations/process-definitions';
import { type Found, find } from './find';

// The processes of a cluster of 8.8 and newer, as they are deployed.

export interface Models {
  /** BPMN. */
  models: string[];
  /** Whether these are all that the cluster shows. */
  isAll: boolean;
}

/** Calls that are under way at once. */
const AT_ONCE = 3;

/** Processes that are deployed. @param filter as the search takes it @param most processes @throws CamundaError */
export function findProcesses(
  server: Server,
  filter: JsonObject,
  most: number,
  signal: AbortSignal,
): Promise<Found> {
  return find(server, searchProcessDefinitions, filter, most, signal);
}

/** The newest version of each process. @param most processes @throws CamundaError */
export function latestProcesses(server: Server, most: number, signal: AbortSignal): Promise<Found> {
  return findProcesses(server, { isLatestVersion: true }, most, signal);
}

/** BPMN of processes that were found, as far as it can be read. */
export async function modelsOf(
  server: Server,
  { items, isAll }: Found,
  signal: AbortSignal,
): Promise<Models> {
  const models: string[] = [];
  await forEachAtOnce(keysOf(items), AT_ONCE, async (key) => {
    models.push(...(await modelOf(server, key, signal)));
  });
  return { models, isAll: isAll && models.length === items.length };
}

function keysOf(items: readonly JsonObject[]): string[] {
  const keys = items.map(({ processDefinitionKey }) => String(processDefinitionKey));
  return keys.filter((key) => KEY_TEXT.test(key));
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

/** The schema of the form with which a process starts, as JSON; none where it has none. @throws CamundaError */
export async function startFormsOf(server: Server, { items }: Found, signal: AbortSignal): Promise<string[]> {
  const forms: string[] = [];
  for (const processDefinitionKey of keysOf(items)) {
    const { value } = await callOperation(server, getStartProcessForm, { processDefinitionKey }, signal);
    const { schema } = isJsonObject(value) ? value : {};
    // The OpenAPI files call it an object, and servers send text.
    if (typeof schema === 'string') forms.push(schema);
    else if (isJsonObject(schema)) forms.push(JSON.stringify(schema));
  }
  return forms;
}
