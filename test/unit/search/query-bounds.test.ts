import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import { filterValue } from '../../../src/search/filter-value';
import { readQuery } from '../../../src/search/query';
import { searchBody, searchRequest } from '../../../src/search/search-request';
import { tasklistBody, tasklistRequest } from '../../../src/tasklist/tasklist-request';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { rankOf } from '../../../src/version';
import { refusalOf, searchFor } from '../../support/searches';

const version = (name: string) => ({ name, rank: rankOf(name) });
const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));
const variables = (count: number) => many(count, (index) => ({ name: `v${index}`, value: '1' }));

/** What a message costs until its first request could be sent. */
function bodyOf(payload: unknown, part: Partial<TaskSearch> = {}, name = '8.9.0') {
  const search = searchFor({ ...part, query: readQuery(payload)?.body });
  if (search.api === 'v1') return tasklistBody(tasklistRequest(search, undefined), undefined, 100);
  return searchBody(searchRequest(userTask, search, undefined), version(name), undefined, 100);
}

/** Fails where it takes more than three seconds of work on a slow machine. */
async function soon(action: () => unknown): Promise<void> {
  const started = process.cpuUsage();
  await action();
  should(process.cpuUsage(started).user).be.below(3_000_000);
}

function deep(levels: number): object {
  let value: object = {};
  for (let level = 0; level < levels; level++) value = { deep: value };
  return value;
}

function textOf(levels: number): string {
  return `{"filter":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

/** Small in memory, and of 2^40 characters as text. */
function endless(): unknown {
  let value: unknown = 1;
  for (let level = 0; level < 40; level++) value = [value, value];
  return value;
}

describe('the conditions of a search', () => {
  it('are as many as 1,000', () => {
    const { filter } = bodyOf({ filter: { processInstanceVariables: variables(1_000) } });
    should(filter).have.property('processInstanceVariables').length(1_000);
  });

  const tooMany: [what: string, payload: unknown, part: Partial<TaskSearch>][] = [
    ['40,000 variables', { filter: { processInstanceVariables: variables(40_000) } }, {}],
    ['1,001 variables in two lists', { filter: two(variables(501), variables(500)) }, {}],
    ['the same variable 1,001 times', { filter: { localVariables: many(1_001, () => variables(1)[0]) } }, {}],
    ['1,001 fields', { filter: Object.fromEntries(many(1_001, (index) => [`field${index}`, 1])) }, {}],
    [
      '1,001 operators of a field',
      { filter: { priority: Object.fromEntries(many(1_001, (index) => [`$${index}`, 1])) } },
      {},
    ],
    ['1,001 variables over v1', { taskVariables: variables(1_001) }, { api: 'v1' }],
    ['1,001 variables to include over v1', { includeVariables: variables(1_001) }, { api: 'v1' }],
    [
      '1,001 rows in the form',
      {},
      { filters: many(1_001, (index) => ({ field: `field${index}`, operator: '$eq', value: 1 })) },
    ],
  ];
  for (const [what, payload, part] of tooMany) {
    it(`are refused where they are ${what}, soon`, () =>
      soon(async () => {
        const error = await refusalOf('CAMUNDA_INVALID', () => bodyOf(payload, part));
        should(error.message).equal('The search has more than 1,000 conditions');
      }));
  }

  function two(processInstanceVariables: object[], localVariables: object[]): object {
    return { processInstanceVariables, localVariables };
  }
});

describe('the size of a query', () => {
  const keys = (count: number) => many(count, (index) => String(2_251_799_813_685_248 + index));

  it('lets a list of 65,536 keys through', () => {
    const list = keys(65_536);
    const { filter } = bodyOf({ filter: { processInstanceKey: { $in: list } } }, {}, '8.10.0');
    should(filter).have.property('processInstanceKey').have.property('$in').length(65_536);
  });

  const large: [what: string, payload: unknown][] = [
    ['a list of 1,000,000 values', { filter: { assignee: { $in: keys(1_000_000) } } }],
    ['JSON text of 1,000,000 values', JSON.stringify({ filter: { assignee: { $in: keys(1_000_000) } } })],
    ['a value of 10 MB', { filter: { assignee: 'x'.repeat(10_000_000) } }],
    ['10 MB of blanks', ' '.repeat(10_000_000)],
    ['1,000,000 fields', { filter: Object.fromEntries(many(1_000_000, (index) => [index, 1])) }],
    ['300,000 rows of an order', { sort: many(300_000, () => ({ field: 'name' })) }],
    ['a list of 50,000,000 places', { filter: { assignee: { $in: new Array(50_000_000) } } }],
    ['what is the same twice, 40 times', { filter: { assignee: endless() } }],
  ];
  for (const [what, payload] of large) {
    it(`is refused where it is ${what}, soon`, () =>
      soon(async () => {
        const error = await refusalOf('CAMUNDA_INVALID', () => readQuery(payload));
        should(error.message).equal('The query is too large (at most 2,000,000 characters of JSON)');
      }));
  }

  it('is compared with the query before it soon', () =>
    soon(async () => {
      const before = readQuery({ filter: { assignee: { $in: keys(50_000) } } });
      const endlessQuery = { filter: { assignee: { $in: endless() } } };
      await refusalOf('CAMUNDA_INVALID', () => readQuery(endlessQuery, before));
    }));

  for (const [what, payload] of [
    ['an object of 101 levels', deep(101)],
    ['JSON text of 300 levels', textOf(300)],
  ] as const) {
    it(`is refused where it is ${what}`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => readQuery(payload));
      should(error.message).equal('The query is nested deeper than 100 levels');
    });
  }

  it('is refused where it is text or an object of 100,000 levels', async () => {
    await refusalOf('CAMUNDA_INVALID', () => readQuery(deep(100_000)));
    const error = await refusalOf('CAMUNDA_INVALID', () => readQuery(textOf(100_000)));
    should(error.message).match(/^The query cannot be read: it is nested deeper than/);
  });
});

describe("the size of a filter's value", () => {
  const lists: [what: string, list: unknown[]][] = [
    ['1,000,000 values', many(1_000_000, String)],
    ['4,000,000,000 empty places', new Array(4_000_000_000)],
    ['one text of 1 MB, 60,000 times', new Array(60_000).fill('x'.repeat(1_000_000))],
  ];
  for (const [what, list] of lists) {
    it(`is bounded in a list of ${what}, soon`, () =>
      soon(async () => {
        for (const operator of ['$in', '$notIn']) {
          const error = await refusalOf('CAMUNDA_INVALID', () => filterValue('text', operator, list, 'name'));
          should(error.message).equal(
            'The filter name needs at most 65,536 values with 2,000,000 characters in all',
          );
        }
      }));
  }

  for (const [what, value] of [
    ['endless', endless()],
    ['of 100,000 levels', deep(100_000)],
    ['of 3 MB', 'x'.repeat(3_000_000)],
  ] as const) {
    it(`is bounded in a variable that is ${what}, soon`, () =>
      soon(() => refusalOf('CAMUNDA_INVALID', () => filterValue('variables', '$eq', value, 'v'))));
  }

  it('is bounded in a field that nobody here knows', async () => {
    for (const value of [endless(), deep(101), deep(100_000)]) {
      await refusalOf('CAMUNDA_INVALID', () => filterValue(undefined, '$eq', value, 'future'));
    }
    should(filterValue(undefined, '$eq', { a: [1] }, 'future')).eql({ a: [1] });
  });
});

describe('what cannot be read in a search', () => {
  const lies = new Proxy([], {
    get: () => {
      throw new Error('read me not');
    },
  });
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const kind of ['text', 'key', 'number', 'date', 'tags', 'variables', undefined] as const) {
    it(`is refused in a filter of the kind ${kind}`, async () => {
      for (const value of [lies, revoked, Symbol('value'), () => {}]) {
        await refusalOf('CAMUNDA_INVALID', () => {
          for (const operator of ['$in', '$eq', '$exists']) filterValue(kind, operator, value, 'name');
        });
      }
    });
  }

  it('is refused in an order', async () => {
    const payload = '{"sort":[{"field":"name","order":{"toString":null}}]}';
    await refusalOf('CAMUNDA_INVALID', () => bodyOf(payload));
  });

  it('is left out of the order over v1, which has a field and a direction', () => {
    const sort = [{ field: 'name', order: 'asc', deep: deep(50) }];
    should(bodyOf({ sort }, { api: 'v1' })).eql({ sort: [{ field: 'name', order: 'ASC' }], pageSize: 100 });
  });

  it('is refused where an operator over v1 is a name of every object', async () => {
    for (const operator of ['constructor', 'toString', '__proto__']) {
      const filters = [{ field: 'state', operator, value: 'CREATED' }];
      await refusalOf('CAMUNDA_UNSUPPORTED', () => bodyOf({}, { api: 'v1', filters }));
    }
  });

  it('keeps names of every object as names', () => {
    const payload = '{"filter":{"__proto__":{"state":"CREATED"},"constructor":1}}';
    const { filter } = bodyOf(payload, {}, '8.99.0');
    should(JSON.stringify(filter)).equal('{"__proto__":{"state":"CREATED"},"constructor":1}');
    should({}).not.have.property('state');
  });
});
