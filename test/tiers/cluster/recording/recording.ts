import type { OwnRecording } from '../../../unit/sandbox/own-recording';
import type { Exchange } from '../../../unit/sandbox/recording';
import type { ClusterUnderTest } from '../cluster-under-test';
import { askForCluster } from './questions/cluster';
import { askForCredentials, askForLogout } from './questions/credentials';
import { askForDeployment } from './questions/deployment';
import { askForMachines } from './questions/machines';
import { askForSearches } from './questions/search';
import { askForTasklist } from './questions/tasklist';
import { askForCancellation, askForDeletion, askForTasks, askForWrongKeys } from './questions/tasks';
import { Recorder } from './recorder';
import { Redaction } from './redaction';
import { untilAllIsVisible, untilEndsAreVisible } from './visible';

/**
 * Asks a cluster all questions, and takes back what was made for them.
 * @returns the recording as the text of its file
 * @throws Error where it would hold what is the cluster's own business
 */
export async function record(cluster: ClusterUnderTest): Promise<string> {
  const redaction = new Redaction(cluster.access, cluster.own.suffix);
  const recorder = new Recorder(cluster, redaction);
  try {
    await askAll(recorder);
  } finally {
    await cluster.own.remove();
  }
  const text = `${JSON.stringify(describeRecording(cluster, recorder.exchanges), null, 1)}\n`;
  redaction.check(text);
  return text;
}

async function askAll(recorder: Recorder): Promise<void> {
  const { cluster } = recorder;
  await askForCredentials(recorder);
  await askForCluster(recorder);
  const deployed = await askForDeployment(recorder);
  const [first, second] = await untilAllIsVisible(cluster, deployed);
  await askForSearches(recorder);
  await askForTasklist(recorder, deployed);
  if (first !== undefined && second !== undefined) await askForTasks(recorder, [first, second], deployed);
  await askForWrongKeys(recorder, deployed);
  const [instance = ''] = deployed.instances;
  await askForMachines(recorder, instance);
  await askForCancellation(recorder, deployed.instances.at(-1) ?? '');
  if (first !== undefined) {
    await untilEndsAreVisible(cluster);
    const filter = { processDefinitionId: cluster.own.idOf('water-plants') };
    const sort = [{ field: 'creationDate', order: 'ASC' }];
    const json = { filter, sort };
    await recorder.ask({ note: 'search, after the commands', path: '/v2/user-tasks/search', json });
  }
  await askForDeletion(recorder, deployed);
  await askForLogout(recorder);
}

function describeRecording({ facts, access }: ClusterUnderTest, exchanges: Exchange[]): OwnRecording {
  const { gatewayVersion, partitions, brokers, search, tasklist } = facts;
  const { method } = access.authentication;
  const csrf = exchanges.some(({ response }) => response.headers?.['x-csrf-token']);
  return {
    ...{ server: `Camunda ${gatewayVersion}`, mode: method, gatewayVersion, authentication: method },
    ...{ partitions, brokers, search, tasklist, csrf, exchanges },
  };
}
