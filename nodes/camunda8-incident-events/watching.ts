import type { Node, NodeAPI } from 'node-red';
import { INCIDENT_EVENTS, watchedIncidents } from '../../src/events/kinds/incident-events';
import { beginWatching, type EventsProperties } from '../common/events/watching';
import type { End, SourceNode } from '../common/source-node';
import { EVENTS } from './choices';

const INCIDENTS = {
  status: 'camunda8-incident-events.status.open',
  kind: INCIDENT_EVENTS,
  events: EVENTS,
  state: 'watchedIncidents',
  watched: watchedIncidents,
};

/** Begins to watch incidents, which `/v2` alone knows. @throws CamundaError as `beginWatching` */
export function watchIncidents(
  RED: NodeAPI,
  node: Node,
  properties: EventsProperties,
  source: SourceNode,
): Promise<End> {
  return beginWatching(RED, node, { ...properties, api: 'v2' }, source, INCIDENTS);
}
