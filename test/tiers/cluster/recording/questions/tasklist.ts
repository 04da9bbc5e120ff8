import { firstKeyIn } from '../../keys-in';
import type { Recorder } from '../recorder';
import type { Deployed } from './deployment';

/** Tasklist's /v1, each search of one process of the run's own alone. */
export async function askForTasklist(recorder: Recorder, deployed: Deployed): Promise<void> {
  const { own, facts } = recorder.cluster;
  const path = '/v1/tasks/search';
  const search = async (note: string, processDefinitionKey: string, query: object = {}) =>
    (await recorder.ask({ note, path, json: { processDefinitionKey, ...query } })).text;
  const { waterPlants, feedCat } = deployed;

  await search('v1: search', waterPlants);
  if (!facts.tasklist) return;
  const three = { state: 'CREATED', pageSize: 3, sort: [{ field: 'creationTime', order: 'ASC' }] };
  const page: { sortValues: string[] }[] = JSON.parse(await search('v1: search, three', waterPlants, three));
  const searchAfter = page.at(-1)?.sortValues;
  await search('v1: search, next three', waterPlants, { ...three, searchAfter });
  const cursors = { searchAfter: ['1', '2'], searchBefore: ['1', '2'] };
  await search('v1: two cursors', waterPlants, cursors);
  await search('v1: bad state', waterPlants, { state: 'NOPE' });
  const includeVariables = [{ name: 'plant' }, { name: 'litres' }];
  await search('v1: with variables', waterPlants, { ...three, includeVariables });
  const taskVariables = [{ name: 'litres', value: '6', operator: 'eq' }];
  await search('v1: by variable', waterPlants, { taskVariables });
  await search('v1: by group', waterPlants, { candidateGroup: 'garden' });

  const task = firstKeyIn(await search('v1: task of a job worker', feedCat), 'id');
  const on = (rest: string) => `/v1/tasks/${task}${rest}`;
  const patch = (note: string, rest: string, json: object = {}) =>
    recorder.ask({ note, method: 'PATCH', path: on(rest), json });
  const get = (note: string, from: string) => recorder.ask({ note, method: 'GET', path: from });
  await get('v1: get', on(''));
  await patch('v1: complete, not assigned', '/complete');
  await patch('v1: assign', '/assign');
  const drafts = { variables: [{ name: 'note', value: '"soon"' }] };
  await recorder.ask({ note: 'v1: draft variables', path: on('/variables'), json: drafts });
  await recorder.ask({ note: 'v1: variables', path: on('/variables/search'), json: {} });
  await patch('v1: complete', '/complete', { variables: [{ name: 'fed', value: 'true' }] });
  await patch('v1: complete again', '/complete');
  await get('v1: unknown task', '/v1/tasks/99');
  const form = own.idOf('water-plants-form');
  await get('v1: form', `/v1/forms/${form}?processDefinitionKey=${waterPlants}`);
  await get('v1: form without a process', `/v1/forms/${form}`);
  await get('v1: unknown form', `/v1/forms/${own.idOf('nobody')}?processDefinitionKey=${waterPlants}`);
}
