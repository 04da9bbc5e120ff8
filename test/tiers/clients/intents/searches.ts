import { filterCalls, type JavaCall, pageCalls, sortCalls, TASK_NAMES } from '../vendors/java-query';
import type { Item, Query } from '../vendors/vendor';
import { AT_ONCE, type Intent, KEYS } from './intent';

/** A row of the form of a search. */
const row = (field: string, operator: string, value: string, valueType = 'str') => ({
  ...{ field, operator, value, valueType },
});

interface Search extends Pick<Intent, 'name' | 'operation'> {
  query: Required<Query> & { page: { limit: number } };
  /** As the form saves it. */
  filters: Item[];
  node: Item & { type: string };
  /** The Java client's own name for it. */
  command: string;
  names?: Parameters<typeof filterCalls>[1];
  /** Absent: as the operation. */
  sdk?: string;
}

function search({ query, node, filters, command, names, sdk, ...intent }: Search): Intent {
  const { filter, sort, page } = query;
  const java: readonly JavaCall[] = [
    [command],
    ['filter', filterCalls(filter, names)],
    ['sort', sortCalls(sort)],
    ['page', pageCalls(page)],
  ];
  return {
    ...intent,
    rest: [intent.operation, query, AT_ONCE],
    ...(sdk === undefined ? {} : { sdk: [sdk, query] }),
    java,
    node: { ...node, filters, sort, output: 'page', pageSize: String(page.limit), limit: String(page.limit) },
  };
}

export const searches: readonly Intent[] = [
  search({
    name: 'search process instances',
    operation: 'searchProcessInstances',
    query: {
      filter: {
        processDefinitionId: 'order',
        state: { $in: ['ACTIVE', 'TERMINATED'] },
        startDate: { $gte: '2026-11-21T12:00:00.000Z' },
        hasIncident: true,
        parentProcessInstanceKey: { $exists: false },
      },
      sort: [{ field: 'startDate', order: 'DESC' }],
      page: { limit: 20 },
    },
    filters: [
      row('processDefinitionId', '$eq', 'order'),
      row('state', '$in', '["ACTIVE","TERMINATED"]', 'json'),
      row('startDate', '$gte', '2026-11-21T12:00:00.000Z'),
      row('hasIncident', '$eq', 'true', 'bool'),
      row('parentProcessInstanceKey', '$exists', 'false', 'bool'),
    ],
    node: { type: 'camunda8-search', entity: 'process-instances' },
    command: 'newProcessInstanceSearchRequest',
    sdk: 'searchProcessInstances',
  }),
  search({
    name: 'search incidents',
    operation: 'searchIncidents',
    query: {
      filter: { state: 'ACTIVE', processInstanceKey: KEYS.instance },
      sort: [
        { field: 'creationTime', order: 'DESC' },
        { field: 'errorType', order: 'ASC' },
      ],
      page: { limit: 5 },
    },
    filters: [row('state', '$eq', 'ACTIVE'), row('processInstanceKey', '$eq', KEYS.instance)],
    node: { type: 'camunda8-search', entity: 'incidents' },
    command: 'newIncidentSearchRequest',
    sdk: 'searchIncidents',
  }),
  search({
    name: 'search jobs',
    operation: 'searchJobs',
    query: {
      filter: { type: { $like: 'pack*' }, retries: { $lte: 2 }, elementId: { $neq: 'print' } },
      sort: [{ field: 'jobKey', order: 'ASC' }],
      page: { limit: 50 },
    },
    filters: [
      row('type', '$like', 'pack*'),
      row('retries', '$lte', '2', 'num'),
      row('elementId', '$neq', 'print'),
    ],
    node: { type: 'camunda8-search', entity: 'jobs' },
    command: 'newJobSearchRequest',
  }),
  search({
    name: 'search variables',
    operation: 'searchVariables',
    query: {
      filter: { name: 'orderId', value: '4711', processInstanceKey: KEYS.instance },
      sort: [{ field: 'name', order: 'ASC' }],
      page: { limit: 100 },
    },
    filters: [
      row('name', '$eq', 'orderId'),
      row('value', '$eq', '4711', 'num'),
      row('processInstanceKey', '$eq', KEYS.instance),
    ],
    node: { type: 'camunda8-search', entity: 'variables' },
    command: 'newVariableSearchRequest',
    sdk: 'searchVariables',
  }),
  search({
    name: 'search user tasks',
    operation: 'searchUserTasks',
    query: {
      filter: {
        state: 'CREATED',
        candidateGroup: { $in: ['home', 'garden'] },
        priority: { $gte: 10 },
        assignee: { $exists: false },
        processInstanceVariables: [{ name: 'litres', value: '2' }],
      },
      sort: [{ field: 'dueDate', order: 'ASC' }],
      page: { limit: 10 },
    },
    filters: [
      row('state', '$eq', 'CREATED'),
      row('candidateGroup', '$in', '["home","garden"]', 'json'),
      row('priority', '$gte', '10', 'num'),
      row('assignee', '$exists', 'false', 'bool'),
      row('processInstanceVariables.litres', '$eq', '2', 'num'),
    ],
    node: { type: 'camunda8-search-tasks' },
    command: 'newUserTaskSearchRequest',
    names: TASK_NAMES,
    sdk: 'searchUserTasks',
  }),
];
