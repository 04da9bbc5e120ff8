import { runInNewContext } from 'node:vm';
import should from 'should';
import type { Value } from '../../../src/operations/field';
import { readInput } from '../../../src/operations/read-input';
import {
  assignUserTask,
  completeUserTask,
  searchUserTaskVariables,
  updateUserTask,
} from '../../../src/operations/user-tasks';
import { refusalOf } from '../../support/searches';

const reader =
  <V extends Value>(field: V) =>
  (value: unknown) =>
    readInput({ value: field }, { value }).value;
const readTaskKey = reader(completeUserTask.input.userTaskKey);
const readVariables = reader(completeUserTask.input.variables);
const readChanges = reader(updateUserTask.input.changeset);

/** Made as a Function node makes it, in a context of its own. */
const elsewhere = (code: string): unknown => runInNewContext(`(${code})`);

const refused = async (action: () => unknown) => (await refusalOf('CAMUNDA_INVALID', action)).message;

describe('A task key', () => {
  for (const [value, key] of [
    ['2251799813685262', '2251799813685262'],
    [' 9007199254740993 ', '9007199254740993'],
    [2251799813685262, '2251799813685262'],
    [9007199254740993n, '9007199254740993'],
  ] as const) {
    it(`is text, digit for digit: ${typeof value} ${value}`, () => {
      should(readTaskKey(value)).equal(key);
    });
  }

  it('is refused as a number that has lost digits', async () => {
    should(await refused(() => readTaskKey(Number('9007199254740993')))).match(/lost digits/);
  });

  for (const value of [
    'abc',
    '-1',
    '1.5',
    '1/../2',
    '',
    ' ',
    '12345678901234567890',
    1.5,
    {},
    [],
    true,
    null,
  ]) {
    it(`is refused where it is ${JSON.stringify(value)}`, async () => {
      should(await refused(() => readTaskKey(value))).match(/task key/);
    });
  }
});

describe('Variables', () => {
  it('are an object of names and values, also one of a Function node', () => {
    const variables = { approved: true, note: null };
    should(readVariables(variables)).equal(variables);
    should({ ...readVariables(elsewhere('{ a: 1 }')) }).eql({ a: 1 });
    should({ ...readVariables(Object.assign(Object.create(null), { a: 1 })) }).eql({ a: 1 });
  });

  it('are none where they are missing', () => {
    should(readVariables(undefined)).eql({});
    should(readVariables(null)).eql({});
  });

  for (const value of ['text', 1, true, ['a'], new Date(), Buffer.from('a'), new Map()]) {
    it(`are refused as ${Object.prototype.toString.call(value)}`, async () => {
      should(await refused(() => readVariables(value))).match(/must be an object of names and values/);
    });
  }
});

describe('A flag', () => {
  const readFlag = reader(assignUserTask.input.allowOverride);

  it('is a tick, or the text of an environment variable', () => {
    should([true, 'true'].map(readFlag)).eql([true, true]);
    should([false, 'false', '', undefined, null].map(readFlag)).eql([false, false, false, false, false]);
  });
});

describe('An object', () => {
  const readObject = reader(searchUserTaskVariables.input.filter);

  it('is handed on, and none is none', () => {
    const filter = { name: { $in: ['fed'] } };
    should(readObject(filter)).equal(filter);
    should(readObject(undefined)).equal(undefined);
  });

  for (const value of [null, 'text', [], new Date()]) {
    it(`is refused as ${Object.prototype.toString.call(value)}`, async () => {
      should(await refused(() => readObject(value))).equal('value must be an object');
    });
  }
});

describe('Changes of a task', () => {
  it('are handed on', () => {
    const changes = {
      candidateGroups: ['home'],
      candidateUsers: [],
      dueDate: '2026-12-01T00:00:00Z',
      priority: 0,
    };
    should(readChanges(changes)).eql(changes);
  });

  it('may have a date as a Date, also of a Function node, or as milliseconds, and one name for a list', () => {
    const date = '2026-12-01T00:00:00.000Z';
    const changes = {
      dueDate: new Date(date),
      followUpDate: Date.parse(date),
      candidateUsers: 'anna',
    };
    should(readChanges(changes)).eql({ dueDate: date, followUpDate: date, candidateUsers: ['anna'] });
    should(readChanges({ dueDate: elsewhere(`new Date('${date}')`) })).eql({ dueDate: date });
  });

  it('take away with null, which means no change to Camunda', () => {
    should(readChanges({ dueDate: null, candidateGroups: null })).eql({ dueDate: '', candidateGroups: [] });
  });

  it('leave out what is undefined', () => {
    should(readChanges({ dueDate: undefined, priority: 7 })).eql({ priority: 7 });
  });

  for (const [value, words] of [
    [undefined, /must be an object/],
    ['text', /must be an object/],
    [{}, /empty/],
    [{ dueDate: undefined }, /empty/],
    [{ assignee: 'anna', priority: 1 }, /unknown names: assignee/],
    [{ priority: 101 }, /priority must be a whole number \(0 to 100\)/],
    [{ priority: null }, /priority must be/],
    [{ candidateGroups: [1] }, /candidateGroups must be a list of names/],
    [{ dueDate: Number.NaN }, /dueDate must be a date/],
    [{ followUpDate: true }, /followUpDate must be a date/],
  ] as const) {
    it(`are refused as ${JSON.stringify(value)}`, async () => {
      should(await refused(() => readChanges(value))).match(words);
    });
  }
});

describe('What a message brings for a task', () => {
  const lies = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('read me not');
      },
    },
  );
  const trap = Object.defineProperty({}, 'priority', {
    enumerable: true,
    get: () => {
      throw new Error('read me not');
    },
  });
  const many = (count: number) => Array.from({ length: count }, (_, index) => [`v${index}`, index]);

  it('is at most 10,000 variables', async () => {
    should(readVariables(Object.fromEntries(many(10_000)))).have.property('v9999', 9_999);
    const variables = Object.fromEntries(many(1_000_000));
    should(await refused(() => readVariables(variables))).equal('The message has more than 10,000 variables');
  });

  it('is at most 1,000 candidates', async () => {
    for (const candidateUsers of [Array(1_001).fill('anna'), new Array(4_000_000_000)]) {
      should(await refused(() => readChanges({ candidateUsers }))).equal(
        'candidateUsers has more than 1,000 names',
      );
    }
  });

  it('is no key of a million digits', async () => {
    should(await refused(() => readTaskKey(1n << 10_000_000n))).match(/task key/);
    should(await refused(() => readTaskKey('1'.repeat(10_000_000)))).match(/task key/);
  });

  it('is refused where it cannot be read', async () => {
    should(await refused(() => readVariables(lies))).equal('The variables cannot be read');
    should(await refused(() => readChanges(lies))).equal('The changes cannot be read');
    should(await refused(() => readChanges(trap))).equal('The changes cannot be read');
  });
});
