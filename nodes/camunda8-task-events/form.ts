import { userTask } from '../../src/entities/user-task';
import type { EditorNode } from '../common/form/editor-node';
import { fieldOf } from '../common/form/field';
import { prepareForm } from '../common/form/form';
import { fieldChoices } from '../common/form/search/field-choices';
import type { FilterForm } from '../common/form/search/filter-form';
import { prepareFilterRows, readFilterRows } from '../common/form/search/filter-rows';
import { filtersValidator } from '../common/form/search/filter-validator';
import { prepareFreeJson, queryValidator } from '../common/form/search/query';
import { prepareRequestView } from '../common/form/search/request-view';
import { prepareSuggestions } from '../common/form/search/suggestions';
import { textsOf } from '../common/form/texts';
import { isCount } from '../common/form/validators';
import { DEFAULT_FULL_INTERVAL, DEFAULT_INTERVAL, LONGEST_FULL_INTERVAL, LONGEST_INTERVAL } from './choices';
import { outputsOf, prepareEvents, readEvents } from './form/events';

export { chooseOnlyCluster } from '../common/form/only-cluster';

// The filter rows of the search, without the state, which this node watches, and without messages, of which none comes in.

const text = textsOf('camunda8-task-events');

const FORM: FilterForm = {
  text,
  entity: userTask,
  fields: fieldChoices(userTask).filter((field) => field !== 'state'),
  valueTypes: ['str', 'num', 'bool', 'json', 'flow', 'global', 'env', 'jsonata'],
  newFilter: { field: 'assignee', operator: '$eq', value: '', valueType: 'str' },
  objection: ({ field, valueType }, row) => {
    if (field === 'state') return text('error.state', { row });
    return valueType === 'msg' ? text('error.msg', { row }) : undefined;
  },
  asked: 'camunda8-search-tasks',
};

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  fieldOf(node, 'interval').attr('placeholder', DEFAULT_INTERVAL);
  fieldOf(node, 'fullInterval').attr('placeholder', DEFAULT_FULL_INTERVAL);
  prepareFilterRows(node, FORM);
  const view = prepareRequestView(node, FORM);
  prepareFreeJson(node, FORM, view);
  prepareSuggestions(node, FORM, view);
  prepareEvents(node);
}

/** For `oneditsave`. */
export function save(node: EditorNode): void {
  Object.assign(node, { filters: readFilterRows(node, FORM), events: readEvents() });
}

/** For `outputLabels`: what an output is for, where each event has its own. */
export function outputLabel(node: EditorNode, index: number): string | undefined {
  return node.outputEach === true ? text(`label.${outputsOf(node)[index]}`) : undefined;
}

export const validateFilters = filtersValidator(FORM);

const validateAnyQuery = queryValidator(text);

export function validateQuery(this: EditorNode, query: unknown, options: object): true | string {
  return query === '' || validateAnyQuery.call(this, query, options);
}

export function validateInterval(value: unknown, _options: object): true | string {
  const bounds = { longest: LONGEST_INTERVAL, default: DEFAULT_INTERVAL };
  return isCount(value, 1, LONGEST_INTERVAL) || text('error.interval', bounds);
}

export function validateFullInterval(value: unknown, _options: object): true | string {
  const bounds = { longest: LONGEST_FULL_INTERVAL, default: DEFAULT_FULL_INTERVAL };
  return isCount(value, 1, LONGEST_FULL_INTERVAL) || text('error.fullInterval', bounds);
}
