import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bpmn, element, flows, start } from '../../support/bpmn/build';
import { clusterAt } from '../../support/node-red/flow';
import type { Provoke, Refused, Stage } from './stage';

const WITHOUT_TYPE = bpmn('p', start(), element('serviceTask', 'work'), flows('start work'));

async function refusalOfFile(stage: Stage, content: string | Buffer): Promise<Refused> {
  const { url } = await stage.sandbox({ version: '8.6', tasks: 'empty' });
  const msg = { payload: [{ name: 'order.bpmn', content }] };
  return stage.refusal(clusterAt(url), { type: 'camunda8-deploy' }, msg);
}

async function refusalOfFolder(stage: Stage, name: string): Promise<Refused> {
  const { url } = await stage.sandbox({ version: '8.6', tasks: 'empty' });
  const folder = mkdtempSync(path.join(tmpdir(), 'camunda8-refusal-'));
  try {
    const node = { type: 'camunda8-deploy', source: 'folder', folder: path.join(folder, name) };
    return await stage.refusal(clusterAt(url), node);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is refused because of files that are deployed. */
export const fileRefusals: Record<string, Provoke> = {
  'A process with a mistake, deployed': (stage) => refusalOfFile(stage, WITHOUT_TYPE),
  'A file that is too large, deployed': (stage) => refusalOfFile(stage, Buffer.alloc(5 * 2 ** 20)),
  'A folder without a file to deploy': (stage) => refusalOfFolder(stage, ''),
  'A folder that is not there': (stage) => refusalOfFolder(stage, 'none'),
};
