import type { NodeAPI } from 'node-red';
import type { CamundaError, CamundaErrorCause } from '../../src/errors';
import { WRONG_PASSWORD } from '../../src/http/wrong-password';
import { headOf } from '../../src/sentence';
import { shownText } from './shown-text';
import { inRuntimeLanguage } from './wording';

/** Words that all nodes share stand in the cluster's catalog. */
const SHARED = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster.status';
/** Key of what is shown while Camunda is asked. */
export const ASKING_WORDS = `${SHARED}.asking`;

/** Characters beside a node: more would run over its neighbours. */
const LONGEST = 35;

/** Of `/v2/user-tasks/1/completion`, or of a v1 path. */
const OF_A_TASK = /\/(user-)?tasks\/\d/;
const OF_A_JOB = /\/jobs\/\d/;
const OF_AN_INSTANCE = /\/(process|element)-instances\/\d/;
const OF_A_START = /\/process-instances$/;
const OF_A_CORRELATION = /\/messages\/correlation$/;
const OF_A_PUBLICATION = /\/messages\/publication$/;
const OF_AN_EVALUATION = /\/decision-definitions\/evaluation$/;
const OF_AN_ASSIGNMENT = /\/assign(ment)?$/;

function hostOf(cause: CamundaErrorCause): string | undefined {
  return cause.url && URL.canParse(cause.url) ? new URL(cause.url).host : undefined;
}

/** A failure that has words of its own, by what is known of it; undefined: its sentence, or its code, says it as well. */
function wordsFor({ code, cause, sentence }: CamundaError): string | undefined {
  const { status = 0, title = '', url = '', source } = cause;
  const host = hostOf(cause);
  switch (code) {
    case 'CAMUNDA_AUTH':
      if (source === 'login' || sentence === WRONG_PASSWORD) return 'wrongPassword';
      if (source !== 'token') return undefined;
      return /client$/.test(title) || status === 401 ? 'wrongClient' : 'noToken';
    case 'CAMUNDA_NOT_FOUND':
      if (source === 'api' && title && OF_A_CORRELATION.test(url)) return 'nobodyWaits';
      if (source === 'api' && title && OF_AN_EVALUATION.test(url)) return 'noDecision';
      if (source === 'api' && title && OF_A_TASK.test(url)) return 'noTask';
      if (source === 'api' && title && OF_A_JOB.test(url)) return 'noJob';
      if (source === 'api' && title && OF_AN_INSTANCE.test(url)) return 'noInstance';
      if (source === 'api' && title && OF_A_START.test(url)) return 'noProcess';
      return host && 'notFound';
    case 'CAMUNDA_CONFLICT':
      if (OF_A_PUBLICATION.test(url)) return 'published';
      return OF_AN_ASSIGNMENT.test(url) ? 'taken' : undefined;
    case 'CAMUNDA_UNAVAILABLE':
      return host && (status >= 500 ? 'failing' : 'unreachable');
    case 'CAMUNDA_TIMEOUT':
      return host && 'silent';
    default:
      return undefined;
  }
}

/** What stands beside a node whose message failed, in Node-RED's language: at most 35 characters, and never a secret. */
export function failureWords(RED: Pick<NodeAPI, '_'>, error: CamundaError): string {
  const words = wordsFor(error);
  const { status = 0 } = error.cause;
  if (words)
    return shownText(
      RED._(`${SHARED}.failure.${words}`, { host: hostOf(error.cause) ?? '', status }),
      LONGEST,
    );
  const head = headOf(inRuntimeLanguage(RED, error).message);
  if (head.length <= LONGEST) return head;
  const isRefusedHere = error.code === 'CAMUNDA_INVALID' && status === 0;
  return RED._(isRefusedHere ? `${SHARED}.failure.input` : `${SHARED}.error.${error.code}`);
}
