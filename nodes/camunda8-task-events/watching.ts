import type { Node, NodeAPI } from 'node-red';
import { USER_TASK_EVENTS, watchedTasks } from '../../src/events/kinds/user-task-events';
import { beginWatching, type EventsProperties } from '../common/events/watching';
import type { End, SourceNode } from '../common/source-node';
import { EVENTS } from './choices';

const TASKS = {
  status: 'camunda8-task-events.status.open',
  kind: USER_TASK_EVENTS,
  events: EVENTS,
  state: 'watchedTasks',
  watched: watchedTasks,
};

/** Begins to watch tasks. @throws CamundaError as `beginWatching` */
export function watchTasks(
  RED: NodeAPI,
  node: Node,
  properties: EventsProperties,
  source: SourceNode,
): Promise<End> {
  return beginWatching(RED, node, properties, source, TASKS);
}
