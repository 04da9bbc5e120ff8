import type { FlowNode } from '../../../../scripts/demo/flows';

// The flows of the pictures: small ones, and as the pages of the documents tell to build them.

export type Flow = readonly FlowNode[];

export const cluster = { cluster: 'cluster' };
export const camunda: FlowNode = {
  ...{ id: 'cluster', type: 'camunda8-cluster', name: 'Camunda on this computer' },
  ...{ environment: 'self-managed', authentication: 'none' },
};

const is = (field: string, value: string) => ({ field, operator: '$eq', value, valueType: 'str' });
const isOpen = is('state', 'CREATED');
const isForHome = is('candidateGroup', 'home');
const isDueInTwoDays = { field: 'dueDate', operator: '$eq', value: 'P2D', valueType: 'relative' };

/**
 * A tab with nodes in a row, and below it a Catch node that tells what went wrong.
 * @param id of the tab; the others begin with it
 * @param nodes each with the middle of its place
 */
export function tab(
  id: string,
  label: string,
  ...nodes: readonly [x: number, node: Partial<FlowNode>][]
): Flow {
  const row = nodes.map(([x, node], index) => ({ ...node, id: `${id}-${index}`, x, y: 80 }));
  const problem = [
    { id: `${id}-catch`, type: 'catch', name: 'if it fails', scope: null, x: 130, y: 160 },
    { ...debug('what to do', 'error.message'), id: `${id}-why`, x: 310, y: 160 },
  ];
  const wired = [row, problem].flatMap((line) =>
    line.map((node, index) => ({
      ...node,
      z: id,
      wires: [line.slice(index + 1, index + 2).map(({ id }) => id)],
    })),
  );
  return [{ id, type: 'tab', label }, ...(wired as FlowNode[])];
}

export const button = (name: string, props: readonly object[] = []) => ({
  type: 'inject',
  name,
  props,
  repeat: '',
});

export function debug(name: string, complete = 'payload') {
  const where = { tosidebar: true, console: false, tostatus: false, active: true };
  return { type: 'debug', name, complete, targetType: 'msg', ...where };
}

const sentence = (template: string) => ({
  ...{ type: 'template', name: 'a sentence', template },
  ...{ field: 'payload', fieldType: 'msg', format: 'handlebars', syntax: 'mustache', output: 'str' },
});

const search = (name: string, output: 'array' | 'task', filters: readonly object[]) => ({
  ...{ type: 'camunda8-search-tasks', ...cluster, name, api: 'v2', output, filters },
  ...{ sort: [{ field: 'dueDate', order: 'ASC' }], query: 'payload', queryType: 'msg', shape: 'common' },
});

const finishing = {
  ...{ name: 'finish it', operation: 'complete', api: 'v2', taskKey: '', taskKeyType: 'msg', wait: true },
  variablesType: 'rows',
  variableRows: [
    { name: 'doneBy', value: 'sensor', valueType: 'str' },
    { name: 'weight', value: '7.5', valueType: 'num' },
  ],
};

const watching = {
  ...{
    name: 'tasks for home',
    api: 'v2',
    filters: [isForHome],
    start: 'all',
    interval: '',
    fullInterval: '',
  },
  ...{ query: '{}', queryType: 'json' },
};

export const openTasks = tab(
  'open',
  'Open tasks',
  [130, button('who does what?')],
  [320, search('open tasks', 'task', [isOpen])],
  [
    490,
    sentence('{{payload.name}}: {{payload.assignee}}{{^payload.assignee}}nobody yet{{/payload.assignee}}'),
  ],
  [650, debug('say it')],
);

export const dueTasks = tab(
  'due',
  'Due soon',
  [130, button('what is due?')],
  [310, search('due soon', 'array', [isOpen, isForHome, isDueInTwoDays])],
  [480, debug('tasks')],
);

const searchAny = {
  ...{ type: 'camunda8-search', ...cluster, name: 'running instances', entity: 'process-instances' },
  ...{ filters: [is('state', 'ACTIVE'), { ...isDueInTwoDays, field: 'startDate', value: '-P2D' }] },
  ...{ sort: [{ field: 'startDate', order: 'DESC' }], query: 'payload', queryType: 'msg' },
  ...{ output: 'array', shape: 'common' },
};

export const running = tab(
  'running',
  'What runs',
  [130, button('what runs?')],
  [330, searchAny],
  [500, debug('instances')],
);

export const finishTask = tab(
  'finish',
  'Finish a task',
  [140, button('the bin is empty')],
  [350, search('take out the bins', 'task', [isOpen, is('elementId', 'do-take-out-bins')])],
  [540, { type: 'camunda8-task', ...cluster, ...finishing }],
  [700, debug('finished')],
);

export const newTasks = tab(
  'new',
  'New tasks',
  [140, { type: 'camunda8-task-events', ...cluster, ...watching }],
  [330, sentence('{{topic}}: {{payload.name}}')],
  [490, debug('say it')],
);

const { api: _, ...ofIncidents } = { ...watching, name: 'what is stuck?' };

export const stuck = tab(
  'stuck',
  'What is stuck?',
  [
    140,
    {
      ...{ type: 'camunda8-incident-events', ...cluster, ...ofIncidents },
      filters: [is('processDefinitionId', 'vacuum-house')],
    },
  ],
  [350, sentence('{{payload.processDefinitionId}} is stuck: {{payload.errorMessage}}')],
  [510, debug('tell me')],
);

const mending = {
  incidentKey: 'stuck.incidentKey',
  incidentKeyType: 'flow',
  retries: '3',
  retriesType: 'num',
};

export const mend = tab(
  'mend',
  'Let it go on',
  [150, button('the bin is empty')],
  [350, { type: 'camunda8-incident', ...cluster, name: 'go on', operation: 'resolve', ...mending }],
  [500, debug('it goes on')],
);

export const topology = tab(
  'topology',
  'Is Camunda there?',
  [110, button('ask')],
  [270, { type: 'camunda8-topology', ...cluster }],
  [430, debug('answer')],
);

const starting = {
  ...{ type: 'camunda8-process-instance', ...cluster, name: 'feed the cat', operation: 'startAndWait' },
  ...{ processDefinitionId: 'feed-cat', variables: '{"cat":"Minka"}', variablesType: 'json' },
  ...{ timeout: '3600', tags: 'cat, evening' },
};

export const process = tab(
  'process',
  'Start a process',
  [130, button('the cat is here')],
  [320, starting],
  [490, debug('it is fed')],
);

const request = {
  ...{
    type: 'camunda8-request',
    ...cluster,
    name: 'tasks of Anna',
    operation: 'searchUserTasks',
    parameters: [],
  },
  ...{ body: '{"filter":{"assignee":"anna","state":"CREATED"}}', bodyType: 'json' },
};

export const anything = tab(
  'anything',
  'Ask anything',
  [130, button('what has Anna?')],
  [320, request],
  [490, debug('answer')],
);

export const deployment = tab(
  'deployment',
  'Deploy a folder',
  [130, button('deploy it now')],
  [
    340,
    {
      ...{ type: 'camunda8-deploy', ...cluster, name: 'our processes' },
      ...{ source: 'folder', folder: 'processes', onStart: true, watch: true },
    },
  ],
  [540, debug('what is new')],
);

export const login = tab(
  'login',
  'Does the login work?',
  [130, button('try the login')],
  [310, { type: 'camunda8-login', ...cluster, operation: 'login', headers: false }],
  [490, debug('who am I?')],
);

export const clusterState = tab(
  'state',
  'Is Camunda there?',
  [150, { type: 'camunda8-cluster-events', ...cluster, name: 'is Camunda there?', interval: '' }],
  [350, sentence('Camunda is {{payload.state}}')],
  [530, debug('tell me')],
);

const answer = { type: 'camunda8-job-result', operation: 'complete' };

export const valve = tab(
  'valve',
  'A job opens the valve',
  [130, { type: 'camunda8-job-worker', ...cluster, name: 'open the valve', jobType: 'open-valve' }],
  [330, sentence('valve {{payload.valve}} is open')],
  [510, { ...answer, name: 'it is done', variables: '', variablesType: 'json' }],
);

export const approval = tab(
  'approval',
  'Answer a job later',
  [130, button('approved')],
  [
    310,
    {
      ...{ ...answer, ...cluster, name: 'it is approved' },
      ...{ jobKey: 'asked.jobKey', jobKeyType: 'flow' },
      ...{ variables: '{"approved":true}', variablesType: 'json' },
    },
  ],
  [490, debug('what went on')],
);
