import { createContext, runInContext } from 'node:vm';
import should from 'should';
import { readQuery } from '../../../src/search/query';
import { refusalOf } from '../../support/searches';

const parseQuery = (value: unknown) => readQuery(value)?.body;

describe('the query of a message', () => {
  for (const nothing of [undefined, null, '', '  \n', true, false, 0, 1795289203279, Number.NaN]) {
    it(`takes ${JSON.stringify(nothing) ?? 'a missing value'} for no query`, () => {
      should(parseQuery(nothing)).equal(undefined);
    });
  }

  it('takes an object', () => {
    should(parseQuery({ filter: { state: 'CREATED' } })).eql({ filter: { state: 'CREATED' } });
  });

  it('takes an object without a prototype', () => {
    should(parseQuery(Object.assign(Object.create(null), { page: { limit: 3 } }))).eql({
      page: { limit: 3 },
    });
  });

  it('takes an object that a Function node has made, in a realm of its own', () => {
    const made: unknown = runInContext('({ filter: { state: "CREATED" } })', createContext({}));
    should(Object.getPrototypeOf(made)).not.equal(Object.prototype);
    should(parseQuery(made)).eql({ filter: { state: 'CREATED' } });
  });

  it('takes JSON text of an object', () => {
    should(parseQuery(' {"filter":{"state":"CREATED"}} ')).eql({ filter: { state: 'CREATED' } });
  });

  it('keeps every digit of a key in JSON text', () => {
    should(parseQuery('{"filter":{"userTaskKey":9007199254740993}}')).eql({
      filter: { userTaskKey: '9007199254740993' },
    });
  });

  it('hands on a copy, so that a later change of the message changes nothing', () => {
    const query = { filter: { state: 'CREATED' } };
    const parsed = parseQuery(query);
    query.filter.state = 'COMPLETED';
    should(parsed).eql({ filter: { state: 'CREATED' } });
  });

  it('is the same object where it says the same as the one before it', () => {
    const first = readQuery({ filter: { state: 'CREATED' } });
    should(readQuery({ filter: { state: 'CREATED' } }, first)).equal(first);
    const other = readQuery({ filter: { state: 'COMPLETED' } }, first);
    should(other?.body).eql({ filter: { state: 'COMPLETED' } });
  });

  for (const [what, next, json] of [
    ['a value', { filter: { state: 'COMPLETED' } }, { filter: { state: 'COMPLETED' } }],
    ['a property less', { filter: {} }, { filter: {} }],
    ['another property', { filter: { assignee: 'CREATED' } }, { filter: { assignee: 'CREATED' } }],
    ['a list for an object', { filter: ['CREATED'] }, { filter: ['CREATED'] }],
    [
      'a value that JSON writes in its own way',
      { filter: new Date(0) },
      { filter: new Date(0).toISOString() },
    ],
    ['nothing', { filter: undefined }, {}],
  ] as const) {
    it(`is another one where it has ${what}`, () => {
      for (const first of [{ filter: { state: 'CREATED' } }, { filter: {} }, { filter: [] }]) {
        should(readQuery(next, readQuery(first))?.body).eql(json);
      }
    });
  }

  it('keeps the digits of a text, also after an object that has lost them', () => {
    // biome-ignore lint/correctness/noPrecisionLoss: it is the loss that matters
    const before = readQuery({ filter: { userTaskKey: 9007199254740993 } });
    should(readQuery('{"filter":{"userTaskKey":9007199254740992}}', before)?.body).eql({
      filter: { userTaskKey: '9007199254740992' },
    });
  });

  it('turns dates into text', () => {
    const dueDate = new Date('2026-11-21T19:26:43.279Z');
    should(parseQuery({ filter: { dueDate } })).eql({ filter: { dueDate: '2026-11-21T19:26:43.279Z' } });
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;
  const throwing = Object.defineProperty({}, 'filter', {
    enumerable: true,
    get: () => {
      throw new Error('read me not');
    },
  });
  let deep: object = {};
  for (let level = 0; level < 20_000; level++) deep = { deep };
  const refused: [what: string, value: unknown][] = [
    ['an array', [{ filter: {} }]],
    ['an empty array', []],
    ['a Buffer', Buffer.from('{}')],
    ['a Date', new Date()],
    ['a Map', new Map()],
    ['an instance of a class', new (class Task {})()],
    ['a function', () => ({})],
    ['a symbol', Symbol('query')],
    ['a BigInt', 1n],
    ['text that is no JSON', 'state = CREATED'],
    ['JSON text of an array', '[]'],
    ['JSON text of a number', '7'],
    ['JSON text of null', 'null'],
    ['an object that refers to itself', circular],
    ['an object with a BigInt in it', { filter: { userTaskKey: 1n } }],
    ['an object with a property that throws', throwing],
    ['an object that is too deep to be written', deep],
    ['an object that turns itself into text', { toJSON: () => 'CREATED' }],
    ['an object that turns itself into nothing', { toJSON: () => undefined }],
    [
      'an object that lets nobody look at it',
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('go away');
          },
        },
      ),
    ],
  ];
  for (const [what, value] of refused) {
    it(`refuses ${what} with a sentence`, async () => {
      const error = await refusalOf('CAMUNDA_INVALID', () => parseQuery(value));
      should(error.message).startWith('The query ');
      should(error.cause.retryable).equal(false);
    });
  }
});
