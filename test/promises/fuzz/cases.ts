import fc from 'fast-check';
import { badAnswer } from './bad-answers';
import { goodAnswer, VERSIONS, type Version } from './good-answers';
import { OPERATIONS } from './operations';
import { lengthOf } from './recipe';
import type { Answer, Route } from './routes';
import { batchOf } from './values';

const AUTHENTICATIONS = ['none', 'basic', 'oidc', 'cookie'] as const;

/** One node with a cluster of its own, which answers it badly. */
export interface Case {
  operation: string;
  authentication: (typeof AUTHENTICATIONS)[number];
  version: Version;
  messages: number;
  /** Whether a message waits for the end of the one before. */
  inTurn: boolean;
  /** What is not answered as it should be. */
  answers: Partial<Record<Route, Answer>>;
}

const AUTHENTICATION_ROUTES: Partial<Record<Case['authentication'], Route>> = {
  oidc: 'token',
  cookie: 'login',
};

/** Characters of all answers to a batch of cases. */
const BUDGET = 26_000_000;

function lengthOfCase({ answers }: Case): number {
  return Object.values(answers).reduce((sum, { body }) => sum + lengthOf(body), 0);
}

const known = (
  operations: string[],
  authentications: readonly Case['authentication'][],
  inTurn: fc.Arbitrary<boolean>,
) =>
  fc.record({
    operation: fc.constantFrom(...operations),
    authentication: fc.constantFrom(...authentications),
    version: fc.constantFrom(...VERSIONS),
    messages: fc.integer({ min: 1, max: 5 }),
    inTurn,
  });

/** Cases where one to three of these routes are badly answered. */
function badCases(
  of: ReturnType<typeof known>,
  routesOf: (one: Pick<Case, 'operation' | 'authentication'>) => Route[],
): fc.Arbitrary<Case> {
  return of.chain((known) => {
    const hit = fc.constantFrom(...routesOf(known));
    const answer = hit.chain((route) => fc.tuple(fc.constant(route), badAnswer(route, known.version)));
    return fc
      .array(answer, { minLength: 1, maxLength: 3 })
      .map((answers): Case => ({ ...known, answers: Object.fromEntries(answers) }));
  });
}

/** A session whose cookies stand in each error of the server again and again. */
const echoed: fc.Arbitrary<Case> = fc
  .record({
    unit: fc.constantFrom('e', 'a', '0', '"', '\\', '%', 'session'),
    cookies: fc.constantFrom(1, 20, 60),
    count: fc.constantFrom(20, 100, 1_000),
    status: fc.constantFrom(400, 403, 500),
  })
  .map(({ unit, cookies, count, status }) => {
    const headers = Array.from({ length: cookies }, (_, place): [string, string] => [
      'set-cookie',
      `c${place}=${unit}`,
    ]);
    const version = '8.8.0';
    const login: Answer = { ...goodAnswer('login', version), headers };
    const topology: Answer = {
      status,
      headers: [],
      body: { detail: { $: 'long', unit, count } },
      comes: 'json',
    };
    const answers = { login, topology };
    return { operation: 'topology', authentication: 'cookie', version, messages: 2, inTurn: true, answers };
  });

/** Cases of one batch. */
const MOST = 60;

const asking = badCases(known(Object.keys(OPERATIONS), AUTHENTICATIONS, fc.boolean()), ({ operation }) => {
  const { asks = [] } = OPERATIONS[operation] ?? {};
  return [...asks, ...asks, 'topology'];
});

/** Bad answers to what the nodes ask the APIs. */
export const badAnswers = batchOf(asking, MOST, BUDGET, lengthOfCase);

const loggingIn = badCases(
  known(
    ['topology', 'log in', 'log in to v1', 'log out', 'search', 'complete v1', 'new tasks'],
    ['oidc', 'cookie'],
    // One after the other they would take too long.
    fc.constant(false),
  ),
  ({ authentication }) => [AUTHENTICATION_ROUTES[authentication] ?? 'topology', 'topology'],
);

/** Bad answers to those who want to log in. They cost seconds, because a login is tried again after a while. */
export const badLogins = batchOf(
  fc.oneof({ weight: 8, arbitrary: loggingIn }, { weight: 1, arbitrary: echoed }),
  MOST,
  BUDGET,
  lengthOfCase,
);
