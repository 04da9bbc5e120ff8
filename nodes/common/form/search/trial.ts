import type { ShownItem, Trial } from '../../choices/search-answers';
import { askRuntime, reveal } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import type { FilterForm } from './filter-form';
import { chosenCluster, valuesOf } from './form-values';
import { inFormWords } from './form-words';
import type { RequestView } from './request-view';
import { prepareTestMessage } from './test-message';

// Try it: what a search of the form finds, before it is deployed.

function wordsOf({ text }: FilterForm, { name, value }: ShownItem[number]): string {
  if (!/(date|time|timestamp)$/i.test(name)) return value;
  const date = new Date(value).toLocaleString();
  return name === 'dueDate' ? text('trial.due', { date }) : date;
}

/** Of a name and an id one is enough. */
function lineOf(form: FilterForm, item: ShownItem): string {
  const [first, second, ...others] = item;
  const isNamed = first && second && /name$/i.test(first.name) && /id$/i.test(second.name);
  const shown = isNamed ? [first, ...others] : item;
  return shown.map((member) => wordsOf(form, member)).join(' · ');
}

function sentenceOf(form: FilterForm, trial: Trial): string {
  const { text } = form;
  if (trial.ok) {
    const { count, more } = trial;
    return text(`trial.${more ? 'more' : count === 1 ? 'task' : 'tasks'}`, { count });
  }
  if ('unknown' in trial) return text('trial.unknown', { values: trial.unknown.join(', ') });
  return inFormWords(form, trial.message);
}

/** For `oneditprepare`. @param view is asked again: with the answer the version of the cluster is known */
export function prepareTrial(node: EditorNode, form: FilterForm, view: RequestView): void {
  const { text } = form;
  const place = $('#camunda8-trial');
  const testMessage = prepareTestMessage(node, form);
  let asked = 0;

  function say(words: string, lines: readonly string[] = []): void {
    place.empty().append($('<div>', { text: words }));
    if (lines.length > 0) place.append($('<ol>').append(lines.map((line) => $('<li>', { text: line }))));
    reveal(place);
  }

  function show(trial: Trial): void {
    say(sentenceOf(form, trial), trial.ok ? trial.items.map((item) => lineOf(form, item)) : []);
    view.refresh();
  }

  function ask(cluster: object, msg: object | undefined): void {
    const question = ++asked;
    say(text('trial.asking'));
    askRuntime(form.asked, 'try', { properties: valuesOf(node, form), cluster, msg }).then(
      (trial: Trial) => question === asked && show(trial),
      () => question === asked && say(text('trial.failed')),
    );
  }

  // What was found, or went wrong, was with other values.
  place.closest('.camunda8-form').on('change input', () => {
    asked++;
    place.empty();
  });
  const button = $('#camunda8-try').append(
    $('<i>', { class: 'fa fa-search', 'aria-hidden': 'true' }),
    ' ',
    text('trial.button'),
  );
  button.on('click', () => {
    const cluster = chosenCluster(node);
    const msg = testMessage();
    if (!cluster) say(text('trial.noCluster'));
    else if (msg === false) say(text('trial.noMessage'));
    else ask(cluster, msg);
  });
}
