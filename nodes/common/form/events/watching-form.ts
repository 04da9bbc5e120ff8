import type { Entity } from '../../../../src/entities/entity';
import type { FilterProperty } from '../../choices/filter-property';
import type { EditorNode } from '../editor-node';
import { prepareForm } from '../form';
import type { Language } from '../model/model-text';
import { suggestInRows } from '../model/suggest-rows';
import { fieldChoices } from '../search/field-choices';
import type { FilterForm } from '../search/filter-form';
import { prepareFilterRows, readFilterRows } from '../search/filter-rows';
import { filtersValidator } from '../search/filter-validator';
import { prepareFreeJson, queryValidator } from '../search/query';
import { prepareRequestView } from '../search/request-view';
import { prepareSuggestions } from '../search/suggestions';
import { textsOf } from '../texts';
import { fullIntervalValidator, intervalValidator, outputsOf, prepareEvents, readEvents } from './outputs';

// The form of a node that tells what happens to the things that its filter finds: the filter rows of the search, without the
// state, which such a node watches, and without messages, of which none comes in.

interface Watching {
  type: string;
  entity: Entity;
  /** What it can tell, in the order of its outputs. */
  events: readonly string[];
  /** What a new filter row begins with. */
  newFilter: FilterProperty;
  /** The node type whose runtime answers the form's questions. */
  asked: string;
  /** Of files from which values are suggested; absent: from none. */
  files?: readonly Language[];
}

export function watchingForm({ type, entity, events, newFilter, asked, files }: Watching) {
  const text = textsOf(type);
  const form: FilterForm = {
    text,
    entity,
    fields: fieldChoices(entity).filter((field) => field !== 'state'),
    valueTypes: ['str', 'num', 'bool', 'json', 'flow', 'global', 'env', 'jsonata'],
    newFilter,
    objection: ({ field, valueType }, row) => {
      if (field === 'state') return text('error.state', { row });
      return valueType === 'msg' ? text('error.msg', { row }) : undefined;
    },
    asked,
  };
  const validateAnyQuery = queryValidator(text);
  return {
    /** For `oneditprepare`. */
    prepare(node: EditorNode): void {
      prepareForm(node);
      prepareFilterRows(node, form);
      const view = prepareRequestView(node, form);
      prepareFreeJson(node, form, view);
      prepareSuggestions(node, form, view);
      if (files) suggestInRows(node, form, files);
      prepareEvents(node, events);
    },
    /** For `oneditsave`. */
    save(node: EditorNode): void {
      Object.assign(node, { filters: readFilterRows(node, form), events: readEvents(events) });
    },
    /** For `outputLabels`: what an output is for, where each event has its own. */
    outputLabel(node: EditorNode, index: number): string | undefined {
      return node.outputEach === true ? text(`label.${outputsOf(events, node)[index]}`) : undefined;
    },
    validateFilters: filtersValidator(form),
    validateQuery(this: EditorNode, query: unknown, options: object): true | string {
      return query === '' || validateAnyQuery.call(this, query, options);
    },
    validateInterval: intervalValidator(text),
    validateFullInterval: fullIntervalValidator(text),
  };
}
