import { find } from '../definitions/find';
import { latestProcesses, modelsOf } from '../definitions/processes';
import { searchJobs } from '../operations/job';
import type { Server } from '../operations/operation';

// Where a cluster of 8.8 and newer shows the types of its jobs.

const STATES = ['CREATED', 'FAILED', 'RETRIES_UPDATED', 'TIMED_OUT'];

/** Processes of which the newest versions are read to find one type: with more, nothing is said. */
const MOST_PROCESSES = 50;
/** Of user tasks, listeners and connectors, whose files need not name them. */
const BUILT_IN = /^io\.camunda/;
/** What a file may write in another way. */
const ESCAPED = /[&<>"']/;

/** The types of jobs that are not done, the longest waiting first. @param most jobs that are looked at @throws CamundaError */
export async function waitingTypes(server: Server, most: number, signal: AbortSignal): Promise<string[]> {
  const { items } = await find(server, searchJobs, { state: { $in: STATES } }, most, signal);
  return [...new Set(items.flatMap(({ type }) => (typeof type === 'string' ? [type] : [])))];
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
  const found = await latestProcesses(server, MOST_PROCESSES, signal);
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
