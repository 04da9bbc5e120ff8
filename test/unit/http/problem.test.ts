import should from 'should';
import type { Answer } from '../../../src/http/exchange';
import { readProblem } from '../../../src/http/problem';

function answer(body: unknown, type = 'application/json'): Answer {
  return { status: 400, headers: { 'content-type': type }, body: Buffer.from(JSON.stringify(body)) };
}

describe('What an error body says', () => {
  const shapes: [string, Answer, object][] = [
    [
      'a problem body (RFC 9457)',
      answer({ type: 'about:blank', title: 'Bad Request', detail: 'why' }, 'application/problem+json'),
      { title: 'Bad Request', detail: 'why' },
    ],
    [
      "Spring's own body",
      answer({ timestamp: '2026', status: 404, error: 'Not Found', path: '/v2/x' }),
      { title: 'Not Found' },
    ],
    ["the web applications' body", answer({ message: 'why' }), { detail: 'why' }],
    ['an empty message', answer({ message: '' }), {}],
    [
      "Tasklist's body",
      answer({ status: 400, message: 'why', instance: null }, 'application/problem+json'),
      { detail: 'why' },
    ],
    [
      'an OAuth error (RFC 6749 5.2)',
      answer({ error: 'invalid_client', error_description: 'why' }),
      { title: 'invalid_client', detail: 'why' },
    ],
  ];
  for (const [name, given, problem] of shapes) {
    it(`is read from ${name}`, () => {
      should(readProblem(given, [])).eql(problem);
    });
  }

  for (const odd of ['null', '[]', '"text"', '{"title":1,"detail":{}}', '{"title"', '']) {
    it(`is nothing where the body is ${odd || 'empty'}`, () => {
      const given = { status: 400, headers: { 'content-type': 'application/json' }, body: Buffer.from(odd) };
      should(readProblem(given, [])).eql({});
    });
  }

  it('is nothing where the body is HTML', () => {
    should(readProblem(answer({ title: 'x' }, 'text/html'), [])).eql({});
  });

  it('never has a credential that the server repeats', () => {
    const given = answer({ title: 'token abc.def', detail: 'abc.def and p+ss/w, abc.def' });
    should(readProblem(given, ['abc.def', 'p+ss/w'])).eql({
      title: 'token [removed]',
      detail: '[removed] and [removed], [removed]',
    });
  });

  it('never has a credential that the cut goes through', () => {
    const secret = 'secret-secret-secret';
    const { detail = '' } = readProblem(answer({ detail: 'x'.repeat(490) + secret }), [secret]);
    should(detail).not.containEql('secret');
  });

  it('is nothing where the body is larger than any that Camunda writes, or too deep', () => {
    should(readProblem(answer({ title: 'x', more: 'x'.repeat(64 * 1024) }), [])).eql({});
    const deep = Buffer.from(`{"title":"x","more":${'['.repeat(600)}${']'.repeat(600)}}`);
    should(readProblem({ ...answer({}), body: deep }, [])).eql({});
  });

  it('is not longer than a person reads', () => {
    should(readProblem(answer({ detail: 'x'.repeat(10_000) }), []).detail).have.length(500);
  });
});
