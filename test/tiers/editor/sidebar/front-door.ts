import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowNode } from '../../../../scripts/demo/flows';
import { readExample } from '../../../promises/examples/example';
import { root } from '../../../promises/package/project';
import type { Editor } from '../editor';

const BPMN = path.join(root, 'test', 'support', 'bpmn', 'front-door.bpmn');
const DOORBELL = '18 - The doorbell starts a process and waits for its answer';
const CLUSTER = 'c8e0000000000002';

/** Unlocks the door, unless the lock is jammed: it is at first. */
export const lock = [
  { id: 'lock', type: 'tab', label: 'The lock' },
  ...onTab(
    {
      ...{ id: 'worker', type: 'camunda8-job-worker', version: 1, cluster: CLUSTER, jobType: 'unlock-door' },
      ...{ variables: '', whenUnanswered: 'fail', x: 140, y: 80, wires: [['turn']] },
    },
    {
      ...{ id: 'turn', type: 'function', name: 'turn the key', outputs: 1, x: 320, y: 80 },
      ...{ func: "if (!flow.get('oiled')) throw new Error('The lock is jammed');\nreturn msg;" },
      wires: [['unlocked']],
    },
    {
      ...{
        id: 'unlocked',
        type: 'camunda8-job-result',
        name: 'it is unlocked',
        version: 1,
        cluster: CLUSTER,
      },
      ...{ operation: 'complete', jobKey: 'job.jobKey', jobKeyType: 'msg' },
      ...{ variables: '{}', variablesType: 'json', x: 520, y: 80, wires: [[]] },
    },
    { id: 'failed', type: 'catch', scope: ['turn'], x: 140, y: 160, wires: [['jammed']] },
    {
      ...{ id: 'jammed', type: 'camunda8-job-result', name: 'it is jammed', version: 1, cluster: CLUSTER },
      ...{ operation: 'fail', jobKey: 'job.jobKey', jobKeyType: 'msg' },
      ...{ message: 'error.message', messageType: 'msg', x: 520, y: 160, wires: [[]] },
    },
    {
      ...{ id: 'oil', type: 'inject', name: 'oil it', props: [], repeat: '', x: 130, y: 240 },
      wires: [['oiled']],
    },
    {
      ...{ id: 'oiled', type: 'change', name: 'it turns', x: 320, y: 240, wires: [[]] },
      rules: [{ t: 'set', p: 'oiled', pt: 'flow', to: 'true', tot: 'bool' }],
    },
  ),
] as unknown as readonly FlowNode[];

function onTab(...nodes: readonly object[]): object[] {
  return nodes.map((node) => ({ z: 'lock', ...node }));
}

/** The example of the doorbell, asking a cluster elsewhere. */
export function doorbell(restAddress: string): readonly FlowNode[] {
  const own = { name: 'At home', environment: 'self-managed', restAddress };
  return readExample(DOORBELL).map((node) => (node.type === 'camunda8-cluster' ? { ...node, ...own } : node));
}

/** The doorbell's process with a lock: somebody answers, and then a job opens the door. It takes the place of the household's. */
export async function deployFrontDoor({ sandbox }: Editor): Promise<void> {
  await sandbox.engine.deploy([{ name: 'front-door.bpmn', content: readFileSync(BPMN, 'utf8') }]);
}
