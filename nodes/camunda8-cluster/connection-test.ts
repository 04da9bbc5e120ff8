import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import type { Api } from '../../src/connection/settings';
import { CamundaError, configError } from '../../src/errors';
import type { JsonObject } from '../../src/json-object';
import { sentence } from '../../src/sentence';
import type { TaskSearch } from '../../src/user-tasks/task-search';
import { askForForm } from '../common/cluster/form-client';
import { readForm } from '../common/cluster/form-values';
import { shownText, shownVersion } from '../common/shown-text';
import type { Wording } from '../common/wording';
import type { ConnectionTest } from './connection-answer';

/** Characters of the name that a token gives its bearer. */
const LONGEST_SUBJECT = 100;

async function answersSearch(client: CamundaClient, api: Api, signal: AbortSignal): Promise<boolean> {
  const search: TaskSearch = { api, filters: [], sort: [], query: undefined, limit: 1, shape: 'raw' };
  try {
    for await (const page of client.searchTasks(search, signal)) return page.status === 200;
  } catch {
    // Off, gone or not allowed: the form says that it is not there, and the connection stands all the same.
  }
  return false;
}

/** Whether whoever has no credentials is answered the same. */
async function answersAnybody(
  client: CamundaClient,
  search: Record<Api, boolean>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const apis = (['v2', 'v1'] as const).filter((api) => search[api]);
    const answers = await Promise.all(apis.map((api) => answersSearch(client, api, signal)));
    if (apis.length === 0) await client.topology(signal);
    return answers.every(Boolean);
  } catch {
    return false;
  } finally {
    await client.close();
  }
}

async function connect(
  client: CamundaClient,
  signal: AbortSignal,
  withoutLogin: () => CamundaClient,
): Promise<ConnectionTest> {
  const started = performance.now();
  const { topology } = await client.topology(signal);
  const durationMs = Math.round(performance.now() - started);
  const [v2, v1] = await Promise.all([
    answersSearch(client, 'v2', signal),
    answersSearch(client, 'v1', signal),
  ]);
  const search = { v2, v1 };
  const { authentication, subject } = client.loginState('v2');
  const needsNone = authentication !== 'none' && (await answersAnybody(withoutLogin(), search, signal));
  return {
    ok: true,
    version: shownVersion(topology),
    brokers: Array.isArray(topology.brokers) ? topology.brokers.length : 0,
    ...(subject && !needsNone ? { subject: shownText(subject, LONGEST_SUBJECT) } : {}),
    ...(needsNone ? { needless: authentication } : {}),
    durationMs,
    search,
  };
}

/** Connects with the values of a form, deployed or not, and says how it went, within 10 s. */
export async function testConnection(
  RED: NodeAPI,
  form: JsonObject,
  wording: Wording,
): Promise<ConnectionTest> {
  try {
    return await askForForm(RED, readForm(form), connect);
  } catch (failure) {
    const error =
      failure instanceof CamundaError ? failure : configError(sentence`The form's values cannot be used`);
    return { ok: false, code: error.code, message: wording(error) };
  }
}
