import type { Clock } from '../../clock';
import type { Entity } from '../../entities/entity';
import { incident } from '../../entities/incident';
import type { Incidents } from '../../processes/incidents';
import type { PreparedSearch, Search } from '../../search/search';
import { sentence } from '../../sentence';
import type { EventKind } from '../event-kind';
import type { Watched } from '../watched';
import type { WatchedItems } from './watched-items';

export const INCIDENT_EVENTS: EventKind = {
  key: incident.key,
  // Of its end there is no date.
  dates: { open: 'creationTime', ended: 'creationTime' },
  endsAreUndated: true,
  compared: [],
  open: 'ACTIVE',
  // Not written whole yet; and of an instance that was migrated, which is as stuck as before.
  between: ['PENDING', 'MIGRATED'],
  ends: new Map([['RESOLVED', 'resolved']]),
  otherEnd: 'resolved',
  gone: 'resolved',
  words: {
    unreadable: (reason) => sentence`An incident from Camunda could not be read and was skipped: ${reason}`,
    notLookedUp: (reason) =>
      sentence`An incident could not be looked up. What became of it is reported later: ${reason}`,
    notKept: (reason) =>
      sentence`A restart may report incidents again. The context store did not save them: ${reason}`,
    tooMany: (most) =>
      sentence`Narrow the filter. More than ${most} incidents are open, and the oldest are not watched`,
  },
};

/** What of a client the events of incidents need. */
export interface IncidentClient {
  prepareSearch(entity: Entity, search: Search): PreparedSearch;
  readonly incidents: Pick<Incidents, 'get'>;
  timeOf(api: 'v2'): number | undefined;
}

export function watchedIncidents(
  client: IncidentClient,
  { query, key, filters }: WatchedItems,
  clock: Clock,
): Watched {
  return {
    kind: INCIDENT_EVENTS,
    key,
    isOneStateOnly: false,
    search({ state, sort, ...bounds }, signal) {
      const rows = { filters: [...filters(clock.wall()), state], sort: [sort] };
      return client.prepareSearch(incident, { query, ...rows, ...bounds, shape: 'common' }).pages(signal);
    },
    async find(incidentKey, signal) {
      const { value: item, status, requests } = await client.incidents.get(incidentKey, signal);
      return { item, status, requests };
    },
    time: () => client.timeOf('v2'),
  };
}
