import type { Version } from '../../../sandbox/sandbox';
import { isAtLeast, rankOf } from '../../../src/version';
import type { Caller } from './caller';

/** What a cluster is and has, found out by asking it. */
export interface Facts {
  /** As the topology tells it, e.g. `8.8.4`. */
  gatewayVersion: string;
  partitions: number;
  brokers: number;
  /** Whether `/v2/user-tasks/search` is switched on. */
  search: boolean;
  /** Whether Tasklist's `/v1` is at the same address. */
  tasklist: boolean;
  /** Whether Operate's `/v1` is, which on 8.6 and 8.7 tells how a process has ended. */
  operate: boolean;
}

/** A process that nobody has, so that nothing of others is asked for. */
const nobodys = 'node-red-camunda8-nobodys';

/** @throws Error where there is no Camunda, or where it does not let the caller in */
export async function findFacts(caller: Caller): Promise<Facts> {
  const { status, text } = await caller.get('/v2/topology');
  if (status !== 200) throw new Error(`/v2/topology answers ${status}: ${text || 'no body'}`);
  const { gatewayVersion, partitionsCount, clusterSize } = JSON.parse(text);
  const has = async (path: string, query: object) => (await caller.post(path, query)).status === 200;
  return {
    gatewayVersion,
    partitions: partitionsCount,
    brokers: clusterSize,
    search: await has('/v2/user-tasks/search', { filter: { processDefinitionId: nobodys } }),
    tasklist: await has('/v1/tasks/search', { processInstanceKey: '1', pageSize: 1 }),
    operate: await has('/v1/process-instances/search', { filter: { bpmnProcessId: nobodys }, size: 1 }),
  };
}

/** @param version such as `8.8` */
export function isFrom(version: string, { gatewayVersion }: Pick<Facts, 'gatewayVersion'>): boolean {
  return isAtLeast({ name: gatewayVersion, rank: rankOf(gatewayVersion) }, version);
}

/** The version whose expectations hold: of 8.7 nothing has ever been seen, and what is newer than 8.9 is held to 8.9. */
export function expectedVersion(facts: Facts): Version | undefined {
  if (isFrom('8.9', facts)) return '8.9';
  if (isFrom('8.8', facts)) return '8.8';
  return isFrom('8.7', facts) ? undefined : '8.6';
}

/** The APIs over which the nodes find tasks here. */
export function apisOf({ tasklist }: Facts): ('v2' | 'v1')[] {
  return tasklist ? ['v2', 'v1'] : ['v2'];
}

/** Those that tell a task's variables and form, too. */
export function fullApisOf(facts: Facts): ('v2' | 'v1')[] {
  return apisOf(facts).filter((api) => api === 'v1' || isFrom('8.8', facts));
}

/** Whether `/v2` tells due dates and forms, or Tasklist does in its place. */
export function hasForms(facts: Facts): boolean {
  return fullApisOf(facts).length > 0;
}

/** 8.6.8 took the filter by variables away, 8.8 brought it back. */
export function filtersByVariable(facts: Facts): boolean {
  return isFrom('8.8', facts) || !isFrom('8.6.8', facts);
}
