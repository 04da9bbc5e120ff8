import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstKeyIn } from '../../keys-in';
import type { Recorder } from '../recorder';

const boundary = 'x-boundary-x';
const folder = path.join(__dirname, '..', '..', 'resources', 'recording');

/** What the later questions are about, with keys as text. */
export interface Deployed {
  /** Of the process whose tasks are Zeebe's. */
  waterPlants: string;
  /** Of the process whose tasks are a job worker's. */
  feedCat: string;
  form: string;
  /** Instances of the first, in their order. */
  instances: string[];
}

/** Deploys and starts, and is refused. */
export async function askForDeployment(recorder: Recorder): Promise<Deployed> {
  const form = firstKeyIn(await deployFile(recorder, 'water-plants.form'), 'formKey');
  const waterPlants = firstKeyIn(await deployFile(recorder, 'water-plants.bpmn'), 'processDefinitionKey');
  const feedCat = firstKeyIn(await deployFile(recorder, 'feed-cat.bpmn'), 'processDefinitionKey');
  await deployFile(recorder, 'open-valve.bpmn');
  await deploy(recorder, 'bad.bpmn', '<nonsense/>');

  const { own } = recorder.cluster;
  const start = async (note: string, json: object) =>
    (await recorder.ask({ note, path: '/v2/process-instances', json })).text;
  await start('start an unknown process', { processDefinitionId: own.idOf('nobody') });
  await start('start without a process', {});
  const instances: string[] = [];
  for (let litres = 0; litres < 7; litres++) {
    const variables = { plant: 'basil', litres };
    const text = await start('start', { processDefinitionId: own.idOf('water-plants'), variables });
    instances.push(firstKeyIn(text, 'processInstanceKey'));
  }
  await start('start', { processDefinitionKey: feedCat, variables: { cat: 'Minka' } });
  for (let valve = 1; valve <= 3; valve++)
    await start('start', { processDefinitionId: own.idOf('open-valve'), variables: { valve } });
  return { waterPlants, feedCat, form, instances };
}

async function deployFile(recorder: Recorder, file: string): Promise<string> {
  const content = await readFile(path.join(folder, file), 'utf8');
  return deploy(recorder, file, content.replaceAll('-OWN', recorder.cluster.own.suffix));
}

async function deploy(recorder: Recorder, file: string, content: string): Promise<string> {
  const part = `Content-Disposition: form-data; name="resources"; filename="${file}"\r\nContent-Type: application/octet-stream`;
  const { text } = await recorder.ask({
    note: `deploy ${file}`,
    path: '/v2/deployments',
    headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    body: `--${boundary}\r\n${part}\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  });
  return text;
}
