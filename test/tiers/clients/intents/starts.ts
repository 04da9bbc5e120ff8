import type { JavaCall } from '../vendors/java-query';
import { type Intent, KEYS } from './intent';

const variables = { orderId: 4711, gift: false, note: null, lines: [{ item: 'Kätzchen', price: 1.5 }] };
const id = { processDefinitionId: 'order' };
const start = {
  type: 'camunda8-process-instance',
  operation: 'start',
  processDefinitionId: 'order',
} as const;
const msg = { payload: variables };
const javaStart: readonly JavaCall[] = [
  ['newCreateInstanceCommand'],
  ['bpmnProcessId', 'order'],
  ['latestVersion'],
];

export const starts: readonly Intent[] = [
  {
    name: 'start by id',
    operation: 'createProcessInstance',
    rest: ['createProcessInstance', { ...id, variables }],
    sdk: ['createProcessInstance', { ...id, variables }],
    java: [...javaStart, ['variables', variables]],
    node: start,
    msg,
  },
  {
    name: 'start without variables',
    operation: 'createProcessInstance',
    rest: ['createProcessInstance', id],
    sdk: ['createProcessInstance', { ...id, variables: {} }],
    java: javaStart,
    node: { ...start, variables: '', variablesType: 'msg' },
  },
  {
    name: 'start by id and version',
    operation: 'createProcessInstance',
    rest: ['createProcessInstance', { ...id, processDefinitionVersion: 3, variables }],
    sdk: ['createProcessInstance', { ...id, processDefinitionVersion: 3, variables }],
    java: [
      ['newCreateInstanceCommand'],
      ['bpmnProcessId', 'order'],
      ['version', 3],
      ['variables', variables],
    ],
    node: { ...start, processVersion: '3' },
    msg,
  },
  {
    name: 'start by key',
    operation: 'createProcessInstance',
    rest: ['createProcessInstance', { processDefinitionKey: KEYS.definition, variables }],
    sdk: ['createProcessInstance', { processDefinitionKey: KEYS.definition, variables }],
    java: [['newCreateInstanceCommand'], ['processDefinitionKey', KEYS.definition], ['variables', variables]],
    node: {
      ...{ type: 'camunda8-process-instance', operation: 'start' },
      ...{ processDefinitionKey: KEYS.definition, processDefinitionKeyType: 'str' },
    },
    msg,
  },
  {
    name: 'start with a tenant and tags',
    operation: 'createProcessInstance',
    rest: ['createProcessInstance', { ...id, variables, tenantId: 'cellar', tags: ['urgent'] }],
    sdk: ['createProcessInstance', { ...id, variables, tenantId: 'cellar', tags: ['urgent'] }],
    java: [...javaStart, ['variables', variables], ['tags', ['urgent']], ['tenantId', 'cellar']],
    node: { ...start, tenantId: 'cellar', tags: 'urgent', tagsType: 'str' },
    msg,
  },
  {
    name: 'start with a business id',
    operation: 'createProcessInstance',
    since: '8.9',
    rest: ['createProcessInstance', { ...id, variables, businessId: 'order-4711' }],
    java: [...javaStart, ['variables', variables], ['businessId', 'order-4711']],
    node: { ...start, businessId: 'order-4711', businessIdType: 'str' },
    msg,
  },
  {
    name: 'start at elements',
    operation: 'createProcessInstance',
    rest: [
      'createProcessInstance',
      { ...id, variables, startInstructions: [{ elementId: 'pack' }, { elementId: 'print' }] },
    ],
    sdk: [
      'createProcessInstance',
      { ...id, variables, startInstructions: [{ elementId: 'pack' }, { elementId: 'print' }] },
    ],
    java: [
      ...javaStart,
      ['variables', variables],
      ['startBeforeElement', 'pack'],
      ['startBeforeElement', 'print'],
    ],
    node: { ...start, startElements: 'pack, print' },
    msg,
  },
  {
    name: 'start and wait for the end',
    operation: 'createProcessInstance',
    rest: [
      'createProcessInstance',
      { ...id, variables, awaitCompletion: true, fetchVariables: ['total'], requestTimeout: 20_000 },
    ],
    sdk: [
      'createProcessInstanceWithResult',
      { ...id, variables, fetchVariables: ['total'], requestTimeout: 20_000 },
    ],
    java: [
      ...javaStart,
      ['variables', variables],
      ['withResult'],
      ['fetchVariables', ['total']],
      ['requestTimeout', 'PT20S'],
    ],
    node: { ...start, operation: 'startAndWait', fetchVariables: 'total', timeout: '20' },
    msg,
  },
];
