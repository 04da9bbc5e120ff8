import type { ProcessElement } from '../model/process-model';
import type { Texts } from '../texts';
import type { Covered } from './coverage';
import type { Place } from './found';
import type { Plan } from './plan-flow';

/**
 * Says which elements have a node, which get one, and which not.
 * @param goTo brings a node into sight
 */
export function coverageList(
  { covered, unneeded }: Plan,
  text: Texts,
  goTo: (node: string) => void,
): JQuery[] {
  const title = $('<h4>', { id: 'camunda8-coverage-title', text: text('makeFlow.coverage') });
  const list = $('<ul>', { class: 'camunda8-coverage', 'aria-labelledby': 'camunda8-coverage-title' });
  list.append(covered.map((one) => lineOf(one, text, goTo)));
  const parts = covered.length > 0 ? [title, list] : [];
  return unneeded.length > 0 ? [...parts, restOf(unneeded, text)] : parts;
}

/** What a picture says is said in words too. */
const ICONS = { has: 'check', elsewhere: 'check', new: 'plus', without: 'minus' } as const;

/** What people have to do themselves. */
const WARNING = 'exclamation-triangle';
const OPEN = ['jobType', 'message', 'signal', 'adHoc'];

function lineOf(covered: Covered, text: Texts, goTo: (node: string) => void): JQuery {
  const { element, state, places = [], why, key } = covered;
  const isOpen = key !== undefined || (why !== undefined && OPEN.includes(why.reason));
  const icon = $('<i>', { class: `fa fa-${isOpen ? WARNING : ICONS[state]}`, 'aria-hidden': true });
  const name = $('<span>', { text: namesOf(element, text) });
  return $('<li>', { 'data-state': state }).append(
    icon,
    ' ',
    name,
    ...(places.length > 0
      ? places.map((place) => placeOf(place, element, text, goTo))
      : [$('<div>', { text: wordsFor(covered, text) })]),
  );
}

/** On a tab of its own name. */
function placeOf(
  { node, tab }: Place,
  { id, name }: ProcessElement,
  text: Texts,
  goTo: (node: string) => void,
): JQuery {
  const { label, isSubflow } = tab;
  const words = text(`makeFlow.state.${isSubflow ? 'inSubflow' : 'onTab'}`, { label });
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  const goal = text('makeFlow.goTo');
  button
    .text(goal)
    .attr('aria-label', `${goal}: ${name || id}`)
    .on('click', () => goTo(node));
  return $('<div>', { text: `${words} ` }).append(button);
}

function wordsFor({ state, why, key }: Covered, text: Texts): string {
  if (why) return text(`makeFlow.without.${why.reason}`, { value: why.value });
  if (key) return text(`makeFlow.state.key.${key.left}`, { expression: key.expression });
  return text(`makeFlow.state.${state}`);
}

function restOf(elements: readonly ProcessElement[], text: Texts): JQuery {
  const summary = $('<summary>', { text: text('makeFlow.unneeded', { count: elements.length }) });
  const list = $('<ul>', { class: 'camunda8-coverage' });
  list.append(elements.map((element) => $('<li>', { text: namesOf(element, text) })));
  return $('<details>').append(summary, list);
}

function namesOf({ id, name, type }: ProcessElement, text: Texts): string {
  return [name || id, text(`elementType.${type}`)].join(' · ');
}
