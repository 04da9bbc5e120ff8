import { keysIn } from '../../keys-in';
import type { Recorder } from '../recorder';

/** Jobs, messages, signals, decisions and incidents, under names of the run's own. */
export async function askForMachines(recorder: Recorder, instance: string): Promise<void> {
  const { own } = recorder.cluster;
  const post = (note: string, path: string, json: object = {}) => recorder.ask({ note, path, json });
  const type = own.idOf('open-valve');
  const activation = {
    type,
    worker: 'node-red',
    timeout: 60_000,
    maxJobsToActivate: 3,
    requestTimeout: 5_000,
  };
  const { text } = await post('activate jobs', '/v2/jobs/activation', activation);
  const [first, second, third] = keysIn(text, 'jobKey', 'key');
  if (first !== undefined) {
    await post('complete job', `/v2/jobs/${first}/completion`, { variables: { opened: true } });
    await post('complete job again', `/v2/jobs/${first}/completion`);
  }
  if (second !== undefined) {
    await post('fail job', `/v2/jobs/${second}/failure`, { retries: 0, errorMessage: 'valve stuck' });
    const changes = { changeset: { retries: 3, timeout: 60_000 } };
    await recorder.ask({ note: 'extend job', method: 'PATCH', path: `/v2/jobs/${second}`, json: changes });
  }
  if (third !== undefined)
    await post('throw error', `/v2/jobs/${third}/error`, { errorCode: 'STUCK', errorMessage: 'x' });
  const nothing = {
    type: own.idOf('none-such'),
    timeout: 1_000,
    maxJobsToActivate: 1,
    requestTimeout: 2_000,
  };
  await post('activate, nothing there, 2 s', '/v2/jobs/activation', nothing);
  await post('activate, fields missing', '/v2/jobs/activation', { type });

  const message = { name: own.idOf('bell'), correlationKey: '1' };
  const published = { ...message, timeToLive: 1_000, variables: {} };
  await post('publish message', '/v2/messages/publication', published);
  await post('correlate message, nobody waits', '/v2/messages/correlation', message);
  const signal = { signalName: own.idOf('alarm'), variables: {} };
  await post('broadcast signal', '/v2/signals/broadcast', signal);
  const decision = { decisionDefinitionId: own.idOf('nobody'), variables: {} };
  await post('evaluate an unknown decision', '/v2/decision-definitions/evaluation', decision);
  await post('resolve an incident that is none', `/v2/incidents/${instance}/resolution`);
}
