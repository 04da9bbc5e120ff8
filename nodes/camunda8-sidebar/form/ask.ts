import { askRuntime } from '../../common/form/ask-runtime';
import type { Answers, Mending, Question, Refused } from '../choices';
import { text } from './words';

type Route = 'look' | 'mend';

/** Milliseconds; the runtime answers within 10 s. */
const TIME = 12_000;

/** Asks the runtime about a deployed cluster. Never rejects: where Node-RED does not answer, it says so. */
export function ask<Asked extends Question>(question: Asked): Promise<Answers[Asked['about']] | Refused> {
  return send('look', question);
}

/** Has an incident resolved. Never rejects. */
export function mend(mending: Mending): Promise<{ ok: true } | Refused> {
  return send('mend', mending);
}

/** What is said to those who lack the permission. */
const refusalOf = (route: Route) => (route === 'look' ? text('mayNotLook') : text('notAllowed'));

/** Whether somebody has to log in first: until then nobody is to see anything, and Node-RED is not asked. */
let isLoggedOut = false;

/** Has Node-RED asked, whatever it said before: somebody may have logged in. */
export function askAgain(): void {
  isLoggedOut = false;
}

async function send<Answer>(route: Route, body: Question | Mending): Promise<Answer | Refused> {
  if (!RED.nodes.node(body.cluster)) return refused(text('clusterGone'));
  if (route === 'look' && isLoggedOut) return refused(refusalOf(route));
  try {
    return await askRuntime('camunda8-sidebar', route, body, TIME);
  } catch (failure) {
    const { status } = failure as JQuery.jqXHR;
    if (status !== 401 && status !== 403) return refused(text('noAnswer'));
    isLoggedOut ||= route === 'look';
    return refused(refusalOf(route));
  }
}

function refused(message: string): Refused {
  return { ok: false, state: 'unknown', message };
}
