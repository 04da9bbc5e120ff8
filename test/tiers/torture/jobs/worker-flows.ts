import path from 'node:path';
import { WorkingNodeRed } from '../working-node-red';

/** What a Catch node got. */
export interface Caught {
  code: string;
  message: string;
  /** Type of the node. */
  source: string;
}

/** A flow for each type of jobs. */
interface Settings {
  /** Of the workers, so that it is known which Node-RED has a job. */
  name: string;
  address: string;
  types: readonly string[];
  /** Properties of the workers. */
  worker: Record<string, unknown>;
}

/** The file for what Catch nodes get. */
const CAUGHT = 'errors';

/** A real Node-RED that works at jobs. */
export function startWorkers(settings: Settings): Promise<WorkingNodeRed> {
  return WorkingNodeRed.start({
    name: settings.name,
    nodes: path.join(__dirname, 'nodes'),
    flows: (folder, deploys) => flowsOf(settings, path.join(folder, CAUGHT), deploys),
  });
}

export function caughtBy(nodeRed: WorkingNodeRed): Caught[] {
  return nodeRed.written(CAUGHT);
}

function flowsOf({ name, address, types, worker }: Settings, file: string, deploys: number): object[] {
  const place = { z: 'tab', x: 100, y: 100 };
  const cluster = { environment: 'self-managed', restAddress: address, authentication: 'none' };
  return [
    { id: 'tab', type: 'tab', label: 'Jobs' },
    { id: 'cluster', type: 'camunda8-cluster', version: 1, timeout: '5', ...cluster },
    ...types.flatMap((type) => [
      {
        ...{ id: `${type}-worker`, type: 'camunda8-job-worker', ...place, cluster: 'cluster' },
        ...{ jobType: type, workerName: name, wires: [[`${type}-work`]], ...worker },
        // So that a deploy of what has changed takes it.
        info: String(deploys),
      },
      { id: `${type}-work`, type: 'torture-work', ...place, wires: [[`${type}-result`]] },
      { id: `${type}-result`, type: 'camunda8-job-result', ...place, wires: [[]] },
    ]),
    { id: 'catch', type: 'catch', ...place, scope: null, wires: [['errors']] },
    { id: 'errors', type: 'torture-errors', ...place, file, wires: [] },
  ];
}
