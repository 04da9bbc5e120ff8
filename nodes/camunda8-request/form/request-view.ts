import { askRuntime } from '../../common/form/ask-runtime';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldOf } from '../../common/form/field';
import { chosenCluster } from '../../common/form/search/form-values';
import { textsOf } from '../../common/form/texts';
import { textOf } from '../../common/form/validators';
import type { RequestPreview } from '../choices';
import { chosenOperation } from './chosen-operation';
import { readParameters } from './parameters';

// The form's view of the request that will be sent.

const text = textsOf('camunda8-request');

/** Milliseconds of no change before the runtime is asked. */
const PAUSE = 300;

/** For `oneditprepare`, when the rows are there. */
export function prepareRequestView(node: EditorNode): void {
  const box = $('#camunda8-request');
  let asked = 0;
  let pause: number | undefined;

  function ask(): void {
    const question = ++asked;
    // The credentials are not needed for it. Without an answer, of a stopped Node-RED, the box stays as it is.
    const cluster = { ...chosenCluster(node), credentials: {} };
    askRuntime('camunda8-request', 'request', { properties: valuesOf(node), cluster }).then(
      (preview: RequestPreview) => {
        if (question === asked && box[0]?.isConnected) show(node, preview);
      },
      () => {},
    );
  }

  function refresh(): void {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => box[0]?.isConnected && ask(), PAUSE);
  }

  box.closest('.camunda8-form').on('change input keyup paste', refresh);
  refresh();
}

/** The form's values as they would be saved. */
function valuesOf(node: EditorNode) {
  const body = fieldOf(node, 'body');
  return {
    operation: textOf(fieldOf(node, 'operation').val()),
    parameters: readParameters(node),
    body: body.typedInput('value'),
    bodyType: body.typedInput('type'),
  };
}

function show(node: EditorNode, preview: RequestPreview): void {
  const operation = chosenOperation(node);
  const refusal = operation || preview.ok ? '' : text('error.noOperation');
  const body = preview.ok && preview.body !== undefined ? JSON.stringify(preview.body, null, 2) : '';
  const words = preview.ok ? [preview.line, body].filter(Boolean).join('\n\n') : refusal || preview.message;
  $('#camunda8-request').val(words);
  const unknown = preview.ok ? preview.unknown : [];
  const { version } = preview;
  const since = operation?.since;
  const notes = [
    version && since && isNewer(since, version) ? text('note.lacking', { version, since }) : '',
    unknown.length > 0 ? text('preview.unknown', { values: unknown.join(', ') }) : '',
  ];
  $('#camunda8-request-note').text(notes.join(' ').trim());
}

/** Whether `8.10` is newer than `8.9.2`. */
function isNewer(since: string, version: string): boolean {
  const minor = (name: string) => Number(name.split('.')[1]);
  return minor(since) > minor(version);
}
