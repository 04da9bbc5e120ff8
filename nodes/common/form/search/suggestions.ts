import type { Entity } from '../../../../src/entities/entity';
import type { Suggestions } from '../../choices/search-answers';
import { askRuntime } from '../ask-runtime';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { chosenCluster, valuesOf } from './form-values';
import type { RequestView } from './request-view';
import { offerSuggestions } from './suggestion-list';

/** Values that are the same in every cluster. */
function constantSuggestions({ suggest }: Entity): Suggestions {
  const constant = Object.entries(suggest).flatMap(([field, where]) =>
    'values' in where ? [[field, where.values.map((value) => ({ value }))] as const] : [],
  );
  return Object.fromEntries(constant);
}

/**
 * For `oneditprepare`. The cluster is asked when somebody comes to a filter, and again only for another cluster, API or
 * entity. With its answer its version is known.
 * @returns begins anew, for another entity
 */
export function prepareSuggestions(node: EditorNode, form: FilterForm, view: RequestView): () => void {
  const list = fieldOf(node, 'filters-list');
  const element = list.closest('.camunda8-form');
  let known = '';
  const begin = () => {
    known = '';
    element.find('datalist').remove();
    offerSuggestions(element, constantSuggestions(form.entity));
  };
  begin();
  list.on('focusin', () => {
    const cluster = chosenCluster(node);
    const source = JSON.stringify([cluster, fieldOf(node, 'api').val()]);
    if (!cluster || source === known) return;
    known = source;
    // Where there is nothing to suggest, people type.
    askRuntime(form.asked, 'suggestions', { properties: valuesOf(node, form), cluster }).then(
      (suggestions: Suggestions) => {
        if (source !== known) return;
        offerSuggestions(element, suggestions);
        view.refresh();
      },
      () => {},
    );
  });
  return begin;
}
