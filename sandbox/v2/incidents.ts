import type { Cluster } from '../cluster';
import { notFound } from '../engine/refusal';
import type { Incident } from '../engine/work/records';
import type { Route } from '../router';
import type { SandboxSettings } from '../settings';
import type { BatchOperations } from './batches/batch-operations';
import { integer, object, since } from './body';
import { incidentReadsOf86 } from './incidents-8.6';
import { keyedCommand } from './keyed-command';

/** Letting go on what an incident has stopped; 8.6 reads incidents in its own way. */
export function incidentRoutes(cluster: Cluster, { version, searchEnabled }: SandboxSettings): Route[] {
  return [
    ...(version === '8.6' && searchEnabled ? incidentReadsOf86(cluster) : []),
    keyedCommand(cluster, version, object({ operationReference: since('8.8', integer) }), {
      path: '/v2/incidents/{key}/resolution',
      name: 'incidentKey',
      intent: 'RESOLVE',
      run: (key) => cluster.engine.resolveIncident(key),
    }),
  ];
}

/**
 * Resolves all incidents of an instance and of those that it has called.
 * @returns the key of the batch operation @throws Refusal where no such instance runs
 */
export function resolveIncidentsOf(cluster: Cluster, batches: BatchOperations, key: string): string {
  const instance = cluster.engine.store.processInstance.get(key);
  if (instance?.state !== 'ACTIVE') {
    throw notFound(
      `Expected to resolve incidents of process instance with key '${key}', but no such process instance was found`,
    );
  }
  const isMeant = ({ scope }: Incident) => {
    let { process } = scope;
    while (process !== instance && process.parent) ({ process } = process.parent);
    return process === instance;
  };
  return resolveIncidents(cluster, batches, isMeant);
}

/** Resolves those that are meant and active; jobs get a retry for that. @returns the key of the batch operation */
export function resolveIncidents(
  { engine }: Cluster,
  batches: BatchOperations,
  isMeant: (incident: Incident) => boolean,
): string {
  const incidents = [...engine.store.incident.values()].filter(
    (incident) => incident.state === 'ACTIVE' && isMeant(incident),
  );
  const things = incidents.map(({ key, scope }) => ({ key, instance: scope.process }));
  return batches.run('RESOLVE_INCIDENT', things, (key) => {
    const { jobKey = '' } = engine.store.incident.get(key) ?? {};
    if (engine.store.job.get(jobKey)?.retries === 0) engine.updateJob(jobKey, { retries: 1 });
    engine.resolveIncident(key);
  });
}
