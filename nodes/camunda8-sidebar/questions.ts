import type { NodeAPI } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import { CamundaError, configError } from '../../src/errors';
import { stateAfter, stateAfterLook } from '../../src/events/cluster-state/cluster-state';
import type { JsonObject } from '../../src/json-object';
import { KEY_TEXT } from '../../src/operations/field';
import { sentence } from '../../src/sentence';
import { hasCursors } from '../../src/version';
import { clusterOf } from '../common/cluster-node';
import { shownVersion } from '../common/shown-text';
import type { Wording } from '../common/wording';
import { type Answers, MAX_NAME, type Refused } from './choices';
import { decisionsOf, modelOf, tableOf } from './models';
import { instanceOf, processOf } from './one-process';
import { processesOf } from './processes';
import { sharedAnswer } from './shared-answers';

/** Milliseconds for an answer. */
const TIME = 9_000;

interface Asked {
  client: CamundaClient;
  processId: string;
  /** Blank where it is none. */
  key: string;
  signal: AbortSignal;
}

/** An answer, and why a part of it is missing: everybody has that in his own language. */
type Found<Answer> = Answer & { failure?: CamundaError };

type Answering = { readonly [About in keyof Answers]: (asked: Asked) => Promise<Found<Answers[About]>> };

const ANSWERS: Answering = {
  cluster: async ({ client, signal }) => {
    const { topology } = await client.topology(signal);
    return { ok: true, state: 'up', version: shownVersion(topology) };
  },
  processes: ({ client, signal }) => processesOf(client, signal),
  process: ({ client, processId, key, signal }) => processOf(client, processId, key, signal),
  model: ({ client, key, signal }) => modelOf(client, key, signal),
  decisions: ({ client, signal }) => decisionsOf(client, signal),
  table: ({ client, key, signal }) => tableOf(client, key, signal),
  instance: async ({ client, key, signal }) => {
    const { version } = await client.version(signal);
    return instanceOf(client, key, !hasCursors(version), signal);
  },
};

const NOT_DEPLOYED = sentence`Deploy the flows. Node-RED does not know this cluster yet, or it is disabled`;
const NO_SUCH = sentence`Load the editor again. Node-RED does not know what the sidebar asks`;

/**
 * Answers what the sidebar asks of a deployed cluster. Only reads.
 * @returns within 10 s; a refusal in the words of whoever asked
 */
export async function look(
  RED: NodeAPI,
  body: JsonObject,
  wording: Wording,
): Promise<Answers[keyof Answers] | Refused> {
  const about = textIn(body.about);
  try {
    const answer = Object.hasOwn(ANSWERS, about) ? ANSWERS[about as keyof Answers] : undefined;
    const [processId, key] = [textIn(body.processId), textIn(body.key)];
    const needsKey = ['model', 'table', 'instance'].includes(about);
    if (!answer || !(KEY_TEXT.test(key) || (key === '' && !needsKey))) throw configError(NO_SUCH);
    const cluster = textIn(body.cluster);
    if (!RED.nodes.getNode(cluster)) throw configError(NOT_DEPLOYED);
    const client = clusterOf(RED, cluster).client();
    const { failure, ...found } = await sharedAnswer(
      client,
      JSON.stringify([about, processId, key]),
      (): Promise<Found<Answers[keyof Answers]>> =>
        answer({ client, processId, key, signal: AbortSignal.timeout(TIME) }),
    );
    return failure ? { ...found, message: wording(inTime(failure)) } : found;
  } catch (failure) {
    if (!(failure instanceof CamundaError)) throw failure;
    const error = inTime(failure);
    const state = about === 'cluster' ? stateAfterLook(error) : stateAfter(error);
    return { ok: false, message: wording(error), state: state ?? 'unknown' };
  }
}

/** Nobody but the clock ends a question. */
function inTime(failure: CamundaError): CamundaError {
  if (failure.code !== 'CAMUNDA_ABORTED') return failure;
  return new CamundaError('CAMUNDA_TIMEOUT', sentence`Camunda did not answer within ${TIME / 1_000} s`, {
    retryable: true,
  });
}

function textIn(value: unknown): string {
  return typeof value === 'string' && value.length <= MAX_NAME ? value : '';
}
