import { reveal } from '../ask-runtime';
import type { Texts } from '../texts';
import { type Fact, Facts } from './facts';
import { type ChosenFile, offerFile } from './file-chooser';
import { type Language, MAX_FILE, readModel } from './model-text';
import { labelOf, type Taker } from './taker';

/** What can be pressed of one kind; the field suggests all. */
const MOST_SHOWN = 100;

/** Kinds that only a cluster has. */
const OF_CLUSTER = ['processKeys', 'decisionKeys', 'versions'];

/** Kinds that a file may have as expressions. */
const EXPRESSED = ['jobTypes', 'messages', 'signals', 'errorCodes'];

/**
 * Takes a file that is chosen, or dropped onto the form.
 * @param place where it is offered
 * @param takers who take something of it, at that time
 */
export function prepareFile(
  place: JQuery,
  languages: readonly Language[],
  takers: () => readonly Taker[],
  text: Texts,
): void {
  const [only = '', other] = languages;
  const language = other === undefined ? only : text('model.either', { one: only, other });
  const words = text('model.choose', { language });
  const target = place.closest('.camunda8-form');
  const extensions = languages.map((one) => `.${one.toLowerCase()}`);
  offerFile({ place, target, extensions, words, take: read });
  const answer = $('<div>', { id: 'camunda8-file-answer', role: 'status' });
  place.append($('<div>', { text: text('model.hint') }), answer);

  function read([file]: readonly ChosenFile[]): void {
    if (!file) return;
    const { name, content } = file;
    const facts = new Facts();
    const found = content === undefined ? ({ complaint: 'large' } as const) : readModel(content, facts);
    if (typeof found === 'string' && languages.includes(found)) {
      for (const taker of takers()) take(taker, facts);
      answer.empty().append(groupsOf(name, facts));
    } else {
      const complaint = typeof found === 'string' ? 'other' : found.complaint;
      const values = { name, language, megabytes: MAX_FILE / 1_000_000 };
      const words = text(`model.${complaint}`, values);
      answer.empty().append($('<div>', { class: 'camunda8-error', text: words }));
    }
    reveal(answer);
  }

  /** What the file has for all that is to be seen. */
  function groupsOf(name: string, facts: Facts): JQuery[] {
    const shown = takers().filter(({ kind, isShown }) => isShown && !OF_CLUSTER.includes(kind));
    const groups = shown.flatMap((taker) => {
      const { kind } = taker;
      const known = facts.known(kind);
      if (known.facts.length > 0) return [groupOf(taker, name, facts, text)];
      const isExpressed = EXPRESSED.includes(kind) && !known.isAll;
      return isExpressed ? [$('<div>', { text: text(`model.expressions.${kind}`, { name }) })] : [];
    });
    const [only, second] = shown;
    const missing = only && !second ? only.kind : 'all';
    return groups.length > 0 ? groups : [$('<div>', { text: text(`model.none.${missing}`, { name }) })];
  }
}

/** Only where there is no choice is anything filled in, and never over something else. */
function take(taker: Taker, facts: Facts): void {
  taker.offer(facts);
  const [only, second] = taker.fitting(facts).facts;
  if (only && !second && taker.isWaiting && taker.isShown) taker.choose(only.value);
}

/** What can be pressed. It changes with the fields on which the taker depends. */
function groupOf(taker: Taker, name: string, facts: Facts, text: Texts): JQuery {
  const list = $('<ul>');
  const group = $('<div>').append($('<div>', { text: text(`model.found.${taker.kind}`, { name }) }), list);
  const show = () => {
    const { facts: fitting } = taker.fitting(facts);
    group.toggle(fitting.length > 0);
    list.empty().append(fitting.slice(0, MOST_SHOWN).map((fact) => choiceOf(taker, fact, text)));
  };
  for (const need of taker.needs) need.on('change', show);
  show();
  return group;
}

function choiceOf(taker: Taker, fact: Fact, text: Texts): JQuery {
  const words = [fact.value, labelOf(fact, text)].filter(Boolean).join(' · ');
  const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: words });
  return $('<li>').append(button.on('click', () => taker.choose(fact.value)));
}
