import type { ProcessElement } from '../model/process-model';
import type { Texts } from '../texts';
import type { Covered } from './coverage';
import type { FlowNode, Place } from './flow-node';
import type { Plan } from './plan-flow';

/** What the editor does with a node. */
interface Showing {
  /** Brings it into sight. */
  goTo(node: string): void;
  /** What stands on it. */
  labelOf(node: FlowNode): string;
}

/** Says which elements have a node, which get one, and which not; and what of the tab is for none. */
export function coverageList({ covered, unneeded, leftOver }: Plan, text: Texts, showing: Showing): JQuery[] {
  const title = $('<h4>', { id: 'camunda8-coverage-title', text: text('makeFlow.coverage') });
  const list = $('<ul>', { class: 'camunda8-coverage', 'aria-labelledby': 'camunda8-coverage-title' });
  list.append(covered.map((one) => lineOf(one, text, showing)));
  return [
    ...(covered.length > 0 ? [title, list] : []),
    ...(leftOver.length > 0 ? leftOverList(leftOver, text, showing) : []),
    ...(unneeded.length > 0 ? [restOf(unneeded, text)] : []),
  ];
}

function leftOverList(nodes: Plan['leftOver'], text: Texts, showing: Showing): JQuery[] {
  const id = 'camunda8-left-over-title';
  const list = $('<ul>', { class: 'camunda8-coverage', 'aria-labelledby': id });
  const lines = nodes.map((node) => {
    const label = showing.labelOf(node);
    const icon = $('<i>', { class: `fa fa-${WARNING}`, 'aria-hidden': true });
    return $('<li>').append(
      icon,
      ' ',
      $('<span>', { text: label }),
      ' ',
      goal(node.id, label, text, showing),
    );
  });
  return [$('<h4>', { id, text: text('makeFlow.leftOver') }), list.append(lines)];
}

/** What a picture says is said in words too. */
const ICONS = { has: 'check', elsewhere: 'check', new: 'plus', without: 'minus' } as const;

/** What people have to do themselves. */
const WARNING = 'exclamation-triangle';
const OPEN = ['noJobType', 'jobType', 'message', 'signal', 'adHoc'];

function lineOf(covered: Covered, text: Texts, showing: Showing): JQuery {
  const { element, state, places = [], why, key } = covered;
  const isOpen = key !== undefined || (why !== undefined && OPEN.includes(why.reason));
  const icon = $('<i>', { class: `fa fa-${isOpen ? WARNING : ICONS[state]}`, 'aria-hidden': true });
  const name = $('<span>', { text: namesOf(element, text) });
  return $('<li>', { 'data-state': state }).append(
    icon,
    ' ',
    name,
    ...(places.length > 0
      ? places.map((place) => placeOf(place, element, text, showing))
      : [$('<div>', { text: wordsFor(covered, text) })]),
  );
}

/** On a tab of its own name. */
function placeOf({ node, tab }: Place, { id, name }: ProcessElement, text: Texts, showing: Showing): JQuery {
  const { label, isSubflow } = tab;
  const words = text(`makeFlow.state.${isSubflow ? 'inSubflow' : 'onTab'}`, { label });
  return $('<div>', { text: `${words} ` }).append(goal(node, name || id, text, showing));
}

/** A button that leads to a node. @param label what it is about */
function goal(node: string, label: string, text: Texts, { goTo }: Showing): JQuery {
  const words = text('makeFlow.goTo');
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small' });
  return button
    .text(words)
    .attr('aria-label', `${words}: ${label}`)
    .on('click', () => goTo(node));
}

function wordsFor({ element, state, gets = [], why, key }: Covered, text: Texts): string {
  if (why) return text(`makeFlow.without.${why.reason}`, { value: why.value });
  if (state !== 'new') return text(`makeFlow.state.${state}`);
  const names = new Intl.ListFormat(RED.i18n.lang()).format(
    gets.map((kind) => text(`makeFlow.gets.${kind}`)),
  );
  const isOfTasklist = element.type === 'userTask' && !element.isCamundaTask && gets.includes('answer');
  return [
    text('makeFlow.state.new', { names }),
    ...(key ? [text(`makeFlow.state.key.${key.left}`, { expression: key.expression })] : []),
    ...(isOfTasklist ? [text('makeFlow.state.tasklist')] : []),
  ].join('. ');
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
