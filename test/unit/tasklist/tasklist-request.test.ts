import should from 'should';
import type { JsonObject } from '../../../src/json-object';
import type { FilterRow } from '../../../src/search/search';
import { tasklistBody, tasklistRequest } from '../../../src/tasklist/tasklist-request';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { refusalOf, searchFor } from '../../support/searches';

/** The body of a first page of 100, without its page size. */
function bodyFor(part: Partial<TaskSearch>, tenantId?: string): JsonObject {
  const request = tasklistRequest(searchFor({ api: 'v1', ...part }), tenantId);
  const { pageSize, ...body } = tasklistBody(request, undefined, 100);
  should(pageSize).equal(100);
  return body;
}

function row(field: string, operator: string, value: unknown): FilterRow {
  return { field, operator, value };
}

describe('a search over Tasklist', () => {
  const translated: [row: FilterRow, body: JsonObject][] = [
    [row('state', '$eq', 'CREATED'), { state: 'CREATED' }],
    [row('state', '$in', ['CREATED']), { state: 'CREATED' }],
    [row('assignee', '$eq', 'demo'), { assignee: 'demo' }],
    [row('assignee', '$in', ['demo', 'anna']), { assignees: ['demo', 'anna'] }],
    [row('assignee', '$exists', false), { assigned: false }],
    [row('elementId', '$eq', 'water'), { taskDefinitionId: 'water' }],
    [row('candidateGroup', '$eq', 'home'), { candidateGroup: 'home' }],
    [row('candidateGroup', '$in', ['home', 'garden']), { candidateGroups: ['home', 'garden'] }],
    [row('candidateUser', '$in', ['anna']), { candidateUsers: ['anna'] }],
    [row('processDefinitionKey', '$eq', 2251799813685250), { processDefinitionKey: '2251799813685250' }],
    [row('processInstanceKey', '$eq', '1'), { processInstanceKey: '1' }],
    [row('tenantId', '$eq', 'a'), { tenantIds: ['a'] }],
    [row('tenantId', '$in', ['a', 'b']), { tenantIds: ['a', 'b'] }],
    [row('dueDate', '$gte', '2026-11-21T00:00:00Z'), { dueDate: { from: '2026-11-21T00:00:00Z' } }],
    [row('followUpDate', '$lte', 0), { followUpDate: { to: '1970-01-01T00:00:00.000Z' } }],
    [row('priority', '$gt', '50'), { priority: { gt: 50 } }],
    [
      row('processInstanceVariables.cat', '$eq', 'Minka'),
      { taskVariables: [{ name: 'cat', value: '"Minka"', operator: 'eq' }] },
    ],
    [
      row('localVariables.litres', '$eq', 2),
      { taskVariables: [{ name: 'litres', value: '2', operator: 'eq' }] },
    ],
  ];
  for (const [condition, body] of translated) {
    const { field, operator, value } = condition;
    it(`by ${field} ${operator} ${JSON.stringify(value)} has ${JSON.stringify(body)}`, () => {
      should(bodyFor({ filters: [condition] })).eql(body);
    });
  }

  it('joins the two ends of a date', () => {
    const filters = [
      row('dueDate', '$gte', '2026-11-21T00:00:00Z'),
      row('dueDate', '$lte', '2026-11-22T00:00:00Z'),
    ];
    should(bodyFor({ filters })).eql({
      dueDate: { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' },
    });
  });

  const unsupported: [row: FilterRow, sentence: string][] = [
    [
      row('name', '$eq', 'Water the plants'),
      'cannot filter by name. It can filter tasks by state, assignee, ',
    ],
    [row('creationDate', '$gte', 0), 'cannot filter by creationDate. It can filter tasks by state, '],
    [row('state', '$neq', 'CREATED'), 'cannot compare state like this: it supports $eq, not $neq'],
    [row('state', '$in', ['CREATED', 'FAILED']), 'cannot compare state like this: it supports $eq, not $in'],
    [
      row('assignee', '$like', 'd*'),
      'cannot compare assignee like this: it supports $eq, $in, $exists, not $like',
    ],
    [row('dueDate', '$eq', 0), 'cannot compare dueDate like this: it supports $gte, $lte, not $eq'],
    [
      row('processInstanceVariables.a', '$neq', 1),
      'cannot compare processInstanceVariables like this: it supports $eq, not $neq',
    ],
  ];
  for (const [condition, sentence] of unsupported) {
    it(`by ${condition.field} ${condition.operator} is refused`, async () => {
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => bodyFor({ filters: [condition] }));
      should(error.message).startWith(`Tasklist v1 ${sentence}`);
    });
  }

  it('takes a query as it is', () => {
    const query = {
      assigned: false,
      candidateGroups: ['home'],
      followUpDate: { from: '2026-11-21T00:00:00Z' },
      includeVariables: [{ name: 'cat', alwaysReturnFullValue: true }],
      implementation: 'JOB_WORKER',
      priority: { gte: 50 },
      taskVariables: [{ name: 'cat', value: '"Minka"', operator: 'eq' }],
    };
    should(bodyFor({ query })).eql(query);
  });

  it('refuses a query with a field that Tasklist lacks', async () => {
    const query = { filter: { state: 'CREATED' } };
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => bodyFor({ query }));
    should(error.message).startWith(
      'The query has names that Tasklist v1 does not know: filter. It can have state, assignee, ',
    );
  });

  it('lets the form win over the query, under whichever name of the field', () => {
    const query = { assignees: ['anna'], assigned: true, candidateGroup: 'garden', state: 'CREATED' };
    const filters = [row('assignee', '$eq', 'demo'), row('candidateGroup', '$in', ['home', 'garden'])];
    should(bodyFor({ query, filters })).eql({
      assignee: 'demo',
      candidateGroups: ['home', 'garden'],
      state: 'CREATED',
    });
  });

  it('lets a variable of the form win, and keeps the others of the query', () => {
    const taskVariables = [
      { name: 'cat', value: '"Minka"', operator: 'eq' },
      { name: 'litres', value: '2', operator: 'eq' },
    ];
    const filters = [row('processInstanceVariables.cat', '$eq', 'Tom')];
    should(bodyFor({ query: { taskVariables }, filters })).eql({
      taskVariables: [
        { name: 'litres', value: '2', operator: 'eq' },
        { name: 'cat', value: '"Tom"', operator: 'eq' },
      ],
    });
  });

  it("is for the cluster's tenant where nobody names one", () => {
    should(bodyFor({}, 'household')).eql({ tenantIds: ['household'] });
    should(bodyFor({ query: { tenantIds: ['a'] } }, 'household')).eql({ tenantIds: ['a'] });
    should(bodyFor({ filters: [row('tenantId', '$eq', 'b')] }, 'household')).eql({ tenantIds: ['b'] });
  });

  it('is sorted as the form says, in the names of Tasklist', () => {
    const sort = [
      { field: 'creationDate', order: 'DESC' as const },
      { field: 'completionDate', order: 'ASC' as const },
      { field: 'dueDate', order: 'ASC' as const },
    ];
    should(bodyFor({ sort, query: { sort: [{ field: 'priority', order: 'ASC' }] } })).eql({
      sort: [
        { field: 'creationTime', order: 'DESC' },
        { field: 'completionTime', order: 'ASC' },
        { field: 'dueDate', order: 'ASC' },
      ],
    });
  });

  it('is sorted as the query says where the form does not', () => {
    should(
      bodyFor({ query: { sort: [{ field: 'creationTime', order: 'desc' }, { field: 'dueDate' }] } }),
    ).eql({
      sort: [
        { field: 'creationTime', order: 'DESC' },
        { field: 'dueDate', order: 'ASC' },
      ],
    });
  });

  for (const sort of ['creationTime', [1], [{}]]) {
    it(`refuses ${JSON.stringify(sort)} for an order`, async () => {
      await refusalOf('CAMUNDA_INVALID', () => bodyFor({ query: { sort } }));
    });
  }

  it('starts where the query says, and goes on from the last task', () => {
    const request = tasklistRequest(
      searchFor({ api: 'v1', query: { searchAfterOrEqual: ['5'] } }),
      undefined,
    );
    should(tasklistBody(request, undefined, 3)).eql({ searchAfterOrEqual: ['5'], pageSize: 3 });
    should(tasklistBody(request, ['7'], 3)).eql({ searchAfter: ['7'], pageSize: 3 });
  });
});
