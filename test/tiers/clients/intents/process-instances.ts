import type { JavaCall } from '../vendors/java-query';
import { AT_ONCE, type Intent, KEYS } from './intent';

const variables = { orderId: 4711, gift: false, note: null, lines: [{ item: 'Kätzchen', price: 1.5 }] };
const id = { processDefinitionId: 'order' };
const key = { processInstanceKey: KEYS.instance };
const start = {
  type: 'camunda8-process-instance',
  operation: 'start',
  processDefinitionId: 'order',
} as const;
const byKey = {
  type: 'camunda8-process-instance',
  processInstanceKey: KEYS.instance,
  processInstanceKeyType: 'str',
} as const;
const msg = { payload: variables };
const javaStart: readonly JavaCall[] = [
  ['newCreateInstanceCommand'],
  ['bpmnProcessId', 'order'],
  ['latestVersion'],
];

const instructions = {
  activateInstructions: [
    {
      elementId: 'pack',
      ancestorElementInstanceKey: KEYS.other,
      variableInstructions: [{ variables: { again: true }, scopeId: 'pack' }],
    },
  ],
  terminateInstructions: [{ elementInstanceKey: KEYS.element }],
};
const migration = {
  targetProcessDefinitionKey: KEYS.definition,
  mappingInstructions: [{ sourceElementId: 'pack', targetElementId: 'wrap' }],
};

const starts: readonly Intent[] = [
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

const changes: readonly Intent[] = [
  {
    name: 'get an instance',
    operation: 'getProcessInstance',
    rest: ['getProcessInstance', key, AT_ONCE],
    java: [['newProcessInstanceGetRequest', KEYS.instance]],
    node: { ...byKey, operation: 'get' },
  },
  {
    name: 'cancel an instance',
    operation: 'cancelProcessInstance',
    rest: ['cancelProcessInstance', key],
    sdk: ['cancelProcessInstance', key],
    java: [['newCancelInstanceCommand', KEYS.instance]],
    node: { ...byKey, operation: 'cancel' },
  },
  {
    name: 'set variables of an instance',
    operation: 'createElementInstanceVariables',
    rest: ['createElementInstanceVariables', { elementInstanceKey: KEYS.instance, variables }],
    sdk: ['updateElementInstanceVariables', { elementInstanceKey: KEYS.instance, variables }],
    java: [
      ['newSetVariablesCommand', KEYS.instance],
      ['variables', variables],
    ],
    node: { ...byKey, operation: 'setVariables' },
    msg,
  },
  {
    name: 'set local variables of an instance',
    operation: 'createElementInstanceVariables',
    rest: ['createElementInstanceVariables', { elementInstanceKey: KEYS.instance, variables, local: true }],
    sdk: ['updateElementInstanceVariables', { elementInstanceKey: KEYS.instance, variables, local: true }],
    java: [
      ['newSetVariablesCommand', KEYS.instance],
      ['variables', variables],
      ['local', true],
    ],
    node: { ...byKey, operation: 'setVariables', local: true },
    msg,
  },
  {
    name: 'modify an instance',
    operation: 'modifyProcessInstance',
    rest: ['modifyProcessInstance', { ...key, ...instructions }],
    sdk: ['modifyProcessInstance', { ...key, ...instructions }],
    java: [
      ['newModifyProcessInstanceCommand', KEYS.instance],
      ['activateElement', 'pack', KEYS.other],
      ['withVariables', { again: true }, 'pack'],
      ['and'],
      ['terminateElement', KEYS.element],
    ],
    node: {
      ...byKey,
      operation: 'modify',
      modification: JSON.stringify(instructions),
      modificationType: 'json',
    },
  },
  {
    name: 'move an instance from one element to another',
    operation: 'modifyProcessInstance',
    since: '8.9',
    rest: [
      'modifyProcessInstance',
      {
        ...key,
        moveInstructions: [
          {
            sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'pack' },
            targetElementId: 'print',
          },
        ],
      },
    ],
    java: [
      ['newModifyProcessInstanceCommand', KEYS.instance],
      ['moveElements', 'pack', 'print'],
    ],
    node: {
      ...{ ...byKey, operation: 'modify', modificationType: 'json' },
      modification: JSON.stringify({
        moveInstructions: [
          {
            sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'pack' },
            targetElementId: 'print',
          },
        ],
      }),
    },
  },
  {
    name: 'migrate an instance',
    operation: 'migrateProcessInstance',
    rest: ['migrateProcessInstance', { ...key, ...migration }],
    sdk: ['migrateProcessInstance', { ...key, ...migration }],
    java: [
      ['newMigrateProcessInstanceCommand', KEYS.instance],
      ['migrationPlan', KEYS.definition],
      ['addMappingInstruction', 'pack', 'wrap'],
    ],
    node: { ...byKey, operation: 'migrate', migration: JSON.stringify(migration), migrationType: 'json' },
  },
  {
    name: 'resolve all incidents of an instance',
    operation: 'resolveProcessInstanceIncidents',
    since: '8.9',
    rest: ['resolveProcessInstanceIncidents', key],
    java: [['newResolveProcessInstanceIncidentsCommand', KEYS.instance]],
    node: { ...byKey, operation: 'resolveIncidents' },
  },
  {
    name: 'delete an instance',
    operation: 'deleteProcessInstance',
    since: '8.9',
    rest: ['deleteProcessInstance', key],
    java: [['newDeleteProcessInstanceCommand', KEYS.instance]],
    node: { ...byKey, operation: 'delete' },
  },
];

export const processInstances: readonly Intent[] = [...starts, ...changes];
