import { isFrom } from '../../facts';
import type { Recorder } from '../recorder';

const path = '/v2/user-tasks/search';

interface Query {
  filter?: object;
  [property: string]: unknown;
}

/** Searches over /v2, each of the run's own process alone. */
export async function askForSearches(recorder: Recorder): Promise<void> {
  const own = { processDefinitionId: recorder.cluster.own.idOf('water-plants') };
  const search = async (note: string, { filter, ...rest }: Query = {}, headers = {}) =>
    (await recorder.ask({ note, path, json: { filter: { ...own, ...filter }, ...rest }, headers })).text;

  await search('search');
  await (isFrom('8.8', recorder.cluster.facts) ? askFrom88(search) : askBefore88(search));
  await search('filter by group', { filter: { candidateGroup: 'garden' } });
  await search('filter by user', { filter: { candidateUser: 'anna' } });
  await search('filter by assignee', { filter: { assignee: 'nobody' } });
  await search('filter by element', { filter: { elementId: 'u' } });
  await search('bad state', { filter: { state: 'NOPE' } });
  await search('unknown sort field', { sort: [{ field: 'bogus' }] });
  await search('unknown sort order', { sort: [{ field: 'creationDate', order: 'SIDEWAYS' }] });
  await search('count only', { page: { limit: 0 } });
  await search('from the third', { sort: byAge, page: { from: 2, limit: 2 } });
  await search('negative from', { page: { from: -1 } });
  await search('too many', { page: { limit: 10_001 } });
  await search('keys as strings asked for', {}, { Accept: 'application/vnd.camunda.api.keys.string+json' });
  await search('keys as numbers asked for', {}, { Accept: 'application/vnd.camunda.api.keys.number+json' });
  const broken = { path, headers: { 'Content-Type': 'application/json' }, body: '{bad' };
  await recorder.ask({ ...broken, note: 'broken JSON' });
  const plain = { path, headers: { 'Content-Type': 'text/plain' } };
  await recorder.ask({ ...plain, note: 'wrong content type', body: JSON.stringify({ filter: own }) });
}

type Search = (note: string, query?: Query) => Promise<string>;

const byAge = [{ field: 'creationDate', order: 'ASC' }];

async function askBefore88(search: Search): Promise<void> {
  const first = await search('search, first page of three', { sort: byAge, page: { limit: 3 } });
  const searchAfter = JSON.parse(first).page?.lastSortValues;
  await search('search, next page', { sort: byAge, page: { limit: 3, searchAfter } });
  await search('search, the page before', { sort: byAge, page: { limit: 3, searchBefore: searchAfter } });
  await search('both cursors', { page: { searchAfter: ['1'], searchBefore: ['1'] } });
  for (const field of ['completionDate', 'priority']) await search(`sort by ${field}`, { sort: [{ field }] });
  await search('filter by variable', { filter: { variables: [{ name: 'litres', value: '2' }] } });
  await search('unknown filter field', { filter: { userTaskKey: '1' }, page: { limit: 1 } });
  await search('operator object', { filter: { assignee: { $exists: false } } });
}

async function askFrom88(search: Search): Promise<void> {
  const first = await search('search, first page of three', { sort: byAge, page: { limit: 3 } });
  const { endCursor: after } = JSON.parse(first).page;
  const second = await search('search, next page', { sort: byAge, page: { limit: 3, after } });
  const { startCursor: before } = JSON.parse(second).page;
  await search('search, the page before', { sort: byAge, page: { limit: 3, before } });
  await search('both cursors', { page: { after, before } });
  await search('cursor that is none', { page: { after: 'none' } });
  for (const field of ['completionDate', 'priority', 'dueDate', 'followUpDate', 'name'])
    await search(`sort by ${field}`, { sort: [{ field, order: 'DESC' }] });
  const variable = (value: unknown) => ({ processInstanceVariables: [{ name: 'litres', value }] });
  await search('filter by variable', { filter: variable('2') });
  await search('filter by variable with an operator', { filter: variable({ $in: ['1', '2'] }) });
  await search('filter by local variable', { filter: { localVariables: [{ name: 'litres', value: '2' }] } });
  for (const [note, filter] of [
    ['$exists', { assignee: { $exists: false } }],
    ['$neq', { state: { $neq: 'COMPLETED' } }],
    ['$in', { state: { $in: ['CREATED', 'COMPLETED'] } }],
    ['$notIn', { candidateGroup: { $notIn: ['attic'] } }],
    ['$like', { candidateGroup: { $like: 'gard*' } }],
    ['$gte and $lt', { priority: { $gte: 50, $lt: 60 } }],
    ['an operator of dates', { dueDate: { $gt: '2026-01-01T00:00:00Z' } }],
    ['an empty $in', { assignee: { $in: [] } }],
    ['an unknown operator', { assignee: { $sounds: 'anna' } }],
    ['an operator of another kind', { priority: { $like: '5*' } }],
    ['tags (8.9+)', { tags: ['paper'] }],
    ['$like of a name (8.9+)', { name: { $like: 'Water*' } }],
  ] as const)
    await search(`filter by ${note}`, { filter });
  await search('unknown filter field', { filter: { bogus: '1' }, page: { limit: 1 } });
  await search('unknown field', { bogus: 1, page: { limit: 1 } });
}
