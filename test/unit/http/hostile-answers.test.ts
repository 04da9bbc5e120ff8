import should from 'should';
import german from '../../../nodes/common/locales/de/errors.json';
import { CamundaError } from '../../../src/errors';
import { answerError, retryAfterOf } from '../../../src/http/answer-error';
import { clockDifference } from '../../../src/http/clock-difference';
import { connectionFailure } from '../../../src/http/connection-failure';
import type { Answer } from '../../../src/http/exchange';
import { parseJson } from '../../../src/http/parse-json';
import { redact } from '../../../src/http/redact';
import { sentence } from '../../../src/sentence';
import { cpuTime } from '../../support/cpu-time';
import { FaultServer } from '../../support/fault-server';
import { refusal } from '../../support/refusal';
import { read, transportTo } from '../../support/transport';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORGING = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const inGerman = { language: 'de', templates: german };
const url = new URL('http://camunda.example/v2/topology');

function answer(status: number, headers: Answer['headers'], body: string | object): Answer {
  return { status, headers, body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) };
}

function errorOf(given: Answer): CamundaError {
  return answerError(given, { url, authentication: 'oidc', method: 'POST', secrets: ['secret-secret'] });
}

describe('Texts of a server in an error', () => {
  const forged = 'a\n[error] forged\r\u001b[2J\u009b2J\u2028b\u2029c\u202ed\u2066e\u200f\u0000';

  it('hold nothing that writes into a terminal or forges a line of the log, in any language', () => {
    const body = { title: forged, detail: forged };
    for (const status of [400, 403, 404, 409, 500, 503]) {
      const error = errorOf(answer(status, { 'content-type': 'application/json' }, body));
      for (const text of [error.message, error.messageIn(inGerman), error.cause.title, error.cause.detail]) {
        should(text).containEql('forged').and.not.match(FORGING);
      }
    }
    const challenge = `Bearer error_description="${forged}"`;
    const unauthorized = errorOf(answer(401, { 'www-authenticate': challenge }, ''));
    should(`${unauthorized.message}${unauthorized.cause.detail}`).not.match(FORGING);
  });

  it('hold nothing of the kind that a message brings either, and are bounded', () => {
    const error = new CamundaError('CAMUNDA_INVALID', sentence`${forged}`, {
      hint: forged,
      url: 'x'.repeat(100_000),
    });
    should(`${error.message}${error.cause.hint}`).not.match(FORGING);
    should(error.cause.url?.length).be.below(2_100);
    should(error.with({ sent: 1 }).message).equal(error.message);
  });

  it('are cut: a content type too', async () => {
    const server = (await FaultServer.start()).on('*', (_seen, response) => {
      response.writeHead(200, { 'content-type': `text/html; ${'x'.repeat(10_000)}` }).end('<html>');
    });
    const transport = transportTo(server.url);
    should((await refusal(read(transport))).message.length).be.below(300);
    await transport.close();
    await server.stop();
  });
});

describe('Answers of any shape', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `x-${i}: ${i}\r\n`).join('');
  const ok = 'content-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
  const twice = (name: string, value: string) => `${name}: ${value}\r\n${name}: ${value}\r\n`;
  const shapes: [what: string, answer: string][] = [
    ['10,000 headers', `HTTP/1.1 200 OK\r\n${lines(10_000)}${ok}`],
    ['1,000 short headers', `HTTP/1.1 200 OK\r\n${lines(1_000)}${ok}`],
    [
      'headers named like members',
      `HTTP/1.1 500 x\r\n${twice('__proto__', 'x')}${twice('constructor', 'x')}${ok}`,
    ],
    [
      'each header twice',
      `HTTP/1.1 429 x\r\n${twice('retry-after', '1000')}${twice('date', 'x')}${twice('content-type', 'text/html')}\r\n`,
    ],
    [
      'two challenges',
      `HTTP/1.1 401 x\r\n${twice('www-authenticate', 'Bearer error_description="x"')}content-length: 0\r\n\r\n`,
    ],
    ['two lengths', `HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}`],
    ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}'],
    [
      'a chunk without an end',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffffff\r\n{}',
    ],
    ['status 000', `HTTP/1.1 000 x\r\n${ok}`],
    ['status 099', `HTTP/1.1 099 x\r\n${ok}`],
    ['status 999', `HTTP/1.1 999 x\r\n${ok}`],
    ['status 1000', `HTTP/1.1 1000 x\r\n${ok}`],
    ['status 101', 'HTTP/1.1 101 x\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
    ['status 103 alone', 'HTTP/1.1 103 x\r\nlink: x\r\n\r\n'],
    ['103 before 200', `HTTP/1.1 103 x\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\n${ok}`],
    ['a hundred times 100', `${'HTTP/1.1 100 x\r\n\r\n'.repeat(100)}HTTP/1.1 200 OK\r\n${ok}`],
    ['two answers', `HTTP/1.1 200 OK\r\n${ok}HTTP/1.1 200 OK\r\n${ok}`],
    [
      'signs beyond ASCII in headers',
      `HTTP/1.1 200 OK\r\ncontent-type: text/\u009b2J\u0085\r\ncontent-length: 1\r\n\r\nx`,
    ],
    ['HTTP/2', 'HTTP/2 200\r\n\r\n'],
    ['nothing', ''],
  ];
  const thrown: unknown[] = [];
  const note = (reason: unknown) => void thrown.push(reason);
  let server: FaultServer;

  before(async () => {
    server = await FaultServer.start();
    process.prependListener('uncaughtException', note).prependListener('unhandledRejection', note);
  });

  after(async () => {
    process.off('uncaughtException', note).off('unhandledRejection', note);
    await server.stop();
  });

  for (const [what, text] of shapes) {
    it(`end in a result or in one error, and throw nowhere else: ${what}`, async () => {
      server.on('*', ({ socket }) => void socket.end(text, 'latin1'));
      const transport = transportTo(server.url, { timeout: 500 });
      const outcome = await read(transport, { kind: 'command' }).catch((error: unknown) => error);
      await transport.close();
      await new Promise(setImmediate);
      should(thrown).be.empty();
      if (!(outcome instanceof CamundaError)) should(outcome).have.property('status', 200);
      else should(`${outcome.message}${JSON.stringify(outcome.cause)}`).not.match(FORGING);
    });
  }
});

describe('Foreign text of 100 KB', () => {
  const N = 100_000;
  const texts = [
    ...['a', ' ', '"', '\\', '[', '{', '9', '%', '=', '-', '\u001b', '\ud800', 'é'].map((sign) =>
      sign.repeat(N),
    ),
    `Bearer ${'error_description='.repeat(N / 18)}`,
    `Bearer ${'error_description="'.repeat(N / 19)}`,
    `Bearer${' error_description="" '.repeat(N / 22)}`,
    'HTTPS por'.repeat(N / 9),
    '/json'.repeat(N / 5),
    '-9.e+'.repeat(N / 5),
    '\\"'.repeat(N / 2),
    'Mon, '.repeat(N / 5),
    '(('.repeat(N / 2),
    'secret-secre'.repeat(N / 12),
  ];
  const secrets = Array.from({ length: 50 }, (_, count) => `secret-secret-${count}`);
  const readers: [what: string, read: (text: string) => unknown][] = [
    ['redaction', (text) => redact(text, secrets)],
    ['JSON', (text) => parseJson(text)],
    ['JSON in a text', (text) => parseJson(JSON.stringify({ [text]: [text] }))],
    ['long integers', (text) => parseJson(`[${'9'.repeat(N)}, 9007199254740993 ${text}`)],
    [
      'a problem',
      (title) =>
        errorOf(
          answer(
            500,
            { 'content-type': 'application/json' },
            { title: title.slice(0, 50_000), detail: title },
          ),
        ),
    ],
    ['a page', (text) => errorOf(answer(400, { 'content-type': 'text/html' }, text))],
    ['a content type', (text) => errorOf(answer(403, { 'content-type': text }, text))],
    ['a challenge', (text) => errorOf(answer(401, { 'www-authenticate': text }, ''))],
    ['a challenge of a 403', (text) => errorOf(answer(403, { 'www-authenticate': text }, ''))],
    ['a Retry-After', (text) => retryAfterOf(answer(429, { 'retry-after': text, date: text }, ''))],
    ['a date', (text) => clockDifference(answer(429, { date: text }, ''), 0)],
    [
      'what a proxy says',
      (text) =>
        connectionFailure(new Error(`Proxy response (${text}`), url, 'api', {
          sent: false,
          maxResponseSize: 1,
        }),
    ],
    [
      'a code',
      (code) =>
        connectionFailure(Object.assign(new Error(code), { code }), url, 'api', {
          sent: true,
          maxResponseSize: 1,
        }),
    ],
    ['a sentence', (text) => new CamundaError('CAMUNDA_INVALID', sentence`${text}`).messageIn(inGerman)],
  ];
  for (const [what, reader] of readers) {
    it(`is read in no more than 200 ms as ${what}`, () => {
      for (const text of texts) {
        const elapsed = cpuTime();
        try {
          reader(text);
        } catch (error) {
          // What is not JSON is refused.
          should(error).be.instanceof(SyntaxError);
        }
        should(elapsed()).be.below(200);
      }
    });
  }
});
