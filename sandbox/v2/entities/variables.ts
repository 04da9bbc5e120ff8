import type { VariableDocument } from '../../exporter/documents';
import { PREVIEW_LENGTH } from '../../variables';
import { ALWAYS, type Entity, EQUALITY, FROM_89, filteredBy, OPERATORS } from './entity';

const isLong = ({ value }: VariableDocument) => value.length > PREVIEW_LENGTH;

/** Values are JSON; a search cuts long ones unless `truncateValues=false`. */
export const variables: Entity<VariableDocument> = {
  path: '/v2/variables',
  collection: ({ variable }) => variable,
  fields: {
    variableKey: { kind: 'key', of: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    name: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    value: { kind: 'text', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    isTruncated: { kind: 'flag', of: isLong, filter: EQUALITY },
    scopeKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    processInstanceKey: { kind: 'key', filter: OPERATORS, sort: ALWAYS, item: ALWAYS },
    rootProcessInstanceKey: { kind: 'key', item: FROM_89 },
    tenantId: { kind: 'text', filter: EQUALITY, sort: ALWAYS, item: ALWAYS },
  },
  finish: (item, variable, { query }) => {
    const isTruncated = isLong(variable) && new URLSearchParams(query).get('truncateValues') !== 'false';
    const { value } = variable;
    return { ...item, value: isTruncated ? value.slice(0, PREVIEW_LENGTH) : value, isTruncated };
  },
};

/** Those of a user task, which are filtered by name alone. */
export const taskVariables = filteredBy(variables, ['name']);
