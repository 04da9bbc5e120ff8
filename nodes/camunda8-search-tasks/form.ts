import { userTask } from '../../src/entities/user-task';
import type { EditorNode } from '../common/form/editor-node';
import { prepareForm } from '../common/form/form';
import { fieldChoices } from '../common/form/search/field-choices';
import type { FilterForm } from '../common/form/search/filter-form';
import { prepareFilterRows } from '../common/form/search/filter-rows';
import { filtersValidator } from '../common/form/search/filter-validator';
import { valuesOf } from '../common/form/search/form-values';
import { prepareFreeJson, queryValidator } from '../common/form/search/query';
import { prepareRequestView } from '../common/form/search/request-view';
import { limitValidator, pageSizeValidator, prepareResult } from '../common/form/search/result';
import { prepareSortRows } from '../common/form/search/sort-rows';
import { prepareSuggestions } from '../common/form/search/suggestions';
import { prepareTrial } from '../common/form/search/trial';
import { textsOf } from '../common/form/texts';

export { chooseOnlyCluster } from '../common/form/only-cluster';

const TYPE = 'camunda8-search-tasks';

const text = textsOf(TYPE);

const FORM: FilterForm = {
  text,
  entity: userTask,
  fields: fieldChoices(userTask),
  valueTypes: ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'],
  newFilter: { field: 'state', operator: '$eq', value: 'CREATED', valueType: 'str' },
  nextFilter: { field: 'assignee', operator: '$eq', value: '', valueType: 'str' },
  asked: TYPE,
};

/** For `oneditprepare`. */
export function prepare(node: EditorNode): void {
  prepareForm(node);
  prepareFilterRows(node, FORM);
  prepareSortRows(node, FORM);
  const view = prepareRequestView(node, FORM);
  prepareFreeJson(node, FORM, view);
  prepareTrial(node, FORM, view);
  prepareSuggestions(node, FORM, view);
  prepareResult(node, text);
}

/** For `oneditsave`. */
export function save(node: EditorNode): void {
  const { filters, sort } = valuesOf(node, FORM);
  Object.assign(node, { filters, sort });
}

export const validateFilters = filtersValidator(FORM);

export const validateQuery = queryValidator(text);

export const validateLimit = limitValidator(text);

export const validatePageSize = pageSizeValidator(text);
