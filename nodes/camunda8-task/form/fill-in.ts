import { KEY_TEXT } from '../../../src/operations/field';
import { askRuntime, reveal } from '../../common/form/ask-runtime';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { chosenCluster } from '../../common/form/search/form-values';
import { textsOf } from '../../common/form/texts';
import { textOf } from '../../common/form/validators';
import type { RowsOfForm, TasksWithForm, TaskWithForm } from '../choices';
import { addVariableRows } from './variable-rows';

// A button that adds a row of variables for each input of a task's form.

const text = textsOf('camunda8-task');

/** The key that is written in the form itself, if there is one. */
function typedKey(node: EditorNode): string | undefined {
  const field = fieldOf(node, 'taskKey');
  const key = textOf(field.typedInput('value'));
  return field.typedInput('type') === 'str' && KEY_TEXT.test(key) ? key : undefined;
}

/** For `oneditprepare`, when the rows are there. */
export function prepareFillIn(node: EditorNode): void {
  const place = $('#camunda8-fill-in-answer');
  let asked = 0;

  function say(words: string, more?: JQuery): void {
    place.empty().append($('<div>', { text: words }));
    if (more) place.append(more);
    reveal(place);
  }

  /** Asks the cluster of the form; an answer to an earlier question comes too late. */
  function ask<T extends { ok: true }>(question: string, more: object, then: (answer: T) => void): void {
    const cluster = chosenCluster(node);
    if (!cluster) {
      say(text('trial.noCluster'));
      return;
    }
    const number = ++asked;
    say(text('trial.asking'));
    const properties = { api: String(fieldOf(node, 'api').val()) };
    askRuntime('camunda8-task', question, { properties, cluster, ...more }).then(
      (answer: T | { ok: false; message: string }) => {
        if (number !== asked) return;
        if (answer.ok) then(answer);
        else say(answer.message);
      },
      () => number === asked && say(text('trial.failed')),
    );
  }

  function fillIn(taskKey: string): void {
    ask<RowsOfForm & { ok: true }>('rows', { taskKey }, ({ rows }) => {
      const names = addVariableRows(node, rows);
      say(names.length > 0 ? text('fillIn.added', { names: names.join(', ') }) : text('fillIn.nothing'));
    });
  }

  function choose(tasks: readonly TaskWithForm[]): void {
    if (tasks.length === 0) say(text('fillIn.none'));
    else say(text('fillIn.choose'), $('<ul>').append(tasks.map((task) => $('<li>').append(offer(task)))));
  }

  function offer({ userTaskKey, name, processName }: TaskWithForm): JQuery {
    const words = processName === undefined ? name : `${name} · ${processName}`;
    const button = $('<button>', { type: 'button', class: 'red-ui-button red-ui-button-small', text: words });
    return button.on('click', () => fillIn(userTaskKey));
  }

  const button = $('#camunda8-fill-in').append(
    $('<i>', { class: 'fa fa-magic' }),
    ' ',
    text('fillIn.button'),
  );
  button.on('click', () => {
    const key = typedKey(node);
    if (key === undefined) ask<TasksWithForm & { ok: true }>('forms', {}, ({ tasks }) => choose(tasks));
    else fillIn(key);
  });
}
