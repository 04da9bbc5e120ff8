import should from 'should';
import type { Exchange } from '../../support/relay';
import { Release } from './release';
import { versions } from './versions';

const FOUND = {
  status: 200,
  answerType: 'application/json',
  answerBody: JSON.stringify({
    items: [],
    page: { totalItems: 0, hasMoreTotalItems: false, startCursor: null, endCursor: null },
  }),
};

function search(query: unknown, answer: Partial<Exchange> = {}): Exchange {
  const requestBody = JSON.stringify(query);
  const request = {
    method: 'POST',
    path: '/v2/user-tasks/search',
    requestType: 'application/json',
    requestBody,
  };
  return { ...request, ...FOUND, ...answer };
}

const RIGHT: unknown[] = [
  {},
  { page: { from: 0, limit: 10 } },
  { page: { after: 'WzFd', limit: 10 } },
  { filter: { state: 'CREATED', assignee: { $in: ['anna'], $like: 'a*' }, priority: { $gte: 1 } } },
  { filter: { processInstanceVariables: [{ name: 'plant', value: { $neq: '"basil"' } }] } },
  { sort: [{ field: 'dueDate', order: 'DESC' }] },
];

const WRONG: unknown[] = [
  { bogus: 1 },
  { page: { searchAfter: [1] } },
  { page: { from: 1, after: 'WzFd' } },
  { page: { limit: 0 } },
  { page: { after: 'not base64' } },
  { filter: { key: '1' } },
  { filter: { userTaskKey: 1 } },
  { filter: { userTaskKey: { $in: ['1'] } } },
  { filter: { state: 'NOPE' } },
  { filter: { assignee: { $foo: 'a' } } },
  { filter: { priority: '50' } },
  { filter: { dueDate: { $lt: 'tomorrow' } } },
  { filter: { processInstanceVariables: [{ name: 'plant' }] } },
  { sort: [{ field: 'assignee' }] },
  { sort: [{ field: 'name', order: 'asc' }] },
];

const ODD_ANSWERS: [what: string, answer: Partial<Exchange>][] = [
  ['another status', { status: 418 }],
  ['another type', { answerType: 'text/html' }],
  ['no body', { answerBody: '' }],
  ['no page', { answerBody: '{"items":[]}' }],
  ['another field', { answerBody: FOUND.answerBody.replace('totalItems', 'total') }],
  ['a key that is a number', { answerBody: FOUND.answerBody.replace('[]', '[{"userTaskKey":1}]') }],
  ['a refusal that is no problem', { status: 400, answerType: 'application/problem+json', answerBody: '[]' }],
];

const NOTHING = { status: 204, answerType: undefined, answerBody: '' };

/** An empty text for a date: it takes the date away, as is documented at both. */
const CLEARED = [
  ['PATCH', '/v2/user-tasks/1', { changeset: { dueDate: '', followUpDate: '' } }],
  ['POST', '/v2/jobs/1/completion', { result: { type: 'userTask', corrections: { dueDate: '' } } }],
] as const;

const WRONG_ADDRESSES = [
  '/v2/user-tasks/1/variables/search?truncate=false',
  '/v2/user-tasks/1/variables/search?truncateValues=maybe',
  '/v2/user-tasks/a/variables/search',
  '/v2/user-tasks/search?limit=1',
];

describe("Camunda's descriptions tell right from wrong", () => {
  for (const version of versions) {
    describe(version, () => {
      let release: Release;

      before(async () => {
        release = await Release.load(version);
      });

      const found =
        version === '8.8' ? { answerBody: FOUND.answerBody.replaceAll(/,"\w+Cursor":null/g, '') } : {};
      for (const query of RIGHT) {
        it(`takes ${JSON.stringify(query)}`, () => {
          should(release.faultsOf(search(query, found))).eql([]);
        });
      }

      for (const query of WRONG) {
        it(`refuses ${JSON.stringify(query)}`, () => {
          should(release.faultsOf(search(query, found))).not.be.empty();
        });
      }

      for (const [what, answer] of ODD_ANSWERS) {
        it(`finds ${what} in an answer`, () => {
          should(release.faultsOf(search({}, { ...found, ...answer }))).not.be.empty();
        });
      }

      for (const [method, path, body] of CLEARED) {
        it(`takes ${JSON.stringify(body)} at ${path}`, () => {
          const request = { requestType: 'application/json', requestBody: JSON.stringify(body) };
          should(release.faultsOf({ method, path, ...NOTHING, ...request })).eql([]);
        });
      }

      it('takes a parameter of an address', () => {
        const path = '/v2/user-tasks/1/variables/search?truncateValues=false';
        should(release.faultsOf({ ...search({}, found), path })).eql([]);
      });

      for (const path of WRONG_ADDRESSES) {
        it(`refuses the address ${path}`, () => {
          should(release.faultsOf({ ...search({}, found), path })).not.be.empty();
        });
      }

      it('misses an operation that is not there', () => {
        const exchange = { ...search({}, found), path: '/v2/user-task/search' };
        should(release.faultsOf(exchange)).eql([`POST /v2/user-task/search is not in ${version}`]);
      });
    });
  }
});
