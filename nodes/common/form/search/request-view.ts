import type { RequestPreview } from '../../choices/search-answers';
import { askRuntime } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { chosenCluster, valuesOf } from './form-values';
import { rowsOf } from './row-list';

// The form's view of the request that will be sent.

/** Milliseconds of no change before the runtime is asked. */
const PAUSE = 300;

/** For `oneditprepare`, when the rows are there. */
export function prepareRequestView(node: EditorNode, form: FilterForm): void {
  const refresh = refresher(node, form);
  $('#camunda8-request').closest('.camunda8-form').on('change input keyup paste', refresh);
  refresh();
}

/** A function that asks when the form has not changed for a moment, and shows the answer to the last question only. */
function refresher(node: EditorNode, form: FilterForm): () => void {
  const box = $('#camunda8-request')[0];
  let asked = 0;
  let pause: number | undefined;
  return () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      if (!box?.isConnected) return;
      const question = ++asked;
      // The credentials are not needed for it. Without an answer, of a stopped Node-RED, the box stays as it is.
      const cluster = { ...chosenCluster(node), credentials: {} };
      askRuntime(form.asked, 'request', { properties: valuesOf(node, form), cluster }).then(
        (preview: RequestPreview) => question === asked && box.isConnected && show(node, form, preview),
        () => {},
      );
    }, PAUSE);
  };
}

function show(node: EditorNode, form: FilterForm, preview: RequestPreview): void {
  const { text } = form;
  const { version = '' } = preview;
  $('#camunda8-request').val(preview.ok ? JSON.stringify(preview.body, null, 2) : preview.message);
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
