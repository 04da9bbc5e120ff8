import { pathToFileURL } from 'node:url';
import { peerModule } from '../peers';
import { type Candidate, camundaVariables, search, workFlow } from './candidate';

interface Package {
  Camunda8: new (
    config: Record<string, unknown>,
  ) => { getCamundaRestClient(): { searchUserTasks(query: unknown): Promise<unknown> } };
}

/** The client under node-red-camunda8, over REST, with its defaults, but without a token file in the home folder. */
export const camundaSdk: Candidate = {
  errand: search,
  flow: workFlow,
  async work(server) {
    const { Camunda8 }: Package = await import(pathToFileURL(peerModule('@camunda8/sdk')).href);
    const config = { ...camundaVariables(server), CAMUNDA_TOKEN_DISK_CACHE_DISABLE: true };
    const client = new Camunda8(config).getCamundaRestClient();
    return (msg) => client.searchUserTasks(msg.payload);
  },
};
