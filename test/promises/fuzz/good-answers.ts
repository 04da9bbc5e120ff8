import type { Recipe } from './recipe';
import type { Answer, Route } from './routes';

const VERSION_86 = '8.6.0';
export const VERSIONS = [VERSION_86, '8.8.0', '8.9.1'] as const;
export type Version = (typeof VERSIONS)[number];

const KEY = '2251799813685251';

const TASK_86: Recipe = {
  ...{
    key: { $: 'raw', text: KEY },
    state: 'CREATED',
    assignee: 'anna',
    elementId: 'water',
    formKey: { $: 'raw', text: '2251799813685249' },
  },
  ...{
    candidateGroup: ['home'],
    processDefinitionId: 'plants',
    processInstanceKey: { $: 'raw', text: '2251799813685250' },
  },
  ...{ creationDate: '2026-11-21T19:32:02.002Z', tenantIds: '<default>', customHeaders: {}, priority: 50 },
};

const TASK: Recipe = {
  ...{ userTaskKey: KEY, state: 'CREATED', name: 'Water the plants', assignee: 'anna', elementId: 'water' },
  ...{ candidateGroups: ['home'], candidateUsers: [], processDefinitionId: 'plants', processName: 'Plants' },
  ...{ processInstanceKey: '2251799813685250', processDefinitionKey: '2251799813685248', tags: ['green'] },
  ...{ creationDate: '2026-11-21T19:32:02.002Z', dueDate: '2026-11-22T08:00:00.000Z', tenantId: '<default>' },
  ...{ customHeaders: { room: 'kitchen' }, priority: 50, formKey: '2251799813685249' },
};

const INSTANCE: Recipe = {
  ...{ processInstanceKey: '2251799813685250', processDefinitionKey: '2251799813685248', state: 'ACTIVE' },
  ...{ processDefinitionId: 'plants', processDefinitionVersion: 1, tenantId: '<default>', variables: {} },
};

const INCIDENT: Recipe = {
  ...{ incidentKey: KEY, state: 'ACTIVE', errorType: 'JOB_NO_RETRIES', errorMessage: 'The valve is stuck' },
  ...{ processDefinitionId: 'plants', processInstanceKey: '2251799813685250', elementId: 'water' },
  ...{ creationTime: '2026-11-21T19:32:02.002Z', jobKey: '2251799813685252', tenantId: '<default>' },
};

const INCIDENT_86: Recipe = {
  ...{ key: { $: 'raw', text: KEY }, state: 'ACTIVE', errorType: 'JOB_NO_RETRIES', flowNodeId: 'water' },
  ...{ processDefinitionId: 'plants', creationTime: '2026-11-21T19:32:02.002Z', tenantId: '<default>' },
};

const TASK_V1: Recipe = {
  ...{
    id: KEY,
    name: 'Water the plants',
    taskDefinitionId: 'water',
    processName: 'Plants',
    taskState: 'CREATED',
  },
  ...{
    creationDate: '2026-11-21T19:32:02.002+0000',
    dueDate: null,
    assignee: 'anna',
    candidateGroups: ['home'],
  },
  ...{
    processInstanceKey: '2251799813685250',
    processDefinitionKey: '2251799813685248',
    tenantId: '<default>',
  },
  ...{
    formKey: 'camunda-forms:bpmn:water',
    formId: 'water',
    formVersion: 1,
    isFirst: true,
    sortValues: ['1795289523943', KEY],
  },
  variables: [
    { id: '1', name: 'plant', value: '"basil"', isValueTruncated: false, previewValue: null, draft: null },
  ],
};

const VARIABLES: Recipe = [
  { name: 'plant', value: '"basil"', variableKey: '1', scopeKey: '2251799813685250', isTruncated: false },
  { name: 'litres', value: '2', variableKey: '2', scopeKey: KEY, isTruncated: false },
];
const VARIABLES_V1: Recipe = [
  {
    id: '1',
    name: 'plant',
    value: '"basil"',
    isValueTruncated: false,
    draft: { value: '"mint"', isValueTruncated: false },
  },
  { id: '2', name: 'notes', value: null, isValueTruncated: true, previewValue: '"a' },
];
const SCHEMA: Recipe = {
  $: 'json',
  of: {
    type: 'default',
    components: [
      { type: 'textfield', key: 'note' },
      { type: 'group', components: [{ type: 'number', key: 'n' }] },
    ],
  },
};

const DECISION: Record<string, Recipe> = {
  ...{ decisionDefinitionId: 'weather', decisionDefinitionKey: KEY, output: '{"warning":"frost"}' },
  ...{ failureMessage: null, decisionInstanceKey: KEY, decisionEvaluationKey: KEY },
  evaluatedInputs: [{ inputId: 'i', inputValue: '-3' }],
  matchedRules: [{ ruleIndex: 1, evaluatedOutputs: [{ outputId: 'o', outputValue: '"frost"' }] }],
};
const DEPLOYED: Recipe = [
  {
    processDefinition: {
      ...{
        processDefinitionId: 'plants',
        processDefinitionVersion: 2,
        processDefinitionKey: '2251799813685252',
      },
      ...{ resourceName: 'plants.bpmn', tenantId: '<default>' },
    },
    form: null,
  },
  { form: { formId: 'water', version: 1, formKey: KEY, resourceName: 'water.form', tenantId: '<default>' } },
];

const PAGE_86: Recipe = {
  totalItems: 1,
  firstSortValues: ['1', KEY],
  lastSortValues: ['1795289523943', KEY],
};
const PAGE: Recipe = { totalItems: 1, startCursor: 'WzFd', endCursor: 'WzJd', hasMoreTotalItems: false };

const SESSION: [string, string][] = [
  ['set-cookie', 'OPERATE-SESSION=0123456789ABCDEF; Path=/; HttpOnly; SameSite=Lax'],
  ['set-cookie', 'X-CSRF-TOKEN=866f334c-a507-40f8-a047-362ad58a28b3; Path=/; HttpOnly'],
  ['x-csrf-token', '866f334c-a507-40f8-a047-362ad58a28b3'],
];

function json(body: Recipe, status = 200): Answer {
  return { status, headers: [['content-type', 'application/json']], body, comes: 'json' };
}

const nothing: Answer = { status: 204, headers: [], body: '', comes: 'text' };

/** What a Camunda of this version answers when all is well. */
export function goodAnswer(route: Route, version: Version): Answer {
  const is86 = version === VERSION_86;
  switch (route) {
    case 'topology':
      return json({
        gatewayVersion: version,
        brokers: [{ nodeId: 0, host: '127.0.0.1', port: 26501, partitions: [] }],
        clusterSize: 1,
      });
    case 'search2':
      return json({ items: [is86 ? TASK_86 : TASK], page: is86 ? PAGE_86 : PAGE });
    case 'task2':
      return json(TASK);
    case 'variables2':
      return json({ items: VARIABLES, page: { totalItems: 2 } });
    case 'definitions2':
      return json({
        items: [
          { processDefinitionKey: KEY, processDefinitionId: 'p', version: 1, name: 'Water', versionTag: 'a' },
          { decisionDefinitionKey: KEY, decisionDefinitionId: 'd', version: 1, name: 'Heat' },
        ],
        page: { totalItems: 2 },
      });
    case 'model2':
      return { status: 200, headers: [['content-type', 'text/xml']], body: '<definitions/>', comes: 'text' };
    case 'form2':
      return json({
        formKey: '2251799813685249',
        formId: 'water',
        version: 1,
        tenantId: '<default>',
        schema: SCHEMA,
      });
    case 'start2':
    case 'instance2':
      return json(INSTANCE);
    case 'message2': {
      const key: Recipe = is86 ? { $: 'raw', text: KEY } : KEY;
      return json({ messageKey: key, signalKey: key, processInstanceKey: key, tenantId: '<default>' });
    }
    case 'decision2':
      return json({ ...DECISION, evaluatedDecisions: [DECISION] });
    case 'deployment':
      return json({ deploymentKey: KEY, deployments: DEPLOYED, tenantId: '<default>' });
    case 'incidents2':
      return json({ items: [is86 ? INCIDENT_86 : INCIDENT], page: is86 ? PAGE_86 : PAGE });
    case 'incident2':
      return json(is86 ? INCIDENT_86 : INCIDENT);
    case 'search1':
      return json([TASK_V1]);
    case 'task1':
    case 'command1':
      return json(TASK_V1);
    case 'variables1':
      return json(VARIABLES_V1);
    case 'form1':
      return json({
        id: 'water',
        processDefinitionKey: '2251799813685248',
        version: 1,
        schema: SCHEMA,
      });
    case 'token':
      return json({
        access_token: 'e30.eyJleHAiOjQwMDAwMDAwMDAsImlhdCI6MX0.c2ln',
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'a',
      });
    case 'login':
      return { ...nothing, headers: SESSION };
    case 'command2':
      return nothing;
  }
}
