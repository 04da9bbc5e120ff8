// What Tasklist (`/v1`) can filter tasks by. Data alone, because forms know it too.

const VARIABLES = { $eq: 'taskVariables' };
const from = (name: string) => ({ $gte: `${name}.from`, $lte: `${name}.to` });

/** How Tasklist filters by a field of the form, operator by operator. Source: Camunda's Tasklist API, 8.6. */
export const TASKLIST_FILTERS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map<
  string,
  Record<string, string>
>([
  ['state', { $eq: 'state' }],
  ['assignee', { $eq: 'assignee', $in: 'assignees', $exists: 'assigned' }],
  ['elementId', { $eq: 'taskDefinitionId' }],
  ['candidateGroup', { $eq: 'candidateGroup', $in: 'candidateGroups' }],
  ['candidateUser', { $eq: 'candidateUser', $in: 'candidateUsers' }],
  ['processDefinitionKey', { $eq: 'processDefinitionKey' }],
  ['processInstanceKey', { $eq: 'processInstanceKey' }],
  ['tenantId', { $eq: 'tenantIds', $in: 'tenantIds' }],
  ['followUpDate', from('followUpDate')],
  ['dueDate', from('dueDate')],
  [
    'priority',
    {
      $eq: 'priority.eq',
      $gt: 'priority.gt',
      $gte: 'priority.gte',
      $lt: 'priority.lt',
      $lte: 'priority.lte',
    },
  ],
  ['processInstanceVariables', VARIABLES],
  ['localVariables', VARIABLES],
]);

/** Of variables, each of which is a condition of its own. */
export const TASKLIST_VARIABLES = VARIABLES.$eq;
