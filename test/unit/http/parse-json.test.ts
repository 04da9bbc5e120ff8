import should from 'should';
import { JsonBeyondBounds, parseJson } from '../../../src/http/parse-json';
import { cpuTime } from '../../support/cpu-time';

describe('JSON without the loss of a key', () => {
  it('keeps every digit of a key above 2^53 as text', () => {
    should(parseJson('{"userTaskKey": 9007199254740993}')).eql({ userTaskKey: '9007199254740993' });
  });

  it('keeps the digits wherever the number stands', () => {
    should(parseJson('[ 9007199254740993,\n-9223372036854775808 ]')).eql([
      '9007199254740993',
      '-9223372036854775808',
    ]);
    should(parseJson('{"a":{"b":[{"c":\t9223372036854775807}]}}')).eql({
      a: { b: [{ c: '9223372036854775807' }] },
    });
    should(parseJson('9007199254740993')).equal('9007199254740993');
  });

  it('keeps them at whichever place, and however many they are', () => {
    for (const number of ['9007199254740993', '10000000000000001', '-9223372036854775807']) {
      for (let place = 0; place < 40; place++) {
        const text = 'x'.repeat(place);
        should(parseJson(`{"text":"${text}","key":${number}}`)).eql({ text, key: number });
        should(parseJson(`{"text":"${text}${number}","key":${place}}`)).eql({
          text: text + number,
          key: place,
        });
      }
    }
  });

  it('refuses what is nested deeper than 500 levels, which breaks who clones it, at whatever depth', () => {
    const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`;
    should(parseJson(nested(500))).be.Array();
    for (const levels of [502, 2_000, 100_000, 1_000_000]) {
      should(() => parseJson(nested(levels))).throw(/nested deeper than 500 levels/);
    }
  });

  it('refuses what has more than 500,000 parts: parsing them takes too long', () => {
    const list = (part: string, count: number) => `[${Array(count).fill(part).join()}]`;
    should(parseJson(list('{}', 499_999))).have.length(499_999);
    for (const part of ['{}', '[]', '"a"', '9007199254740993']) {
      should(() => parseJson(list(part, 500_001))).throw(JsonBeyondBounds);
    }
  });

  it('refuses 16 MiB of parts within a second: parsing them took three', () => {
    for (const part of ['{},', '[[0]],', '"",', '{"":0},', '9007199254740993,']) {
      const bytes = Buffer.from(`[${part.repeat((16 * 1024 * 1024) / part.length)}0]`);
      const elapsed = cpuTime();
      should(() => parseJson(bytes)).throw(JsonBeyondBounds);
      should(elapsed()).be.below(1_000);
    }
  });

  it('takes numbers in any number, and braces and digits in a text for text', () => {
    should(parseJson(`[${Array(1_000_000).fill(1).join()}]`)).have.length(1_000_000);
    const text = '[{'.repeat(600_000);
    should(parseJson(JSON.stringify([text, '\\"[', 1]))).eql([text, '\\"[', 1]);
  });

  it('is read from its bytes as from its text', () => {
    const text = '\ufeff{"name":"Grüße 💡","key":9007199254740993}';
    should(parseJson(Buffer.from(text))).eql({ name: 'Grüße 💡', key: '9007199254740993' });
  });

  it('leaves a number that JavaScript can hold a number', () => {
    should(parseJson('[9007199254740991, 2251799813685257, 1234567890123456.5, 1e20, -0.5]')).eql([
      Number.MAX_SAFE_INTEGER,
      2251799813685257,
      1234567890123456.5,
      1e20,
      -0.5,
    ]);
  });

  it('leaves digits in a text alone', () => {
    const text = 'order: 90071992547409930000, [9007199254740993]';
    should(parseJson(JSON.stringify({ text, key: '9007199254740993' }))).eql({
      text,
      key: '9007199254740993',
    });
  });

  it('reads the same as JSON.parse apart from the long numbers', () => {
    const value = { a: null, b: true, c: 'Grüße', d: [1, 2.5, -3e-7, []], e: { '': {} } };
    const withLong = `{"long":9007199254740993,"value":${JSON.stringify(value)}}`;
    should(parseJson(withLong)).eql({ long: '9007199254740993', value });
  });

  it('has no way to reach the prototype of objects', () => {
    const parsed = parseJson('{"long":9007199254740993,"__proto__":{"admin":true}}');
    should(Object.getPrototypeOf(parsed)).equal(Object.prototype);
  });

  it('refuses what is not JSON, with and without a long number', () => {
    should(() => parseJson('<html>')).throw(SyntaxError);
    for (const text of ['{"key": 9007199254740993', '{9007199254740993:1}', '{"a":1,9007199254740993 : 1}']) {
      should(() => parseJson(text)).throw(SyntaxError);
    }
    for (const number of ['--9007199254740993', '09007199254740993', '9007199254740993-']) {
      should(() => parseJson(`[${number}]`)).throw(SyntaxError);
    }
  });
});
