import { userTask } from '../../../src/entities/user-task';
import type { EditorNode } from '../../common/form/editor-node';
import { fieldChoices } from '../../common/form/search/field-choices';
import type { FilterForm } from '../../common/form/search/filter-form';
import { prepareFilterRows, readFilterRows } from '../../common/form/search/filter-rows';
import { filtersValidator } from '../../common/form/search/filter-validator';
import { textsOf } from '../../common/form/texts';
import { CLAIMED_FIELDS } from '../choices';

// Which task is claimed: the filter rows of the search, without what a claimed task always is.

const text = textsOf('camunda8-task');

const FORM: FilterForm = {
  text,
  entity: userTask,
  fields: fieldChoices(userTask).filter((field) => !CLAIMED_FIELDS.includes(field)),
  valueTypes: ['str', 'num', 'bool', 'json', 'msg', 'flow', 'global', 'env', 'jsonata'],
  newFilter: { field: 'candidateGroup', operator: '$eq', value: '', valueType: 'str' },
  objection: ({ field }, row) =>
    CLAIMED_FIELDS.includes(field) ? text('error.claimed', { row }) : undefined,
  asked: 'camunda8-task',
};

/** For `oneditprepare`. */
export function prepareClaim(node: EditorNode): void {
  prepareFilterRows(node, FORM);
}

/** For `oneditsave`. */
export function saveClaim(node: EditorNode): void {
  node.filters = readFilterRows(node, FORM);
}

export const validateClaimed = filtersValidator(FORM);
