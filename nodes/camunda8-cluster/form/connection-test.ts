import { askRuntime, reveal } from '../../common/form/ask-runtime';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { textsOf } from '../../common/form/texts';
import type { ConnectionTest } from '../connection-answer';

// Test connection: sends what the form holds, deployed or not, and says in one sentence how it went.

const TYPE = 'camunda8-cluster';

const text = textsOf(TYPE);

/** Milliseconds; the runtime gives Camunda 9 s. */
const TIME = 10_000;

const ICONS = { asking: 'fa-spinner fa-spin', success: 'fa-check', error: 'fa-times' };

function inputValue(node: EditorNode, property: string): string | boolean {
  const input = fieldOf(node, property);
  if (input.is(':checkbox')) return input.is(':checked');
  const value = String(input.val() ?? '');
  return value === '_ADD_' ? '' : value; // the editor's word for no config node
}

function formValues(node: EditorNode): object {
  const { defaults, credentials } = RED.nodes.getType(TYPE);
  const valuesOf = (definitions: object) =>
    Object.fromEntries(Object.keys(definitions).map((name) => [name, inputValue(node, name)]));
  return { id: node.id, properties: valuesOf(defaults), credentials: valuesOf(credentials ?? {}) };
}

function success(answer: ConnectionTest & { ok: true }): string {
  const { version, brokers, subject, needless, durationMs, search } = answer;
  const parts = [
    text('test.connected', { version }),
    text(`test.${brokers === 1 ? 'broker' : 'brokers'}`, { count: brokers }),
    subject ? text('test.subject', { subject }) : '',
    `${durationMs} ms`,
  ];
  const v2 = search.v2 ? 'on' : 'off';
  const v1 = search.v1 ? 'there' : 'missing';
  const sentences = [
    `${parts.filter(Boolean).join(', ')}.`,
    needless ? text(`test.needless.${needless}`) : '',
    text(`test.v2.${v2}.${v1}`),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** @param status of Node-RED's own answer; 0 where there was none */
function failure(status: number): string {
  const isRefused = status === 401 || status === 403;
  return text(`test.${isRefused ? 'notAllowed' : 'noAnswer'}`);
}

/** For `oneditprepare`. */
export function prepareConnectionTest(node: EditorNode): void {
  const result = $('#camunda8-test-result');
  let asked: JQuery.jqXHR | undefined;

  function forget(): void {
    asked?.abort();
    asked = undefined;
    result.attr('class', '').text('');
  }

  function say(look: keyof typeof ICONS, words: string): void {
    const icon = $('<i>', { class: `fa ${ICONS[look]}`, 'aria-hidden': 'true' });
    result.attr('class', `camunda8-${look}`).text(` ${words}`).prepend(icon);
    reveal(result);
  }

  $('#camunda8-test').on('click', () => {
    forget();
    say('asking', text('test.asking'));
    const request = askRuntime(TYPE, 'test-connection', formValues(node), TIME);
    asked = request;
    request.then(
      (answer: ConnectionTest) =>
        answer.ok ? say('success', success(answer)) : say('error', answer.message),
      (_request, reason) => {
        if (reason !== 'abort') say('error', failure(request.status));
      },
    );
  });
  // What was said is true of the values that were tested only.
  result.closest('.camunda8-form').on('input change', '[id^=node-config-input-]', forget);
}
