import { moveCamunda } from '../../../scripts/demo/flows';
import { readExample } from '../examples/example';
import { clusterNode, flowsWith, SECRETS } from './flows';
import { BrokenPromise, keepPromises } from './promises';
import { KNOWN, type Questions, questions, type Request } from './questions';
import { jsonText, type Recipe } from './recipe';
import type { Victim } from './victim';
import type { Family, World } from './world';

/** Example 10, with a Camunda at this address. */
function houseTasks(url: string): Recipe[] {
  const flow = readExample('10 - House tasks in the browser').map((node) =>
    node.type === 'camunda8-cluster'
      ? { ...node, environment: 'self-managed', restAddress: 'http://localhost:8080', timeout: '2' }
      : node,
  );
  return JSON.parse(JSON.stringify(moveCamunda(flow, 'http://localhost:8080', url)));
}

const nameOf = (place: number) => `house-${place}`;

/** Asks Node-RED, and waits for the answer. */
async function ask(victim: Victim, camunda: string, { path, type, body, isCut }: Request): Promise<string> {
  if (type === '') return (await victim.ask(path)).text();
  const text = jsonText(body)
    .slice(isCut ? 1 : 0)
    .replaceAll('CAMUNDA', camunda);
  const headers = { 'content-type': type, origin: victim.url };
  return (await victim.ask(path, { method: 'POST', headers, body: text })).text();
}

/** Each question has a Camunda of its own, and the page that of the first. */
async function attack({ camunda, victim }: World, batch: Questions[]): Promise<void> {
  camunda.become(new Map(batch.map(({ answers }, place) => [nameOf(place), { version: '8.8.0', answers }])));
  const cluster = clusterNode(camunda.url, nameOf(0), 'none');
  await victim.deploy([...flowsWith([cluster], []), ...houseTasks(`${camunda.url}/${nameOf(0)}`)]);
  const asked = batch.map(({ requests }, place) =>
    Promise.all(requests.map((request) => ask(victim, `${camunda.url}/${nameOf(place)}`, request))),
  );
  const texts = await Promise.all(asked);
  keepPromises(victim, await victim.settled(), [], SECRETS);
  const leaks = (text: string) => SECRETS.some((secret) => text.includes(secret));
  const leaking = texts.flatMap((own, place) => (own.some(leaks) ? [place] : []));
  if (leaking.length > 0) throw new BrokenPromise(['an answer has a secret in it'], { places: leaking });
}

export const forms: Family<Questions> = {
  name: 'forms of any shape',
  batches: questions,
  known: [[KNOWN]],
  attack,
};
