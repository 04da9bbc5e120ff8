import type { NodeAPI } from 'node-red';
import { configError } from '../../src/errors';
import type { JsonObject } from '../../src/json-object';
import { KEY_TEXT } from '../../src/operations/field';
import { sentence } from '../../src/sentence';
import { clusterOf } from '../common/cluster-node';
import { orWords, type Wording } from '../common/wording';
import { forgetAnswers } from './shared-answers';

/** Milliseconds for the command and what it has to ask before. */
const TIME = 9_000;

/** Resolves an incident of a deployed cluster, as the incident node does. */
export function mend(
  RED: NodeAPI,
  body: JsonObject,
  wording: Wording,
): Promise<{ ok: true } | { ok: false; message: string }> {
  return orWords(wording, resolve(RED, body));
}

async function resolve(RED: NodeAPI, { cluster, key }: JsonObject): Promise<{ ok: true }> {
  if (typeof key !== 'string' || !KEY_TEXT.test(key)) {
    throw configError(sentence`Load the editor again. Node-RED does not know what the sidebar asks`);
  }
  const client = clusterOf(RED, typeof cluster === 'string' ? cluster : '').client();
  try {
    await client.incidents.resolve({ incidentKey: key }, AbortSignal.timeout(TIME));
    return { ok: true };
  } finally {
    forgetAnswers(client.onlooker);
  }
}
