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
import { calledDecision, calledProcess } from './called';
import { type Answers, MAX_NAME, type Refused } from './choices';
import { decisionsOf } from './decisions';
import { explained } from './explained';
import { formOf } from './forms';
import { modelOf, tableOf } from './models';
import { instanceOf, oldInstanceOf } from './one-instance';
import { processOf } from './one-process';
import { processesOf } from './processes';
import { searchesOf } from './searches';
import { sharedAnswer } from './shared-answers';

/** Milliseconds for an answer; for whether a cluster is there, so that those that are not hold up nobody. */
const TIME = 9_000;
const SHORT_TIME = 5_000;

interface Asked {
  client: CamundaClient;
  processId: string;
  /** Of what is called. */
  id: string;
  /** Blank for the default tenant. */
  tenantId: string;
  /** Blank where it is none. */
  key: string;
  /** Blank where it is none. */
  elementId: string;
  signal: AbortSignal;
}

/** An answer, and why a part of it is missing: everybody has that in his own language. */
type Found<Answer> = Answer & { failure?: CamundaError | undefined };

type OfCamunda = Omit<Answers, 'searches'>;
type Answering = {
  readonly [About in keyof OfCamunda]: (asked: Asked) => Promise<Found<OfCamunda[About]>>;
};

const ANSWERS: Answering = {
  cluster: async ({ client, signal }) => {
    const { topology } = await client.topology(signal);
    return { ok: true, state: 'up', version: shownVersion(topology) };
  },
  processes: ({ client, signal }) => processesOf(client, signal),
  process: ({ client, signal, ...which }) => processOf(client, which, signal),
  model: ({ client, key, signal }) => modelOf(client, key, signal),
  decisions: ({ client, signal }) => decisionsOf(client, signal),
  table: ({ client, key, signal }) => tableOf(client, key, signal),
  calledProcess: ({ client, signal, ...called }) => calledProcess(client, called, signal),
  calledDecision: ({ client, signal, ...called }) => calledDecision(client, called, signal),
  instance: async ({ client, key, signal }) => {
    const { version } = await client.version(signal);
    return hasCursors(version) ? instanceOf(client, key, signal) : oldInstanceOf(client, key, signal);
  },
  form: ({ client, key, elementId, signal }) => formOf(client, key, elementId, signal),
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
  const time = about === 'cluster' ? SHORT_TIME : TIME;
  let client: CamundaClient | undefined;
  try {
    if (about === 'searches') return searchesOf(textIn(body.cluster), performance.now());
    const answer = Object.hasOwn(ANSWERS, about) ? ANSWERS[about as keyof OfCamunda] : undefined;
    const [processId, id] = [textIn(body.processId), textIn(body.id)];
    const [tenantId, key, elementId] = [textIn(body.tenantId), textIn(body.key), textIn(body.elementId)];
    const needsKey = ['model', 'table', 'instance', 'form'].includes(about);
    if (!answer || !(KEY_TEXT.test(key) || (key === '' && !needsKey))) throw configError(NO_SUCH);
    const cluster = textIn(body.cluster);
    if (!RED.nodes.getNode(cluster)) throw configError(NOT_DEPLOYED);
    client = clusterOf(RED, cluster).client();
    const asked = { client, processId, id, tenantId, key, elementId };
    const { failure, ...found } = await sharedAnswer(
      client,
      JSON.stringify([about, processId, id, tenantId, key, elementId]),
      (): Promise<Found<OfCamunda[keyof OfCamunda]>> =>
        answer({ ...asked, signal: AbortSignal.timeout(time) }),
    );
    return failure ? { ...found, message: wording(explained(failure, time, client)) } : found;
  } catch (failure) {
    if (!(failure instanceof CamundaError)) throw failure;
    const error = explained(failure, time, client);
    const state = about === 'cluster' ? stateAfterLook(error) : stateAfter(error);
    return { ok: false, message: wording(error), state: state ?? 'unknown' };
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' && value.length <= MAX_NAME ? value : '';
}
