import type { Recorder } from '../recorder';

/** What a cluster tells of itself, and of paths that there are not. */
export async function askForCluster(recorder: Recorder): Promise<void> {
  const filter = { processDefinitionId: recorder.cluster.own.idOf('water-plants') };
  const get = (note: string, path: string) => recorder.ask({ note, method: 'GET', path });
  await get('topology', '/v2/topology');
  await get('license', '/v2/license');
  await get('status (8.8+ only)', '/v2/status');
  await get('unknown path', '/v2/nothing');
  await recorder.ask({ note: 'singular path', path: '/v2/user-task/search', json: { filter } });
  await get('wrong method', '/v2/user-tasks/search');
}
