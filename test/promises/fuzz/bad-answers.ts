import fc from 'fast-check';
import { goodAnswer, type Version } from './good-answers';
import type { Recipe } from './recipe';
import type { Answer, Route } from './routes';
import { json, longText, mutated, text } from './values';

/** Undefined: that of a good answer. */
const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[200, 201, 204, 205, 301, 302, 304, 400, 401, 403, 404, 405, 406, 408, 409, 413, 415, 418, 422],
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(429, 500, 501, 502, 503, 504, 520, 524, 599, 999) },
);

/** Of cookies: short values, long ones, and what is no cookie at all. In a name that comes many times, `#` is its place. */
const cookie: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('c#=e', 'c#=a; Path=/', 'c#="', 'c#=\\', 'c#=%', 'c#=0') },
  fc.constantFrom('=', ';', 'a', '__proto__=x', 'a=; Max-Age=0', 'a=b; Domain=other.example; Secure'),
  fc.record({
    $: fc.constant('long'),
    unit: fc.constantFrom('a=b; ', 'e', '=', ';', ' '),
    count: fc.constantFrom(3, 1_000, 5_000),
  }),
);

/** Headers, some of them sixty times. */
function sixtyTimes(headers: [string, Recipe][]): [string, Recipe][] {
  return headers.flatMap(([name, value]) =>
    Array.from({ length: 60 }, (_, place): [string, Recipe] => [
      name,
      typeof value === 'string' ? value.replace('#', String(place)) : value,
    ]),
  );
}

const ODD_HEADERS = [
  'retry-after',
  'date',
  'www-authenticate',
  'content-type',
  'x-csrf-token',
  'location',
  'etag',
];

const ODD_VALUES = [
  ...['', ' ', '"', 'e', '1', '0.5', '-1', '1e300', '999999999', '__proto__', 'x'.repeat(4_000)],
  ...[
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Bearer error="insufficient_scope"',
    'Bearer',
  ],
  ...[
    'application/json; charset=utf-16',
    'application/problem+json',
    'text/html',
    'https://elsewhere.example/',
  ],
];

const header: fc.Arbitrary<[string, Recipe]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('set-cookie'), cookie) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...ODD_HEADERS), fc.constantFrom(...ODD_VALUES)) },
);

const comes: fc.Arbitrary<Answer['comes']> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('json') },
  { weight: 4, arbitrary: fc.constantFrom('text', 'cut', 'gzip', 'as gzip', 'in pieces', 'reset') },
);

const endless: fc.Arbitrary<NonNullable<Answer['endless']>> = fc.record({
  cursor: fc.constantFrom('fresh', 'fresh', 'fresh', 'same', 'object'),
  tasks: fc.constantFrom('fresh', 'same', 'none'),
  total: fc.constantFrom(null, 0, 3, 1e15, -1),
});

/** An error as either API words it, with a long text. */
const problem: fc.Arbitrary<Recipe> = fc
  .oneof(text, longText)
  .chain((words) =>
    fc.constantFrom<Recipe>(
      { type: 'about:blank', title: words, status: 500, detail: words, instance: '/v2' },
      { status: 400, message: words, instance: 'a' },
      { error: 'invalid_client', error_description: words },
      words,
    ),
  );

/** Pages of up to 24 MB. */
function hugeBody(route: Route): fc.Arbitrary<Recipe> {
  const of = { userTaskKey: '#', id: '#', name: { $: 'long', unit: 'x', count: 600 }, value: '1' };
  return fc.constantFrom(2_000, 20_000, 35_000).map((count) => {
    const items = { $: 'many', count, of };
    return route === 'search1' ? items : { items, page: { totalItems: count } };
  });
}

const PAGED: Route[] = ['search2', 'search1', 'variables2'];

/** A good answer with something of it changed, or one that is nothing like it. */
export function badAnswer(route: Route, version: Version): fc.Arbitrary<Answer> {
  const good = goodAnswer(route, version);
  const body = fc.oneof(
    { weight: 6, arbitrary: mutated(good.body) },
    { weight: 1, arbitrary: json },
    { weight: 2, arbitrary: problem },
  );
  const drawn = fc.record({
    body,
    comes,
    status,
    headers: fc.array(header, { maxLength: 4 }),
    many: fc.nat(5),
  });
  const answer = drawn.map(({ body, comes, status, headers, many }): Answer => {
    const repeated = many === 0 ? sixtyTimes(headers) : headers;
    return { status: status ?? good.status, headers: [...good.headers, ...repeated], body, comes };
  });
  if (!PAGED.includes(route)) return answer;
  return fc.oneof(
    { weight: 12, arbitrary: answer },
    { weight: 4, arbitrary: endless.map((endless): Answer => ({ ...good, endless })) },
    { weight: 1, arbitrary: hugeBody(route).map((body): Answer => ({ ...good, body })) },
  );
}
