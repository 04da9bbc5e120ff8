import should from 'should';
import { userTask } from '../../../src/entities/user-task';
import type { JsonObject } from '../../../src/json-object';
import type { FilterRow } from '../../../src/search/search';
import { searchBody, searchRequest } from '../../../src/search/search-request';
import { rankOf } from '../../../src/version';
import { searchFor } from '../../support/searches';

function filterOf(filters: FilterRow[], filter: JsonObject = {}): unknown {
  const request = searchRequest(userTask, searchFor({ filters, query: { filter } }), undefined);
  return searchBody(request, { name: '8.8.0', rank: rankOf('8.8.0') }, undefined, 100).filter;
}

const due = (operator: string, value: unknown) => filterOf([{ field: 'dueDate', operator, value }]);

/** Midnight where Node-RED runs. */
const begin = new Date('2026-11-28T00:00:00').toISOString();
const end = new Date('2026-11-28T23:59:59.999').toISOString();

describe('a date in a filter', () => {
  for (const [operator, meant] of [
    ['$eq', { $gte: begin, $lte: end }],
    ['$gte', { $gte: begin }],
    ['$lt', { $lt: begin }],
    ['$lte', { $lte: end }],
    ['$gt', { $gt: end }],
    ['$in', { $in: [begin] }],
  ] as const) {
    it(`without a time is all of the day where Node-RED runs: ${operator}`, () => {
      const value = operator === '$in' ? ['2026-11-28'] : ' 2026-11-28 ';
      should(due(operator, value)).eql({ dueDate: meant });
    });
  }

  it('without an offset is of the time zone where Node-RED runs', () => {
    const value = new Date('2026-11-28T14:30:00').toISOString();
    should(due('$gte', '2026-11-28 14:30')).eql({ dueDate: { $gte: value } });
    should(due('$gte', '2026-11-28T14:30:00')).eql({ dueDate: { $gte: value } });
  });

  for (const value of ['2026-11-28T14:30:00Z', '2026-11-28T14:30:00.123+01:00', '+12026-01-01T00:00:00Z']) {
    it(`stays as it is where Camunda may take it: ${value}`, () => {
      should(due('$gte', value)).eql({ dueDate: { $gte: value } });
    });
  }

  for (const value of ['tomorrow', '28.11.2026', '2026-11-45', '11/28/2026', '20261128']) {
    it(`is refused where it is certainly none: ${value}`, () => {
      const words = /Write a date such as 2026-11-28 in the filter dueDate\. This is none: .*/;
      should(() => due('$lte', value)).throw(words);
      should(() => filterOf([], { dueDate: { $lte: value } })).throw(words);
    });
  }

  it('is shown in a sentence by its beginning alone', () => {
    should(() => due('$lte', 'a'.repeat(1_000))).throw(/none: a{60}$/);
  });
});

describe('a state in a filter', () => {
  const state = (operator: string, value: unknown) => filterOf([{ field: 'state', operator, value }]);

  it('is refused where no Camunda can know it', () => {
    should(() => state('$eq', 'open')).throw(
      /The filter state has no value open\. Choose one of CREATED, .*/,
    );
    should(() => state('$in', ['CREATED', 'in work'])).throw(/has no value in work/);
  });

  it('may be one that a newer Camunda has learned, or a part of one', () => {
    should(state('$eq', 'SUSPENDED')).eql({ state: 'SUSPENDED' });
    should(state('$like', 'c*')).eql({ state: { $like: 'c*' } });
  });
});
