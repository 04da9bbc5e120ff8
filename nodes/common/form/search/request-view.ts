import type { RequestPreview } from '../../choices/search-answers';
import { askRuntime } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { chosenCluster, valuesOf } from './form-values';
import { inFormWords } from './form-words';
import { prepareLacking } from './lacking';
import { rowsOf } from './row-list';

// The form's view of the request that will be sent.

/** Milliseconds of no change before the runtime is asked. */
const PAUSE = 300;

export interface RequestView {
  /** Asks in a moment: something has changed, in the form or in what is known of the cluster. */
  refresh(): void;
  /** What the form stands for now. Rejects where the runtime does not answer. */
  ask(): PromiseLike<RequestPreview>;
}

/** For `oneditprepare`, when the rows are there. */
export function prepareRequestView(node: EditorNode, form: FilterForm): RequestView {
  const box = $('#camunda8-request');
  const showLacking = prepareLacking(node, form);
  let asked = 0;
  let pause: number | undefined;

  function ask(): PromiseLike<RequestPreview> {
    const question = ++asked;
    // The credentials are not needed for it. Without an answer, of a stopped Node-RED, the box stays as it is.
    const cluster = { ...chosenCluster(node), credentials: {} };
    const answer = askRuntime(form.asked, 'request', { properties: valuesOf(node, form), cluster });
    answer.then(
      (preview: RequestPreview) => {
        if (question !== asked || !box[0]?.isConnected) return;
        show(node, form, preview);
        showLacking(preview);
        form.hear?.(preview);
      },
      () => {},
    );
    return answer;
  }

  function refresh(): void {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => box[0]?.isConnected && ask(), PAUSE);
  }

  box.closest('.camunda8-form').on('change input keyup paste', refresh);
  refresh();
  return { refresh, ask };
}

function show(node: EditorNode, form: FilterForm, preview: RequestPreview): void {
  const { text } = form;
  const { version = '' } = preview;
  const words = preview.ok ? JSON.stringify(preview.body, null, 2) : inFormWords(form, preview.message);
  $('#camunda8-request').val(words);
  const names = version ? text('preview.own', { version }) : text('preview.newest');
  const unknown = unknownIn(node, preview);
  const later = unknown.length > 0 ? text('preview.unknown', { values: unknown.join(', ') }) : '';
  $('#camunda8-request-note').text(`${names} ${later}`);
  for (const [index, row] of rowsOf(fieldOf(node, 'filters-list')).entries()) {
    const since = preview.since[index];
    row.find('.camunda8-since').text(since ? text('preview.since', { version: since }) : '');
  }
}

/** Values that only a message or the context brings, those of the query included. */
function unknownIn(node: EditorNode, preview: RequestPreview): string[] {
  const unknown = preview.ok ? [...new Set(preview.unknown)] : [];
  const field = fieldOf(node, 'query');
  const [query, type] = [field.typedInput('value'), field.typedInput('type')];
  if (type === 'json') return unknown;
  return [...unknown, type === 'jsonata' ? `= ${query}` : `${type}.${query}`];
}
