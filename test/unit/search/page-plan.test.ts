import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import type { PagePlan } from '../../../src/search/page-plan';
import { searchRequest } from '../../../src/search/search-request';
import { tasklistRequest } from '../../../src/tasklist/tasklist-request';
import type { TaskSearch } from '../../../src/user-tasks/task-search';
import { refusalOf, searchFor } from '../../support/searches';

function planOf(part: Partial<TaskSearch>): PagePlan {
  const search = searchFor(part);
  const isV1 = search.api === 'v1';
  return (isV1 ? tasklistRequest(search, undefined) : searchRequest(userTask, search, undefined)).plan;
}

function sizeOf(part: Partial<TaskSearch>): number {
  return planOf(part).size;
}

describe('the size of a page', () => {
  const sizes: [what: string, search: Partial<TaskSearch>, size: number][] = [
    ['100 where nobody says it', {}, 100],
    ["the form's", { pageSize: 7 }, 7],
    ["the form's and not the query's", { pageSize: 7, query: { page: { limit: 9 } } }, 7],
    ["the query's", { query: { page: { limit: 9 } } }, 9],
    ["a v1 query's", { api: 'v1', query: { pageSize: 9 } }, 9],
    ['at most 10,000', { pageSize: 10_000 }, 10_000],
  ];
  for (const [what, search, size] of sizes) {
    it(`is ${what}`, () => {
      should(sizeOf(search)).equal(size);
    });
  }

  for (const limit of [-1, 2.5, 10_001, '20', {}]) {
    it(`refuses ${JSON.stringify(limit)} of a query`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => sizeOf({ query: { page: { limit } } }));
      should(error.message).equal('The page size of the query must be a whole number (0 to 10,000)');
    });
  }

  for (const pageSize of [0, -1, 10_001]) {
    it(`refuses ${pageSize} of the form`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => sizeOf({ pageSize }));
      should(error.message).equal('The page size must be a whole number (1 to 10,000)');
    });
  }
});

describe('the limit of a search', () => {
  for (const limit of [-1, 1.5, Number.NaN]) {
    it(`is not ${limit}`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => planOf({ limit }));
      should(error.message).equal('The limit must be a whole number (at least 0)');
    });
  }

  it('is none where nobody says it, and 0 where only the number counts', () => {
    should(planOf({}).limit).equal(Infinity);
    should(planOf({ limit: 0 }).limit).equal(0);
    should(planOf({ query: { page: { limit: 0 } }, limit: 5 }).limit).equal(0);
    should(planOf({ query: { page: { limit: 0 } }, pageSize: 5 }).limit).equal(Infinity);
  });
});
