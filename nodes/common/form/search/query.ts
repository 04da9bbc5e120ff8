import type { RequestPreview } from '../../choices/search-answers';
import type { EditorNode } from '../editor-node';
import { currentValue, fieldOf } from '../field';
import type { Texts } from '../texts';
import { fitsType } from '../validators';
import type { FilterForm } from './filter-form';
import { readFilterRows } from './filter-rows';
import { complaintsAbout } from './filter-validator';
import { inFormWords } from './form-words';
import type { RequestView } from './request-view';

// The query that goes with the rows, or stands alone as free JSON.

/** The `validate` of the query. An old flow without one has the default. */
export function queryValidator(text: Texts) {
  return function validate(this: EditorNode, query: unknown, _options: object): true | string {
    const given = String(query ?? this._def.defaults.query?.value);
    return fitsType(given, String(currentValue(this, 'queryType'))) || text('error.query');
  };
}

/**
 * For `oneditprepare`: free JSON begins with what the rows ask for; back again, the query is what it was. While a row is wrong
 * there is no such text, which is said, and the rows stay.
 */
export function prepareFreeJson(
  node: EditorNode & { filters?: unknown },
  form: FilterForm,
  view: RequestView,
): void {
  const { text } = form;
  const query = fieldOf(node, 'query');
  const box = fieldOf(node, 'freeJson');
  const rows = query.closest('.camunda8-form').find('.camunda8-rows');
  const problem = $('<div>', { class: 'camunda8-hint camunda8-error', role: 'status' }).insertAfter(
    box.next('label'),
  );
  const { defaults } = node._def;
  let before = { type: String(defaults.queryType?.value), value: String(defaults.query?.value) };
  let wasFree = box.is(':checked');
  rows.toggle(!wasFree);

  function become(isFree: boolean, { type, value }: { type: string; value: string }): void {
    wasFree = isFree;
    box.prop('checked', isFree);
    rows.toggle(!isFree);
    query.typedInput('type', type);
    query.typedInput('value', value);
  }

  function refuse(reason: string): void {
    box.prop('checked', false).trigger('change');
    problem.text(text('freeJson.refused', { reason }));
  }

  function free(preview: RequestPreview): void {
    // Somebody may have taken the tick away meanwhile.
    if (!box.is(':checked')) return;
    if (preview.ok) {
      before = { type: query.typedInput('type'), value: query.typedInput('value') };
      become(true, { type: 'json', value: JSON.stringify(preview.body) });
    } else {
      refuse(inFormWords(form, preview.message));
    }
  }

  function beginWithRows(): void {
    const complaint = complaintsAbout(form, readFilterRows(node, form), currentValue(node, 'api')).find(
      Boolean,
    );
    if (complaint) {
      refuse(complaint);
      return;
    }
    // As long as the tick is new, the form still stands for its rows.
    box.prop('checked', false);
    const answer = view.ask();
    box.prop('checked', true);
    answer.then(free, () => refuse(text('trial.failed')));
  }

  box.on('change', () => {
    const isFree = box.is(':checked');
    problem.text('');
    // The editor says of every field that it has changed, once, when a form opens.
    if (isFree === wasFree) return;
    if (isFree) beginWithRows();
    else become(false, before);
  });
}
