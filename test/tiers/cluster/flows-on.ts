import type { ActionNodes } from '../../support/node-red/askable-flows';
import { Flows } from '../../support/node-red/flows';
import { clusterNode } from './access';
import type { ClusterUnderTest } from './cluster-under-test';

let started: Promise<Flows> | undefined;

/** Deploys action nodes on the cluster before the tests of a suite, in the one Node-RED of this run. */
export function flowsOn({ access }: ClusterUnderTest, actions: ActionNodes): () => Flows {
  let flows: Flows | undefined;
  before('deploy the nodes', async () => {
    started ??= Flows.start();
    flows = await started;
    await flows.deploy(clusterNode(access), actions);
  });
  return () => {
    if (flows === undefined) throw new Error('The nodes have not been deployed');
    return flows;
  };
}

/** Stops that Node-RED, where it was started. */
export async function stopFlows(): Promise<void> {
  await (await started)?.stop();
}
