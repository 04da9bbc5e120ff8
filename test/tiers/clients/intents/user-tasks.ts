import { AT_ONCE, type Intent, KEYS } from './intent';

const { task: userTaskKey } = KEYS;
const variables = { litres: 2, done: true };
const task = { type: 'camunda8-task', taskKey: userTaskKey, taskKeyType: 'str' } as const;
const changeset = {
  candidateGroups: ['home', 'garden'],
  candidateUsers: [],
  dueDate: '2026-12-24T18:00:00Z',
  priority: 80,
};

export const userTasks: readonly Intent[] = [
  {
    name: 'get a user task',
    operation: 'getUserTask',
    rest: ['getUserTask', { userTaskKey }, AT_ONCE],
    sdk: ['getUserTask', userTaskKey],
    java: [['newUserTaskGetRequest', userTaskKey]],
    node: { ...task, operation: 'get' },
  },
  {
    name: 'complete a user task',
    operation: 'completeUserTask',
    rest: ['completeUserTask', { userTaskKey, variables }],
    sdk: ['completeUserTask', { userTaskKey, variables }],
    java: [
      ['newCompleteUserTaskCommand', userTaskKey],
      ['variables', variables],
    ],
    node: { ...task, operation: 'complete' },
    msg: { variables },
  },
  {
    name: 'assign a user task',
    operation: 'assignUserTask',
    rest: ['assignUserTask', { userTaskKey, assignee: 'anna', allowOverride: false }],
    sdk: ['assignUserTask', { userTaskKey, assignee: 'anna', allowOverride: false }],
    java: [
      ['newAssignUserTaskCommand', userTaskKey],
      ['assignee', 'anna'],
      ['allowOverride', false],
    ],
    node: { ...task, operation: 'assign', assignee: 'anna', allowOverride: false },
  },
  {
    name: 'take a user task over',
    operation: 'assignUserTask',
    rest: ['assignUserTask', { userTaskKey, assignee: 'anna', allowOverride: true }],
    sdk: ['assignUserTask', { userTaskKey, assignee: 'anna' }],
    java: [
      ['newAssignUserTaskCommand', userTaskKey],
      ['assignee', 'anna'],
      ['allowOverride', true],
    ],
    node: { ...task, operation: 'assign', assignee: 'anna', allowOverride: true },
  },
  {
    name: 'give a user task back',
    operation: 'unassignUserTask',
    rest: ['unassignUserTask', { userTaskKey }],
    sdk: ['unassignUserTask', { userTaskKey }],
    java: [['newUnassignUserTaskCommand', userTaskKey]],
    node: { ...task, operation: 'unassign' },
  },
  {
    name: 'change a user task',
    operation: 'updateUserTask',
    rest: ['updateUserTask', { userTaskKey, changeset }],
    // The SDK asks for this at a path that no Camunda has.
    java: [
      ['newUpdateUserTaskCommand', userTaskKey],
      ['candidateGroups', changeset.candidateGroups],
      ['clearCandidateUsers'],
      ['dueDate', changeset.dueDate],
      ['priority', changeset.priority],
    ],
    node: { ...task, operation: 'update' },
    msg: { changes: changeset },
  },
  {
    name: 'get the form of a user task',
    operation: 'getUserTaskForm',
    rest: ['getUserTaskForm', { userTaskKey }, AT_ONCE],
    java: [['newUserTaskGetFormRequest', userTaskKey]],
    node: { ...task, operation: 'form' },
  },
];
