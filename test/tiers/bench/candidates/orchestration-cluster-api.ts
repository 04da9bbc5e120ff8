import { pathToFileURL } from 'node:url';
import { peerModule } from '../peers';
import { type Candidate, camundaVariables, search, workFlow } from './candidate';

interface Package {
  createCamundaClient(options: { config: Record<string, string> }): {
    searchUserTasks(query: unknown, options: object): Promise<unknown>;
  };
}

/** Camunda's newest client, with its defaults. */
export const orchestrationClusterApi: Candidate = {
  errand: search,
  flow: workFlow,
  async work(server) {
    const file = peerModule('@camunda8/orchestration-cluster-api');
    const { createCamundaClient }: Package = await import(pathToFileURL(file).href);
    const client = createCamundaClient({ config: camundaVariables(server) });
    return (msg) => client.searchUserTasks(msg.payload, { consistency: { waitUpToMs: 0 } });
  },
};
