import type { Lacking } from '../../../../src/search/lacking';
import type { RequestPreview } from '../../choices/search-answers';
import { WAYS } from '../../choices/times-from-now';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { Texts } from '../texts';
import type { FilterForm } from './filter-form';

// What the cluster's Camunda cannot do is still in the drop-downs, with the reason, and cannot be chosen.

/** What is known of the server of an open form. */
type Known = Pick<RequestPreview, 'lacking' | 'isWithoutTasklist' | 'version'>;

/** Why a choice is not there: the version that has it, or an empty text where none has; undefined where it is there. */
type Reason = string | undefined;

const NOTHING: Lacking = { fields: {}, operators: {}, sorts: {} };

/** What a way to compare with now asks for: a stretch of time has two ends. */
function operatorsOf(choice: string): string[] {
  const way = WAYS.get(choice);
  if (!way) return [choice];
  return way.operator === '$eq' ? ['$gte', '$lte'] : [way.operator];
}

function withReason(text: Texts, words: string, reason: Reason): string {
  if (reason === undefined) return words;
  return reason === '' ? text('lacking.never', { words }) : text('lacking.since', { words, version: reason });
}

/** The chosen one stays as it is: a flow may have it, and what is disabled has no value. */
export function disable(select: JQuery, text: Texts, reasonOf: (choice: string) => Reason): void {
  for (const element of select.find('option')) {
    const option = $(element);
    const words = String(option.data('words') ?? option.text());
    const reason = reasonOf(String(option.val()));
    option.data('words', words).text(withReason(text, words, reason));
    option.prop('disabled', reason !== undefined && !option.is(':selected'));
  }
}

/** For `oneditprepare`. @returns shows what is lacking, each time that more is known of the server */
export function prepareLacking(node: EditorNode, { text }: FilterForm): (known: Known) => void {
  const form = fieldOf(node, 'filters-list').closest('.camunda8-form');
  let known: Known = {};
  const show = () => {
    const { fields, operators, sorts } = known.lacking ?? NOTHING;
    for (const element of form.find('.camunda8-filter')) {
      const row = $(element);
      const field = row.find('.camunda8-field');
      const missing = operators[String(field.val())] ?? {};
      disable(field, text, (name) => fields[name]);
      disable(row.find('.camunda8-operator'), text, (choice) =>
        operatorsOf(choice)
          .map((operator) => missing[operator])
          .find((reason) => reason !== undefined),
      );
    }
    disable(fieldOf(node, 'sort-list').find('.camunda8-field'), text, (name) => sorts[name]);
    disable(fieldOf(node, 'api'), text, (api) => (known.isWithoutTasklist && api === 'v1' ? '' : undefined));
  };
  form.on('change', 'select, ol', show);
  return (now) => {
    known = now;
    show();
  };
}
