import type { Cluster } from '../../../support/node-red/askable-flows';
import { ownRow } from '../chores';
import type { OwnProcess } from '../own-processes';

const place = { z: 'tab', x: 100, y: 100 };
const onCluster = { ...place, version: 1, cluster: 'cluster' };

/** A line on Node-RED's console: one that is written is not lost with the process. */
function telling(id: string, kind: string, values: string): object {
  const func = `console.log('${kind} ' + JSON.stringify({ ${values} }));`;
  return { ...place, id, type: 'function', func, outputs: 0, wires: [] };
}

/**
 * A flow that tells of each event and of each poll, and completes the tasks of which it hears and those that it finds at
 * its start: all of one process.
 */
export function finishingNodes({ properties }: Cluster, process: OwnProcess): object[] {
  const isOwn = ownRow(process, 'v2');
  const isOpen = { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' };
  return [
    { id: 'tab', type: 'tab', label: 'Finish what comes' },
    { id: 'cluster', type: 'camunda8-cluster', version: 1, ...properties },
    {
      ...{ ...onCluster, id: 'events', type: 'camunda8-task-events' },
      ...{ api: 'v2', start: 'new', interval: '1', fullInterval: '1', filters: [isOwn] },
      wires: [['tell-event', 'is-new']],
    },
    telling(
      'tell-event',
      'event',
      'topic: msg.topic, redelivered: msg.redelivered, instance: msg.payload.processInstanceKey',
    ),
    {
      ...{ ...place, id: 'is-new', type: 'switch', property: 'topic', propertyType: 'msg' },
      ...{ rules: [{ t: 'eq', v: 'created', vt: 'str' }], outputs: 1, wires: [['complete']] },
    },
    { ...onCluster, id: 'complete', type: 'camunda8-task', api: 'v2', operation: 'complete', wires: [[]] },
    { ...place, id: 'failed', type: 'catch', wires: [['tell-failure']] },
    telling('tell-failure', 'failure', 'code: msg.error.code, message: msg.error.message'),
    { ...place, id: 'polled', type: 'status', scope: ['events'], wires: [['tell-status']] },
    telling('tell-status', 'status', 'fill: msg.status.fill'),
    // Of what was told just before a crash some may not be completed.
    { ...place, id: 'started', type: 'inject', once: true, onceDelay: 0.1, props: [], wires: [['open']] },
    {
      ...{ ...onCluster, id: 'open', type: 'camunda8-search-tasks', api: 'v2', filters: [isOwn, isOpen] },
      ...{ output: 'task', wires: [['complete']] },
    },
  ];
}
