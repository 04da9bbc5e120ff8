import type { ShownTask, Trial } from '../../choices/search-answers';
import { askRuntime, reveal } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import type { Texts } from '../texts';
import type { FilterForm } from './filter-form';
import { chosenCluster, valuesOf } from './form-values';

// Try it: what a search of the form finds, before it is deployed.

function lineOf(text: Texts, { name, elementId, state, assignee, dueDate }: ShownTask): string {
  const due = dueDate && text('trial.due', { date: new Date(dueDate).toLocaleString() });
  return [name || elementId, state, assignee, due].filter(Boolean).join(' · ');
}

function sentenceOf(text: Texts, trial: Trial): string {
  if (trial.ok) {
    const { count, more } = trial;
    return text(`trial.${more ? 'more' : count === 1 ? 'task' : 'tasks'}`, { count });
  }
  return 'unknown' in trial ? text('trial.unknown', { values: trial.unknown.join(', ') }) : trial.message;
}

/** For `oneditprepare`. */
export function prepareTrial(node: EditorNode, form: FilterForm): void {
  const { text } = form;
  const place = $('#camunda8-trial');
  let asked = 0;

  function say(words: string, lines: readonly string[] = []): void {
    place.empty().append($('<div>', { text: words }));
    if (lines.length > 0) place.append($('<ol>').append(lines.map((line) => $('<li>', { text: line }))));
    reveal(place);
  }

  function show(trial: Trial): void {
    say(sentenceOf(text, trial), trial.ok ? trial.tasks.map((task) => lineOf(text, task)) : []);
  }

  const button = $('#camunda8-try').append($('<i>', { class: 'fa fa-search' }), ' ', text('trial.button'));
  button.on('click', () => {
    const cluster = chosenCluster(node);
    if (!cluster) {
      say(text('trial.noCluster'));
      return;
    }
    const question = ++asked;
    say(text('trial.asking'));
    askRuntime(form.asked, 'try', { properties: valuesOf(node, form), cluster }).then(
      (trial: Trial) => question === asked && show(trial),
      () => question === asked && say(text('trial.failed')),
    );
  });
}
