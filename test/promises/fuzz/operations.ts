import type { Recipe } from './recipe';
import type { Route } from './routes';

/** Something that a node does with a message. */
export interface Operation {
  type: string;
  properties: Record<string, Recipe>;
  /** What it asks for, apart from topology and authentication. */
  asks: Route[];
  /** A message that it can work with. */
  msg: Record<string, Recipe>;
  /** Messages out of one that went well: one, any number, or none because the node begins by itself. */
  sends: 'one' | 'many' | 'none';
}

const KEY = '2251799813685251';
const TASK = { userTaskKey: KEY, state: 'CREATED', assignee: 'anna', elementId: 'water' };

const FILTERS = [
  { field: 'state', operator: '$eq', value: 'state', valueType: 'msg' },
  { field: 'assignee', operator: '$eq', value: 'anna', valueType: 'str' },
  { field: 'dueDate', operator: '$lte', value: 'P1D', valueType: 'relative' },
  { field: 'processInstanceVariables.plant', operator: '$eq', value: 'plant', valueType: 'msg' },
];
const QUERY = {
  filter: { state: 'CREATED', processInstanceVariables: [{ name: 'plant', value: '"basil"' }] },
  sort: [{ field: 'creationDate', order: 'DESC' }],
  page: { limit: 3 },
};
const QUERY_V1 = {
  state: 'CREATED',
  taskVariables: [{ name: 'plant', value: '"basil"', operator: 'eq' }],
  pageSize: 3,
};

function search(
  api: 'v1' | 'v2',
  properties: Record<string, Recipe>,
  msg: Record<string, Recipe>,
): Operation {
  const asks: Route[] = api === 'v1' ? ['search1', 'variables1'] : ['search2', 'variables2'];
  const sends = properties.output === undefined ? 'one' : 'many';
  return { type: 'camunda8-search-tasks', properties: { api, ...properties }, asks, msg, sends };
}

function task(api: 'v1' | 'v2', operation: string, asks: Route[]): Operation {
  const properties = {
    api,
    operation,
    assignee: 'assignee',
    assigneeType: 'msg',
    wait: true,
    waitTimeout: '1',
  };
  const msg = {
    payload: TASK,
    assignee: 'ben',
    variables: { litres: 2, plant: { name: 'basil' } },
    changes: { priority: 80 },
  };
  return { type: 'camunda8-task', properties, asks, msg, sends: 'one' };
}

/** What is sent again, or looked for, for some seconds where its answer is lost is not here: a case has many messages. */
function instance(operation: string, asks: Route[]): Operation {
  const properties = {
    ...{ operation, processDefinitionId: 'id', processDefinitionIdType: 'msg', startElements: 'water' },
    ...{ variables: 'variables', modification: 'modification', modificationType: 'msg' },
  };
  const msg = {
    ...{ payload: { processInstanceKey: KEY }, id: 'plants', variables: { litres: 2 } },
    modification: { activateInstructions: [{ elementId: 'water' }] },
  };
  return { type: 'camunda8-process-instance', properties, asks, msg, sends: 'one' };
}

function events(api: 'v1' | 'v2', start: 'new' | 'all'): Operation {
  const asks: Route[] = api === 'v1' ? ['search1', 'task1'] : ['search2', 'task2'];
  const properties = { api, start, interval: '1', fullInterval: '1', query: '{}', queryType: 'json' };
  return { type: 'camunda8-task-events', properties, asks, msg: {}, sends: 'none' };
}

function incidentEvents(start: 'new' | 'all'): Operation {
  const properties = { start, interval: '1', fullInterval: '1', query: '{}', queryType: 'json' };
  const asks: Route[] = ['incidents2', 'incident2'];
  return { type: 'camunda8-incident-events', properties, asks, msg: {}, sends: 'none' };
}

function login(properties: Record<string, Recipe>): Operation {
  return { type: 'camunda8-login', properties, asks: [], msg: { headers: { accept: '*/*' } }, sends: 'one' };
}

/** Of a message, a signal or a decision; a lost answer to a publication is sent for again for a second. */
function machine(type: string, asks: Route, properties: Record<string, Recipe>): Operation {
  const more = { timeToLive: '1', variables: 'payload', variablesType: 'msg' };
  const msg = { payload: { temperature: -3, plant: { name: 'basil' } }, order: 77, key: KEY };
  return { type, properties: { ...more, ...properties }, asks: [asks], msg, sends: 'one' };
}

/** Everything that a node of this package can do. */
export const OPERATIONS: Record<string, Operation> = {
  topology: { type: 'camunda8-topology', properties: {}, asks: [], msg: { payload: 1 }, sends: 'one' },
  request: {
    type: 'camunda8-request',
    properties: { operation: 'searchUserTasks' },
    asks: ['search2'],
    msg: { payload: QUERY },
    sends: 'one',
  },
  'request of one task': {
    type: 'camunda8-request',
    properties: {
      operation: 'getUserTask',
      parameters: [{ name: 'userTaskKey', value: 'payload.userTaskKey', valueType: 'msg' }],
    },
    asks: ['task2'],
    msg: { payload: TASK },
    sends: 'one',
  },
  'start a process': instance('start', ['start2']),
  'get a process instance': instance('get', ['instance2']),
  'modify a process instance': instance('modify', ['command2']),
  publish: machine('camunda8-message', 'message2', {
    ...{ messageName: 'paid', correlationKey: 'order', correlationKeyType: 'msg' },
    ...{ messageId: 'key', messageIdType: 'msg' },
  }),
  correlate: machine('camunda8-message', 'message2', {
    ...{ operation: 'correlate', messageName: 'paid', correlationKey: 'order', correlationKeyType: 'msg' },
  }),
  broadcast: machine('camunda8-signal', 'message2', { signalName: 'frost' }),
  decide: machine('camunda8-decision', 'decision2', { decisionId: 'weather' }),
  'decide by key': machine('camunda8-decision', 'decision2', { decisionKey: 'key', decisionKeyType: 'msg' }),
  deploy: {
    ...{ type: 'camunda8-deploy', properties: {}, asks: ['deployment'], sends: 'one' },
    msg: { payload: [{ name: 'plants.bpmn', content: '<definitions/>' }], filename: 'a.form' },
  },
  'deploy a folder': {
    ...{ type: 'camunda8-deploy', asks: ['deployment'], sends: 'one', msg: { payload: 1 } },
    properties: { source: 'folder', folder: 'none', onStart: true, watch: true },
  },
  'read an incident': {
    ...{ type: 'camunda8-incident', properties: { operation: 'get' } },
    ...{ asks: ['incident2'], msg: { payload: { incidentKey: KEY } }, sends: 'one' },
  },
  'new incidents': incidentEvents('new'),
  'all incidents': incidentEvents('all'),
  'log in': login({ headers: true }),
  'log in to v1': login({ api: 'v1', headers: true }),
  'login status': login({ operation: 'status' }),
  'log out': login({ operation: 'logout' }),
  search: search('v2', {}, { payload: QUERY }),
  'search page by page': search(
    'v2',
    { output: 'page', shape: 'raw', pageSize: '3' },
    { payload: QUERY, parts: { id: 'a', index: 0 } },
  ),
  'search task by task': search(
    'v2',
    { output: 'task', limit: '10', variables: 'plant, litres' },
    { payload: QUERY },
  ),
  'search by rows': search(
    'v2',
    { filters: FILTERS, variables: 'plant' },
    { payload: {}, state: 'CREATED', plant: 'basil' },
  ),
  'search by an expression': search(
    'v2',
    { query: '{"filter": payload}', queryType: 'jsonata' },
    { payload: { state: 'CREATED' } },
  ),
  'search for anything': {
    ...search('v2', { entity: 'user-tasks', output: 'item', pageSize: '3' }, { payload: QUERY }),
    ...{ type: 'camunda8-search', asks: ['search2'] },
  },
  'search for anything by rows': {
    ...search('v2', { entity: 'user-tasks', filters: FILTERS }, { state: 'CREATED', plant: 'basil' }),
    ...{ type: 'camunda8-search', asks: ['search2'] },
  },
  'search v1': search('v1', {}, { payload: QUERY_V1 }),
  'search v1 page by page': search('v1', { output: 'page', shape: 'raw' }, { payload: QUERY_V1 }),
  'search v1 task by task': search('v1', { output: 'task', variables: 'plant' }, { payload: QUERY_V1 }),
  'search v1 by rows': search(
    'v1',
    { filters: FILTERS.slice(0, 2), variables: 'plant' },
    { payload: {}, state: 'CREATED' },
  ),
  get: task('v2', 'get', ['task2', 'search2']),
  assign: task('v2', 'assign', ['command2']),
  unassign: task('v2', 'unassign', ['command2']),
  complete: task('v2', 'complete', ['command2', 'search2']),
  update: task('v2', 'update', ['command2']),
  variables: task('v2', 'variables', ['variables2']),
  form: task('v2', 'form', ['form2']),
  'draft over v2': task('v2', 'setDraftVariables', []),
  'get v1': task('v1', 'get', ['task1']),
  'assign v1': task('v1', 'assign', ['command1']),
  'unassign v1': task('v1', 'unassign', ['command1']),
  'complete v1': task('v1', 'complete', ['command1', 'search1']),
  'variables v1': task('v1', 'variables', ['variables1']),
  'draft v1': task('v1', 'setDraftVariables', ['command1']),
  'form v1': task('v1', 'form', ['task1', 'form1']),
  'cluster events': {
    ...{ type: 'camunda8-cluster-events', properties: { interval: '5' } },
    ...{ asks: [], msg: {}, sends: 'none' },
  },
  'new tasks': events('v2', 'new'),
  'all tasks': events('v2', 'all'),
  'new tasks v1': events('v1', 'new'),
  'all tasks v1': events('v1', 'all'),
};
