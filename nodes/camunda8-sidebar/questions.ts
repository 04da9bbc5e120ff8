import type { NodeAPI } from 'node-red';
import { CamundaError, configError } from '../../src/errors';
import { stateAfter, stateAfterLook } from '../../src/events/cluster-state/cluster-state';
import type { JsonObject } from '../../src/json-object';
import { KEY_TEXT } from '../../src/operations/field';
import type { Onlooker } from '../../src/processes/onlooker';
import { sentence } from '../../src/sentence';
import { clusterOf } from '../common/cluster-node';
import type { Wording } from '../common/wording';
import { ANSWERS, type AnyAnswer, type Asked, type Field } from './answers';
import { type Answers, MAX_NAME, type Refused } from './choices';
import { explained } from './explained';
import { searchesOf } from './searches';
import { sharedAnswer } from './shared-answers';

/** Milliseconds for an answer; for whether a cluster is there, so that those that are not hold up nobody. */
const TIME = 9_000;
const SHORT_TIME = 5_000;

type About = keyof typeof ANSWERS;

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
  const cluster = textIn(body.cluster);
  if (about === 'searches') return searchesOf(cluster, performance.now());
  try {
    if (!Object.hasOwn(ANSWERS, about)) throw configError(NO_SUCH);
    const { failure, ...answer } = await answerOf(RED, cluster, about as About, body);
    return failure ? { ...answer, message: wording(failure) } : answer;
  } catch (failure) {
    if (!(failure instanceof CamundaError)) throw failure;
    const state = about === 'cluster' ? stateAfterLook(failure) : stateAfter(failure);
    return { ok: false, message: wording(failure), state: state ?? 'unknown' };
  }
}

/** @throws CamundaError */
function answerOf(RED: NodeAPI, id: string, about: About, body: JsonObject): Promise<AnyAnswer> {
  const asked = askedIn(about, body);
  const cluster = deployed(RED, id);
  return sharedAnswer(cluster, JSON.stringify([about, asked]), () => inTime(cluster, about, asked));
}

/** @throws CamundaError in words that say what to do: all who share the answer hear the same */
async function inTime(cluster: Onlooker, about: About, asked: Asked): Promise<AnyAnswer> {
  const time = about === 'cluster' ? SHORT_TIME : TIME;
  const signal = AbortSignal.timeout(time);
  // Who deploys ends what was asked before, which says nothing of the cluster.
  const inWords = (failure: CamundaError) => explained(failure, signal.aborted ? time : undefined, cluster);
  try {
    const answer: AnyAnswer = await ANSWERS[about].answer(cluster, asked, signal);
    return answer.failure ? { ...answer, failure: inWords(answer.failure) } : answer;
  } catch (failure) {
    throw failure instanceof CamundaError ? inWords(failure) : failure;
  }
}

/** @throws CamundaError CAMUNDA_CONFIG */
function deployed(RED: NodeAPI, id: string): Onlooker {
  if (!RED.nodes.getNode(id)) throw configError(NOT_DEPLOYED);
  return clusterOf(RED, id).client().onlooker;
}

/** What the question is about, and nothing else of what was sent. @throws CamundaError CAMUNDA_CONFIG */
function askedIn(about: About, body: JsonObject): Asked {
  const { fields } = ANSWERS[about];
  const value = (field: Field) => (fields.includes(field) ? textIn(body[field]) : '');
  const [processId, id, tenantId] = [value('processId'), value('id'), value('tenantId')];
  const [key, elementId] = [value('key'), value('elementId')];
  // Before 8.8 versions of processes have no keys.
  const needsKey = fields.includes('key') && about !== 'process';
  if (!KEY_TEXT.test(key) && (key !== '' || needsKey)) throw configError(NO_SUCH);
  return { processId, id, tenantId, key, elementId };
}

function textIn(value: unknown): string {
  return typeof value === 'string' && value.length <= MAX_NAME ? value : '';
}
