import helper from 'node-red-node-test-helper';
import clusterNode from '../../../nodes/camunda8-cluster/camunda8-cluster';
import sidebar from '../../../nodes/camunda8-sidebar/camunda8-sidebar';
import type { Answers, Question } from '../../../nodes/camunda8-sidebar/choices';
import { until } from '../until';
import { clusterAt } from './flow';

type About = Question['about'];
type Answer<A extends About> = Answers[A] & { message?: string };

/** Starts a Node-RED with the sidebar's routes and one cluster, `c`. @param properties of the cluster node */
export async function startSidebar(url: string, properties: Record<string, unknown> = {}): Promise<void> {
  const cluster = clusterAt(url, properties).properties;
  await helper.startServer();
  await helper.load([clusterNode, sidebar], [{ id: 'c', type: 'camunda8-cluster', ...cluster }]);
}

export async function stopSidebar(): Promise<void> {
  await helper.unload();
  await helper.stopServer();
}

/** Asks what the sidebar asks, as the editor does. */
export async function look<A extends About>(
  question: { about: A } & Record<string, unknown>,
  language = 'en',
): Promise<Answer<A>> {
  const sent = helper.request().post('/camunda8-sidebar/look').set('accept-language', language);
  const { body } = await sent.send({ cluster: 'c', ...question }).expect(200);
  return body;
}

/** Asks until the answer is right: searches of a cluster are late, and answers are shared for two seconds. */
export function lookUntil<A extends About>(
  what: string,
  question: { about: A } & Record<string, unknown>,
  isRight: (answer: Answer<A>) => unknown,
): Promise<Answer<A>> {
  return until(what, 10_000, async () => {
    const answer = await look(question);
    return isRight(answer) ? answer : undefined;
  });
}
