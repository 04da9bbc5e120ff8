import type { Recorder } from '../recorder';
import type { Deployed } from './deployment';

const on = (key: string, rest = '') => `/v2/user-tasks/${key}${rest}`;

/** What can be asked of and done with one task over /v2. @param tasks keys of two that are open */
export async function askForTasks(
  recorder: Recorder,
  [first, second]: readonly [string, string],
  { instances: [instance = ''] }: Deployed,
): Promise<void> {
  const get = (note: string, path: string) => recorder.ask({ note, method: 'GET', path });
  const post = (note: string, path: string, json: object = {}) => recorder.ask({ note, path, json });

  await get('get', on(first));
  await get('get a key that is no task', on(instance));
  await get('form', on(first, '/form'));
  await post('variables', on(first, '/variables/search'), {});
  await post('variables by name', on(first, '/variables/search'), { filter: { name: 'plant' } });
  await post('effective variables', on(first, '/effective-variables/search'));
  await get('instance', `/v2/process-instances/${instance}`);

  await post('assign', on(first, '/assignment'), { assignee: 'anna' });
  await post('assign again, no override', on(first, '/assignment'), {
    assignee: 'ben',
    allowOverride: false,
  });
  await post('assign to nobody', on(first, '/assignment'), { assignee: '' });
  await recorder.ask({ note: 'unassign', method: 'DELETE', path: on(first, '/assignee') });
  const update = (note: string, json: object) =>
    recorder.ask({ note, method: 'PATCH', path: on(first), json });
  await update('update', { changeset: { priority: 80, candidateGroups: ['garden'] } });
  await update('update the dates', { changeset: { dueDate: '2027-01-01T00:00:00Z', followUpDate: '' } });
  await update('update with a date that is none', { changeset: { dueDate: 'tomorrow' } });
  await update('update with nothing', {});
  await update('update beyond the range', { changeset: { priority: 101 } });
  await post('complete', on(first, '/completion'), { variables: { done: true } });
  await post('complete again', on(first, '/completion'));
  await recorder.ask({ note: 'complete without body', path: on(second, '/completion') });
}

/** Keys with which nothing can be done. */
export async function askForWrongKeys(
  recorder: Recorder,
  { instances: [instance = ''] }: Deployed,
): Promise<void> {
  const complete = (note: string, key: string) =>
    recorder.ask({ note, path: on(key, '/completion'), json: {} });
  await complete('key that is no number', 'abc');
  await complete('key of a partition that is not there', '123');
  // A number that is made up could be somebody's task.
  await complete('key that is no task', instance);
}

/** Ends an instance, twice. */
export async function askForCancellation(recorder: Recorder, instance: string): Promise<void> {
  const path = `/v2/process-instances/${instance}/cancellation`;
  await recorder.ask({ note: 'cancel', path, json: {} });
  await recorder.ask({ note: 'cancel again', path, json: {} });
}

/** Takes back what was deployed, once more than can be. */
export async function askForDeletion(recorder: Recorder, { waterPlants, form }: Deployed): Promise<void> {
  const remove = (note: string, key: string) =>
    recorder.ask({ note, path: `/v2/resources/${key}/deletion`, json: {} });
  await remove('delete a process', waterPlants);
  await remove('delete it again', waterPlants);
  await remove('delete a form', form);
  await remove('delete what is no number', 'abc');
}
