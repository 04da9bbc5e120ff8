import type { EventEmitter } from 'node:events';
import type { Deployment } from '../engine/definitions/definitions';
import type { Deployed } from '../engine/definitions/deployed';
import type { ProcessInstance } from '../engine/run/records';
import type { Changes, Store } from '../engine/run/store';
import type { Sortable } from '../sorted-index';
import type { Collection } from './collection';
import type { ProcessDefinitionDocument } from './documents';
import type { Later } from './later';
import { decisionDefinitionDocument, decisionRequirementsDocument } from './of-decisions';
import { processDefinitionDocument } from './of-processes';
import type { SecondaryStorage } from './secondary-storage';

interface Versioned extends Sortable {
  readonly isLatestVersion: boolean;
  readonly tenantId: string;
}

/** Tells a storage of what is deployed. What is deleted stays there, and says so. */
export function exportDefinitions(
  storage: SecondaryStorage,
  { changes, processInstance }: Store,
  later: Later,
): void {
  /** Keys of processes that are deleted and go on. */
  const draining = new Set<string>();

  const listen: EventEmitter<Changes> = changes;
  listen.on('deployed', (deployment) => later(() => putAll(storage, deployment)));
  listen.on('undeployed', (key) => {
    const isRunning = hasActive(key);
    if (isRunning) draining.add(key);
    later(() => setState(storage, key, isRunning ? 'DRAINING' : 'DELETED'));
  });
  listen.on('processInstance', ({ state, definition: { key } }) => {
    if (state === 'ACTIVE' || !draining.has(key) || hasActive(key)) return;
    draining.delete(key);
    later(() => setState(storage, key, 'DELETED'));
  });

  function hasActive(key: string): boolean {
    const isActive = ({ state, definition }: ProcessInstance) => state === 'ACTIVE' && definition.key === key;
    return [...processInstance.values()].some(isActive);
  }
}

function putAll(storage: SecondaryStorage, { key, processes, drgs, decisions }: Deployment): void {
  const isNew = ({ deploymentKey }: Deployed) => deploymentKey === key;
  for (const process of processes.filter(isNew)) {
    const { processDefinition } = storage;
    putLatest(processDefinition, 'processDefinitionId', processDefinitionDocument(process, true));
  }
  for (const drg of drgs.filter(isNew)) storage.decisionRequirements.put(decisionRequirementsDocument(drg));
  for (const decision of decisions.filter(isNew)) {
    const { decisionDefinition } = storage;
    putLatest(decisionDefinition, 'decisionDefinitionId', decisionDefinitionDocument(decision, true));
  }
}

/** Those before it with its id are the latest no more. */
function putLatest<Document extends Versioned>(
  collection: Collection<Document>,
  id: keyof Document,
  document: Document,
): void {
  for (const before of collection.of(id, document[id])) {
    const isReplaced = before.isLatestVersion && before.tenantId === document.tenantId;
    if (isReplaced) collection.put({ ...before, isLatestVersion: false });
  }
  collection.put(document);
}

function setState(
  { processDefinition }: SecondaryStorage,
  key: string,
  state: ProcessDefinitionDocument['state'],
): void {
  const document = processDefinition.get(key);
  if (document) processDefinition.put({ ...document, state });
}
