import { type CamundaError, configError } from '../../../src/errors';
import { isJsonObject, type JsonObject } from '../../../src/json-object';
import { refuseMoreThanMost } from '../../../src/search/conditions';
import type { FilterRow, SortRow } from '../../../src/search/search';
import { sentence } from '../../../src/sentence';
import type { FilterProperty } from '../choices/filter-property';
import { formText } from '../typed-value';

/** Of tasks that are open. */
export const OPEN: FilterRow = { field: 'state', operator: '$eq', value: 'CREATED' };

/**
 * The rows of a form: a flow file or a browser may hold anything in their place.
 * @throws CamundaError CAMUNDA_CONFIG for what are no rows; CAMUNDA_INVALID for more than a search may have
 */
function rowsIn(rows: unknown): JsonObject[] {
  if (!rows) return [];
  if (!Array.isArray(rows)) throw noRows();
  refuseMoreThanMost(rows.length);
  if (!rows.every(isJsonObject)) throw noRows();
  return rows;
}

/** @throws CamundaError as `rowsIn` */
export function filterRows(filters: unknown): FilterProperty[] {
  return rowsIn(filters).map(({ field, operator, value, valueType }) => {
    if (typeof field !== 'string' || typeof operator !== 'string' || value === undefined) throw noRows();
    return { field, operator, value: formText(value), valueType: formText(valueType ?? 'str') };
  });
}

/** @throws CamundaError as `rowsIn` */
export function sortRows(sort: unknown): SortRow[] {
  return rowsIn(sort).map(({ field, order }) => {
    if (typeof field !== 'string' || (order !== 'ASC' && order !== 'DESC')) throw noRows();
    return { field, order };
  });
}

function noRows(): CamundaError {
  return configError(sentence`Open the node and deploy it again. Its filter or sort rows cannot be read`);
}
