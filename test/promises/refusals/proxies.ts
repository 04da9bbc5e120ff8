import { proxyNode } from '../../support/core-nodes';
import { type ClusterSetup, clusterAt } from '../../support/node-red/flow';
import type { Provoke } from './stage';

/** A cluster behind Node-RED's own proxy configuration. */
function through(url: string, credentials: { username?: string; password?: string } = {}): ClusterSetup {
  return {
    ...clusterAt('https://bru-2.zeebe.camunda.io/5c34c0a7', { proxy: 'proxy' }),
    coreNodes: [proxyNode(url, credentials)],
  };
}

/** A forward proxy in the way. */
export const proxyRefusals: Record<string, Provoke> = {
  'The proxy wants a password': async (stage) => {
    const { url } = await stage.proxy({ credentials: 'house:right' });
    return stage.refusal(through(url, { username: 'house', password: 'wrong' }));
  },

  'The proxy does not connect': async (stage) => {
    const { url } = await stage.proxy({ refuse: () => 403 });
    return stage.refusal(through(url));
  },

  'The proxy is not there': async (stage) => stage.refusal(through(await stage.nothing())),
};
