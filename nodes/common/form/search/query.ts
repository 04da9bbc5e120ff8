import type { EditorNode } from '../editor-node';
import { currentValue, fieldOf } from '../field';
import type { Texts } from '../texts';
import { fitsType } from '../validators';

// The query that goes with the rows, or stands alone as free JSON.

/** The `validate` of the query. An old flow without one has the default. */
export function queryValidator(text: Texts) {
  return function validate(this: EditorNode, query: unknown, _options: object): true | string {
    const given = String(query ?? this._def.defaults.query?.value);
    return fitsType(given, String(currentValue(this, 'queryType'))) || text('error.query');
  };
}

/** For `oneditprepare`: free JSON begins with what the rows ask for; back again, the query is what it was. */
export function prepareFreeJson(node: EditorNode): void {
  const query = fieldOf(node, 'query');
  const box = fieldOf(node, 'freeJson');
  const rows = query.closest('.camunda8-form').find('.camunda8-rows');
  const { defaults } = node._def;
  let before = { type: String(defaults.queryType?.value), value: String(defaults.query?.value) };
  let wasFree = box.is(':checked');
  rows.toggle(!wasFree);
  box.on('change', () => {
    const isFree = box.is(':checked');
    // The editor says of every field that it has changed, once, when a form opens.
    if (isFree === wasFree) return;
    wasFree = isFree;
    rows.toggle(!isFree);
    const request = String($('#camunda8-request').val());
    const body = request.startsWith('{') ? JSON.stringify(JSON.parse(request)) : '{}';
    const { type, value } = isFree ? { type: 'json', value: body } : before;
    if (isFree) before = { type: query.typedInput('type'), value: query.typedInput('value') };
    query.typedInput('type', type);
    query.typedInput('value', value);
  });
}
