import fc from 'fast-check';
import { badAnswer } from './bad-answers';
import type { Case } from './cases';
import { CREDENTIALS } from './flows';
import { goodAnswer } from './good-answers';
import { isVeryDeep, lengthOf, type Recipe } from './recipe';
import type { Route } from './routes';
import { batchOf, json, mutated, withLongText, words } from './values';

/** What a browser asks Node-RED. */
export interface Request {
  path: string;
  type: string;
  body: Recipe;
  /** Without its first character, which leaves no JSON. */
  isCut: boolean;
}

/** Requests, and how the Camunda of the forms and the page answers. */
export interface Questions {
  requests: Request[];
  answers: Case['answers'];
}

/** Questions of one batch, requests of each, and characters of a request and of all together. */
const MOST_QUESTIONS = 8;
const MOST = 6;
const LONGEST = 4_000_000;
const BUDGET = 26_000_000;

const PROPERTIES: Record<string, Recipe> = {
  ...{
    environment: 'self-managed',
    restAddress: 'CAMUNDA',
    tasklistAddress: 'CAMUNDA',
    tokenUrl: 'CAMUNDA/token',
  },
  ...{
    authentication: 'none',
    clientAuthentication: 'client_secret_post',
    loginPath: '',
    timeout: '2',
    tenantId: '',
  },
};
const CLUSTER = {
  id: 'house-0',
  properties: PROPERTIES,
  credentials: { ...CREDENTIALS, clientSecret: '__PWRD__' },
};

/** Without values of a message: of a search with such ones a form asks nobody. */
const SEARCH = {
  ...{
    api: 'v2',
    sort: [{ field: 'creationDate', order: 'DESC' }],
    query: '{}',
    queryType: 'json',
    variables: '',
  },
  filters: [
    { field: 'assignee', operator: '$eq', value: 'anna', valueType: 'str' },
    { field: 'dueDate', operator: '$lte', value: 'P1D', valueType: 'relative' },
  ],
};
const SEARCH_ANY = { ...SEARCH, entity: 'user-tasks' };
const TASK = {
  key: '2251799813685251',
  person: 'anna',
  variables: { note: 'done', n: 1 },
  userTaskKey: '2251799813685251',
};

/** Good bodies by the path that they are sent to. */
const GOOD: Record<string, Recipe> = {
  '/camunda8-cluster/test-connection': CLUSTER,
  '/camunda8-cluster/deployed': {
    cluster: CLUSTER,
    question: { about: 'model', processId: 'p', tenantId: 'a', version: '1' },
  },
  '/camunda8-search-tasks/request': { properties: SEARCH, cluster: CLUSTER },
  '/camunda8-search-tasks/try': { properties: SEARCH, cluster: CLUSTER },
  '/camunda8-search-tasks/suggestions': { properties: SEARCH, cluster: CLUSTER },
  '/camunda8-search/request': {
    properties: { ...SEARCH_ANY, entity: 'process-instances' },
    cluster: CLUSTER,
  },
  '/camunda8-search/try': { properties: SEARCH_ANY, cluster: CLUSTER },
  '/camunda8-search/suggestions': { properties: SEARCH_ANY, cluster: CLUSTER },
  '/house-tasks/assign': TASK,
  '/house-tasks/unassign': TASK,
  '/house-tasks/complete': TASK,
};

/** Addresses that are read, with what may stand in their query. */
const READ = [
  '/house-tasks',
  '/house-tasks/list',
  '/house-tasks/files/page.js',
  '/house-tasks/files/%00',
  '/house-tasks/form?key=2251799813685251',
  '/house-tasks/form?key[a]=1&key=%00',
  '/house-tasks/form',
];

const TYPES = words(
  'application/json application/json application/json text/plain application/x-www-form-urlencoded x',
);

/** What is very deep Node-RED cannot clone, so that a flow of core nodes never answers its browser. */
function isTooDeep({ path, body }: Request): boolean {
  return path.startsWith('/house-tasks') && isVeryDeep(body);
}

const posted: fc.Arbitrary<Request> = fc
  .constantFrom(...Object.entries(GOOD))
  .chain(([path, good]) =>
    fc.record({
      path: fc.constant(path),
      type: fc.constantFrom(...TYPES),
      body: fc.oneof(
        { weight: 2, arbitrary: fc.constant(good) },
        { weight: 6, arbitrary: mutated(good) },
        { weight: 2, arbitrary: json },
      ),
      isCut: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
    }),
  )
  .filter((request) => lengthOf(request.body) < LONGEST && !isTooDeep(request));

const connected: fc.Arbitrary<Request> = withLongText(PROPERTIES).map((properties) => ({
  path: '/camunda8-cluster/test-connection',
  type: 'application/json',
  body: { ...CLUSTER, properties },
  isCut: false,
}));

const read: fc.Arbitrary<Request> = fc
  .constantFrom(...READ)
  .map((path) => ({ path, type: '', body: null, isCut: false }));

/** Any questions of a browser, to a Camunda that answers one of them badly. */
const one: fc.Arbitrary<Questions> = fc.record({
  requests: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: posted },
      { weight: 1, arbitrary: connected },
      { weight: 1, arbitrary: read },
    ),
    {
      minLength: 1,
      maxLength: MOST,
    },
  ),
  answers: fc.oneof(
    fc.constant({}),
    fc
      .constantFrom<Route[]>(
        ...(['search2', 'search2', 'search1', 'topology', 'form2', 'variables2', 'command2'] as const),
        ...(['definitions2', 'model2'] as const),
      )
      .chain((route) => badAnswer(route, '8.8.0').map((answer) => ({ [route]: answer }))),
  ),
});

function lengthOfQuestions({ requests, answers }: Questions): number {
  const bodies = [...requests, ...Object.values(answers)].map(({ body }) => lengthOf(body));
  return bodies.reduce((sum, length) => sum + length, 0);
}

export const questions = batchOf(one, MOST_QUESTIONS, BUDGET, lengthOfQuestions);

/** A task too deep for the JSON of an answer to the browser. */
export const KNOWN: Questions = {
  requests: [
    {
      path: '/camunda8-search-tasks/try',
      type: 'application/json',
      body: { properties: SEARCH, cluster: CLUSTER },
      isCut: false,
    },
  ],
  answers: {
    search2: {
      ...goodAnswer('search2', '8.8.0'),
      body: { items: [{ userTaskKey: '1', tags: { $: 'deep', levels: 20_000, name: '' } }] },
    },
  },
};
