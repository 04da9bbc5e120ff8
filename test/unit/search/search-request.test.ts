import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import type { JsonObject } from '../../../src/json-object';
import type { FilterRow } from '../../../src/search/search';
import { searchBody, searchRequest } from '../../../src/search/search-request';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { rankOf } from '../../../src/version';
import { refusalOf, searchFor } from '../../support/searches';

/** The body of a first page of 100. */
function bodyFor(version: string, part: Partial<TaskSearch>, tenantId?: string): JsonObject {
  const request = searchRequest(userTask, searchFor(part), tenantId);
  return searchBody(request, { name: version, rank: rankOf(version) }, undefined, 100);
}

function filterFor(version: string, part: Partial<TaskSearch>, tenantId?: string): unknown {
  return bodyFor(version, part, tenantId).filter;
}

function row(field: string, operator: string, value: unknown): FilterRow {
  return { field, operator, value };
}

function formFilter(version: string, ...filters: FilterRow[]): unknown {
  return filterFor(version, { filters });
}

function queryFilter(version: string, filter: JsonObject): unknown {
  return filterFor(version, { query: { filter } });
}

describe('the filter of a user-task search', () => {
  it('takes a list of the form as text with commas, each key of it digit for digit', () => {
    const keys = '2251799813685251, 9223372036854775807';
    should(
      formFilter('8.10.0', row('assignee', '$in', ' anna, ben ,'), row('processInstanceKey', '$notIn', keys)),
    ).eql({
      assignee: { $in: ['anna', 'ben'] },
      processInstanceKey: { $notIn: ['2251799813685251', '9223372036854775807'] },
    });
    should(formFilter('8.8.0', row('priority', '$in', '50, 90'))).eql({ priority: { $in: [50, 90] } });
    should(formFilter('8.9.0', row('tags', '$eq', 'garden, wet'))).eql({ tags: ['garden', 'wet'] });
    const variable = row('processInstanceVariables.plant', '$in', 'basil, mint');
    should(formFilter('8.8.0', variable)).eql({
      processInstanceVariables: [{ name: 'plant', value: { $in: ['"basil"', '"mint"'] } }],
    });
  });

  it('leaves a list of JSON as it is, and a query too, whatever commas are in it', () => {
    should(formFilter('8.8.0', row('assignee', '$in', ['anna, ben']))).eql({
      assignee: { $in: ['anna, ben'] },
    });
    should(formFilter('8.8.0', row('assignee', '$eq', 'anna, ben'))).eql({ assignee: 'anna, ben' });
    should(queryFilter('8.8.0', { assignee: { $in: 'anna, ben' } })).eql({
      assignee: { $in: ['anna, ben'] },
    });
  });

  it('refuses a list of the form that has nothing but commas', () => {
    should(() => formFilter('8.8.0', row('assignee', '$in', ' , '))).throw(/at least one value/);
  });

  it('is not sent where nobody filters', () => {
    should(bodyFor('8.9.0', {})).eql({ page: { limit: 100 } });
  });

  it('has the newest names from 8.8 on', () => {
    const rows = [
      row('userTaskKey', '$eq', '1'),
      row('tenantId', '$eq', 't'),
      row('candidateGroup', '$eq', 'g'),
    ];
    should(formFilter('8.8.0', ...rows)).eql({ userTaskKey: '1', tenantId: 't', candidateGroup: 'g' });
  });

  it('has the old names up to 8.7', () => {
    const rows = [
      row('userTaskKey', '$eq', '1'),
      row('tenantId', '$eq', 't'),
      row('candidateGroup', '$eq', 'g'),
    ];
    for (const version of ['8.6.0', '8.7.26']) {
      should(formFilter(version, ...rows)).eql({ key: '1', tenantIds: 't', candidateGroup: 'g' });
    }
  });

  it('takes the old names in a query, whatever the version', () => {
    const filter = { key: '1', tenantIds: 't' };
    should(queryFilter('8.6.0', filter)).eql({ key: '1', tenantIds: 't' });
    should(queryFilter('8.9.0', filter)).eql({ userTaskKey: '1', tenantId: 't' });
  });

  it('adds the query to the form', () => {
    const filters = [row('state', '$eq', 'CREATED')];
    const query = { filter: { assignee: 'demo' } };
    should(filterFor('8.8.0', { filters, query })).eql({ state: 'CREATED', assignee: 'demo' });
  });

  it("lets the form win, also over the query's old name of the field", () => {
    const filters = [row('userTaskKey', '$eq', '1')];
    const query = { filter: { key: '2', userTaskKey: '3' } };
    should(filterFor('8.6.0', { filters, query })).eql({ key: '1' });
    should(filterFor('8.8.0', { filters, query })).eql({ userTaskKey: '1' });
  });

  it('takes a null of the query for a field that is not given', () => {
    should(queryFilter('8.8.0', { assignee: null, state: 'CREATED' })).eql({ state: 'CREATED' });
  });

  it('joins rows of one field', () => {
    const rows = [
      row('dueDate', '$gte', '2026-11-21T00:00:00Z'),
      row('dueDate', '$lt', '2026-11-22T00:00:00Z'),
    ];
    should(formFilter('8.8.0', ...rows)).eql({
      dueDate: { $gte: '2026-11-21T00:00:00Z', $lt: '2026-11-22T00:00:00Z' },
    });
  });

  it('refuses the same condition twice', async () => {
    const rows = [row('candidateGroup', '$eq', 'home'), row('candidateGroup', '$eq', 'garden')];
    const error = await refusalOf('CAMUNDA_INVALID', () => formFilter('8.8.0', ...rows));
    should(error.message).equal('The form filters candidateGroup twice with $eq');
  });
});

describe('the operators of a user-task search', () => {
  it('sends them from 8.8 on', () => {
    should(
      formFilter('8.8.0', row('assignee', '$exists', false), row('state', '$in', ['CREATED', 'FAILED'])),
    ).eql({
      assignee: { $exists: false },
      state: { $in: ['CREATED', 'FAILED'] },
    });
  });

  it('sends equality as the plain value, whichever way it is said', () => {
    for (const version of ['8.6.0', '8.8.0']) {
      should(queryFilter(version, { assignee: { $eq: 'demo' } })).eql({ assignee: 'demo' });
    }
    should(queryFilter('8.6.0', { assignee: { $in: ['demo'] } })).eql({ assignee: 'demo' });
    should(queryFilter('8.8.0', { elementId: { $in: ['water'] } })).eql({ elementId: 'water' });
  });

  const unsupported: [version: string, filter: JsonObject, sentence: string][] = [
    [
      '8.6.0',
      { assignee: { $exists: false } },
      'cannot compare assignee like this: it supports $eq, not $exists',
    ],
    [
      '8.6.0',
      { state: { $in: ['CREATED', 'FAILED'] } },
      'cannot compare state like this: it supports $eq, not $in',
    ],
    [
      '8.6.0',
      { state: { $eq: 'CREATED', $neq: 'FAILED' } },
      'cannot compare state like this: it supports $eq, not $neq',
    ],
    [
      '8.8.0',
      { elementId: { $like: 'w*' } },
      'cannot compare elementId like this: it supports $eq, not $like',
    ],
    ['8.8.9', { name: { $like: 'Water*' } }, 'cannot compare name like this: it supports $eq, not $like'],
    [
      '8.9.0',
      { processDefinitionKey: { $in: ['1', '2'] } },
      'cannot compare processDefinitionKey like this: it supports $eq, not $in',
    ],
    [
      '8.9.0',
      { priority: { $notIn: [1] } },
      'cannot compare priority like this: it supports $eq, $neq, $exists, $in, $gt, $gte, $lt, $lte, not $notIn',
    ],
    [
      '8.8.0',
      { state: { $notIn: ['FAILED'] } },
      'cannot compare state like this: it supports $eq, $neq, $exists, $in, $like, not $notIn',
    ],
  ];
  for (const [version, filter, sentence] of unsupported) {
    it(`refuses ${JSON.stringify(filter)} for ${version}`, async () => {
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => queryFilter(version, filter));
      should(error.message).equal(`Camunda ${version} ${sentence}`);
    });
  }

  it('knows what later versions have learned', () => {
    should(queryFilter('8.9.0', { name: { $like: 'Water*' } })).eql({ name: { $like: 'Water*' } });
    should(queryFilter('8.10.0-alpha3', { processDefinitionKey: { $in: ['1', '2'] } })).eql({
      processDefinitionKey: { $in: ['1', '2'] },
    });
  });
});

describe('the fields of a user-task search', () => {
  const absent: [version: string, field: string, value: unknown][] = [
    ['8.6.0', 'dueDate', '2026-11-21T00:00:00Z'],
    ['8.6.0', 'name', 'Water the plants'],
    ['8.7.0', 'priority', 50],
    ['8.7.0', 'elementInstanceKey', '1'],
    ['8.8.9', 'tags', 'urgent'],
    ['8.9.0', 'businessId', 'order-1'],
    ['8.8.0', 'candidateGroups', 'home'],
    ['8.10.0', 'colour', 'red'],
  ];
  for (const [version, field, value] of absent) {
    it(`refuses ${field} for ${version}`, async () => {
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        formFilter(version, row(field, '$eq', value)),
      );
      should(error.message).startWith(
        `Camunda ${version} cannot filter by ${field}. It can filter user tasks by state, assignee, `,
      );
      should(error.message).not.endWith(field);
    });
  }

  it('has each as soon as its version has', () => {
    should(formFilter('8.8.0', row('dueDate', '$eq', '2026-11-21T00:00:00Z'))).have.property('dueDate');
    should(formFilter('8.9.0', row('tags', '$eq', 'urgent'))).eql({ tags: ['urgent'] });
    should(formFilter('8.10.0', row('businessId', '$eq', 'order-1'))).eql({ businessId: 'order-1' });
  });

  it('passes on what it does not know to a version newer than all it knows', () => {
    for (const version of ['8.11.0', '9.0.0']) {
      should(queryFilter(version, { colour: { $mixes: 'red' }, elementId: { $like: 'w*' } })).eql({
        colour: { $mixes: 'red' },
        elementId: { $like: 'w*' },
      });
    }
  });

  it('refuses a query that is no search, instead of finding every task', async () => {
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
      bodyFor('8.6.0', { query: { assignee: 'demo' } }),
    );
    should(error.message).equal('The query has unknown names: assignee. It can have filter, sort, page');
  });

  for (const query of [{ filter: 'state' }, { filter: [] }, { page: 3 }, { sort: {} }, { sort: ['state'] }]) {
    it(`refuses the query ${JSON.stringify(query)}`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => bodyFor('8.8.0', { query }));
      should(error.message).match(/^(filter|page|sort) of the query must be /);
    });
  }
});

describe("a filter's value", () => {
  it('is text for a key, which newer versions refuse as a number', () => {
    should(queryFilter('8.8.0', { processInstanceKey: 2251799813685257 })).eql({
      processInstanceKey: '2251799813685257',
    });
    should(formFilter('8.6.0', row('userTaskKey', '$eq', 2251799813685257))).eql({ key: '2251799813685257' });
  });

  it('is refused for a key whose digits are lost already', async () => {
    const error = await refusalOf('CAMUNDA_INVALID', () => queryFilter('8.8.0', { userTaskKey: 2 ** 53 }));
    should(error.message).startWith('The filter userTaskKey needs a key as text');
  });

  it('is a number for a priority, also where a form has text', () => {
    should(formFilter('8.8.0', row('priority', '$gte', '50'))).eql({ priority: { $gte: 50 } });
  });

  it('is RFC 3339 for a date, also where a message has a Date or milliseconds', () => {
    const date = new Date('2026-11-21T19:26:43.279Z');
    for (const value of [date, date.getTime(), '2026-11-21T19:26:43.279Z']) {
      should(formFilter('8.8.0', row('dueDate', '$lte', value))).eql({
        dueDate: { $lte: '2026-11-21T19:26:43.279Z' },
      });
    }
  });

  it('is text for a name, also where a message has a number', () => {
    should(formFilter('8.8.0', row('assignee', '$in', [42, 'demo']))).eql({
      assignee: { $in: ['42', 'demo'] },
    });
  });

  it('is a list for $in, also where a message has one', () => {
    should(formFilter('8.8.0', row('assignee', '$in', 'demo'))).eql({ assignee: { $in: ['demo'] } });
  });

  it('is an empty list for $notIn where there is nobody to leave out', () => {
    should(formFilter('8.8.0', row('assignee', '$notIn', []))).eql({ assignee: { $notIn: [] } });
  });

  it('is true or false for $exists, also where a form has text', () => {
    should(formFilter('8.8.0', row('assignee', '$exists', 'false'))).eql({ assignee: { $exists: false } });
  });

  const wrong: [what: string, row: FilterRow][] = [
    ['a value that is missing', row('assignee', '$eq', undefined)],
    ['a value that is null', row('assignee', '$eq', null)],
    ['a value that is missing of a field nobody knows', row('colour', '$eq', undefined)],
    ['an object for a name', row('assignee', '$eq', { name: 'demo' })],
    ['a list for $eq', row('assignee', '$eq', ['demo'])],
    ['a word for a number', row('priority', '$gte', 'high')],
    ['nothing for a number', row('priority', '$gte', ' ')],
    ['an object for a date', row('dueDate', '$gte', {})],
    ['a date that is none', row('dueDate', '$gte', new Date(Number.NaN))],
    ['a word for $exists', row('assignee', '$exists', 'perhaps')],
    ['a null in a list', row('assignee', '$in', ['demo', null])],
    ['an empty list, with which every task would be found', row('assignee', '$in', [])],
    ['no tag, with which every task would be found', row('tags', '$eq', [])],
    ['a variable that JSON cannot hold', row('processInstanceVariables.plant', '$eq', 1n)],
    ['a variable that is missing', row('processInstanceVariables.plant', '$eq', undefined)],
    ["a variable's name that is missing", row('processInstanceVariables', '$eq', 'fern')],
  ];
  for (const [what, condition] of wrong) {
    it(`is refused: ${what}`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => formFilter('8.11.0', condition));
      should(error.message).startWith(`The filter ${condition.field} needs `);
    });
  }

  it('is refused where a query has an operator missing', async () => {
    const error = await refusalOf('CAMUNDA_INVALID', () => queryFilter('8.8.0', { assignee: {} }));
    should(error.message).equal('The filter assignee has no operator such as $eq');
  });
});

describe('variables in the filter', () => {
  it('are compared with the JSON text of their value', () => {
    const rows = [
      row('processInstanceVariables.plant', '$eq', 'fern'),
      row('processInstanceVariables.litres', '$neq', 2),
      row('localVariables.done', '$eq', null),
    ];
    should(formFilter('8.8.0', ...rows)).eql({
      processInstanceVariables: [
        { name: 'plant', value: '"fern"' },
        { name: 'litres', value: { $neq: '2' } },
      ],
      localVariables: [{ name: 'done', value: 'null' }],
    });
  });

  it('keep the dots in their name', () => {
    should(formFilter('8.8.0', row('processInstanceVariables.order.id', '$in', ['a', 'b']))).eql({
      processInstanceVariables: [{ name: 'order.id', value: { $in: ['"a"', '"b"'] } }],
    });
  });

  it('have one name in 8.6, whichever scope was meant', () => {
    should(formFilter('8.6.7', row('localVariables.litres', '$eq', 2))).eql({
      variables: [{ name: 'litres', value: '2' }],
    });
  });

  it('are refused for 8.6 where they are several: it finds the tasks with any one of them', async () => {
    const rows = [
      row('processInstanceVariables.plant', '$eq', 'fern'),
      row('localVariables.litres', '$eq', 2),
    ];
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => formFilter('8.6.7', ...rows));
    should(error.message).startWith('Camunda 8.6.7 cannot filter by several variables');
  });

  for (const version of ['8.6.8', '8.7.0']) {
    it(`are refused for ${version}, which ignores them`, async () => {
      const error = await refusalOf('CAMUNDA_UNSUPPORTED', () =>
        formFilter(version, row('processInstanceVariables.plant', '$eq', 'fern')),
      );
      should(error.message).startWith(
        `Camunda ${version} cannot filter by processInstanceVariables (plant). It can filter user tasks by `,
      );
    });
  }

  it('of a query go as they are, and beside those of the form', () => {
    const filters = [row('processInstanceVariables.plant', '$eq', 'fern')];
    const variables = [
      { name: 'plant', value: '"cactus"' },
      { name: 'litres', value: '2' },
    ];
    const expected = [
      { name: 'plant', value: '"fern"' },
      { name: 'litres', value: '2' },
    ];
    const query = { filter: { variables } };
    should(filterFor('8.8.0', { filters, query })).eql({ processInstanceVariables: expected });
  });

  for (const variables of ['plant', [1], [{ value: '1' }]]) {
    it(`of a query are refused where they are ${JSON.stringify(variables)}`, async () => {
      await refusalOf('CAMUNDA_INVALID', () => queryFilter('8.8.0', { localVariables: variables }));
    });
  }
});

describe('the tenant of a user-task search', () => {
  it("is the cluster's where nobody names one", () => {
    should(filterFor('8.6.0', {}, 'household')).eql({ tenantIds: 'household' });
    should(filterFor('8.8.0', {}, 'household')).eql({ tenantId: 'household' });
  });

  it("is the query's, under either name, or the form's", () => {
    should(filterFor('8.8.0', { query: { filter: { tenantId: 'a' } } }, 'household')).eql({ tenantId: 'a' });
    should(filterFor('8.8.0', { query: { filter: { tenantIds: 'a' } } }, 'household')).eql({ tenantId: 'a' });
    should(filterFor('8.8.0', { filters: [row('tenantId', '$eq', 'b')] }, 'household')).eql({
      tenantId: 'b',
    });
  });
});

describe('the order of a user-task search', () => {
  const sortFor = (version: string, part: Partial<TaskSearch>) => bodyFor(version, part).sort;

  it("is the query's where the form has none", () => {
    const query = { sort: [{ field: 'creationDate', order: 'desc' }, { field: 'priority' }] };
    should(sortFor('8.8.0', { query })).eql([
      { field: 'creationDate', order: 'DESC' },
      { field: 'priority' },
    ]);
  });

  it("is the form's where it has one", () => {
    const query = { sort: [{ field: 'creationDate' }] };
    should(sortFor('8.8.0', { sort: [{ field: 'name', order: 'ASC' }], query })).eql([
      { field: 'name', order: 'ASC' },
    ]);
  });

  it('translates names that it knows and leaves the others to the server', () => {
    const sort = [
      { field: 'userTaskKey', order: 'ASC' as const },
      { field: 'bogus', order: 'DESC' as const },
    ];
    should(sortFor('8.6.0', { sort })).eql([
      { field: 'key', order: 'ASC' },
      { field: 'bogus', order: 'DESC' },
    ]);
    should(sortFor('8.8.0', { query: { sort: [{ field: 'key' }] } })).eql([{ field: 'userTaskKey' }]);
  });
});

describe('the page of a user-task search', () => {
  const pageFor = (version: string, page?: JsonObject) =>
    bodyFor(version, page ? { query: { page } } : {}).page;

  it('starts as each version wants it', () => {
    should(pageFor('8.6.0')).eql({ limit: 100 });
    should(pageFor('8.8.9')).eql({ from: 0, limit: 100 });
    should(pageFor('8.9.0')).eql({ limit: 100 });
  });

  it('starts where the query says', () => {
    should(pageFor('8.6.0', { from: 5 })).eql({ from: 5, limit: 100 });
    should(pageFor('8.8.0', { from: 5 })).eql({ from: 5, limit: 100 });
    should(pageFor('8.8.0', { after: 'WzFd' })).eql({ after: 'WzFd', limit: 100 });
    should(pageFor('8.8.0', { before: 'WzFd' })).eql({ before: 'WzFd', limit: 100 });
    should(pageFor('8.6.0', { searchAfter: ['1'] })).eql({ searchAfter: ['1'], limit: 100 });
  });

  it('takes for a null what is not given', () => {
    should(pageFor('8.9.0', { after: null, limit: 20 })).eql({ limit: 100 });
  });

  it('takes the endCursor of an earlier search for 8.6 too', () => {
    should(pageFor('8.6.0', { after: '["1795289203279","4"]' })).eql({
      searchAfter: ['1795289203279', '4'],
      limit: 100,
    });
    should(pageFor('8.6.0', { before: '["4"]' })).eql({ searchBefore: ['4'], limit: 100 });
  });

  it('refuses a cursor of 8.8 for 8.6', async () => {
    const error = await refusalOf('CAMUNDA_INVALID', () => pageFor('8.6.0', { after: 'WzFd' }));
    should(error.message).equal('page.after must be an endCursor from this cluster');
  });

  it('refuses sort values for 8.8', async () => {
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => pageFor('8.8.0', { searchAfter: ['1'] }));
    should(error.message).equal(
      'Use page.after instead of page.searchAfter: Camunda 8.8.0 pages with cursors',
    );
  });

  it('refuses what no version knows', async () => {
    const error = await refusalOf('CAMUNDA_UNSUPPORTED', () => pageFor('8.8.0', { size: 3 }));
    should(error.message).equal(
      'page of the query has unknown names: size. It can have limit, from, after, before, searchAfter, searchBefore',
    );
  });

  it('refuses a start that is no number', async () => {
    await refusalOf('CAMUNDA_INVALID', () => pageFor('8.8.0', { from: 'the start' }));
  });
});
