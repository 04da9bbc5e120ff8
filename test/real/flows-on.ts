import type { ActionNodes, Cluster } from '../support/node-red/askable-flows';
import { Flows } from '../support/node-red/flows';
import type { Camunda } from './servers/camunda';
import { type Mode, type ModeName, modes } from './servers/modes';

/** The cluster node that fits a mode. */
export function clusterOf(mode: ModeName, { address }: Camunda): Cluster {
  const { properties, credentials }: Mode = modes[mode];
  return { properties: { environment: 'self-managed', restAddress: address, ...properties }, credentials };
}

/** Starts Node-RED before the tests of a suite, with action nodes on the Camunda, and stops it after them. */
export function flowsOn(mode: ModeName, camunda: () => Camunda, actions: ActionNodes): () => Flows {
  let flows: Flows | undefined;
  before('start Node-RED', async function () {
    this.timeout(120_000);
    flows = await Flows.start();
    await flows.deploy(clusterOf(mode, camunda()), actions);
  });
  after('stop Node-RED', async () => {
    await flows?.stop();
  });
  return () => {
    if (flows === undefined) throw new Error('Node-RED has not been started');
    return flows;
  };
}
