import { AT_ONCE, type Intent, KEYS } from './intent';

const variables = { orderId: 4711, gift: false };
const key = { processInstanceKey: KEYS.instance };
const node = {
  type: 'camunda8-process-instance',
  processInstanceKey: KEYS.instance,
  processInstanceKeyType: 'str',
} as const;
const msg = { payload: variables };

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
const move = {
  moveInstructions: [
    {
      sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'pack' },
      targetElementId: 'print',
    },
  ],
};

export const instanceChanges: readonly Intent[] = [
  {
    name: 'get an instance',
    operation: 'getProcessInstance',
    rest: ['getProcessInstance', key, AT_ONCE],
    java: [['newProcessInstanceGetRequest', KEYS.instance]],
    node: { ...node, operation: 'get' },
  },
  {
    name: 'cancel an instance',
    operation: 'cancelProcessInstance',
    rest: ['cancelProcessInstance', key],
    sdk: ['cancelProcessInstance', key],
    java: [['newCancelInstanceCommand', KEYS.instance]],
    node: { ...node, operation: 'cancel' },
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
    node: { ...node, operation: 'setVariables' },
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
    node: { ...node, operation: 'setVariables', local: true },
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
      ...node,
      operation: 'modify',
      modification: JSON.stringify(instructions),
      modificationType: 'json',
    },
  },
  {
    name: 'move an instance from one element to another',
    operation: 'modifyProcessInstance',
    since: '8.9',
    rest: ['modifyProcessInstance', { ...key, ...move }],
    java: [
      ['newModifyProcessInstanceCommand', KEYS.instance],
      ['moveElements', 'pack', 'print'],
    ],
    node: { ...node, operation: 'modify', modification: JSON.stringify(move), modificationType: 'json' },
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
    node: { ...node, operation: 'migrate', migration: JSON.stringify(migration), migrationType: 'json' },
  },
  {
    name: 'resolve all incidents of an instance',
    operation: 'resolveProcessInstanceIncidents',
    since: '8.9',
    rest: ['resolveProcessInstanceIncidents', key],
    java: [['newResolveProcessInstanceIncidentsCommand', KEYS.instance]],
    node: { ...node, operation: 'resolveIncidents' },
  },
  {
    name: 'delete an instance',
    operation: 'deleteProcessInstance',
    since: '8.9',
    rest: ['deleteProcessInstance', key],
    java: [['newDeleteProcessInstanceCommand', KEYS.instance]],
    node: { ...node, operation: 'delete' },
  },
];
