import should from 'should';
import { type Difference, differences } from './intents/compare';
import { knownOf, unexplained } from './intents/known-differences';
import { Recorder, type Sent } from './intents/recorder';

describe('Two requests, held against each other', () => {
  let recorder: Recorder;

  before(async () => {
    recorder = await Recorder.start('8.9');
  });
  after(() => recorder.stop());

  async function sent(path: string, method: string, body?: string | FormData): Promise<Sent[]> {
    const json = typeof body === 'string' ? { headers: { 'content-type': 'application/json' } } : {};
    await fetch(recorder.url + path, { method, ...json, ...(body === undefined ? {} : { body }) });
    return recorder.taken();
  }

  const post = (body: string) => sent('/v2/jobs/1/failure?now=1', 'POST', body);

  function form(fileName: string, type: string, content = '<a/>'): Promise<Sent[]> {
    const parts = new FormData();
    parts.append('resources', new Blob([content], { type }), fileName);
    parts.append('tenantId', 'cellar');
    return sent('/v2/deployments', 'POST', parts);
  }

  it('are the same where the fields are in another order, and the boundaries others', async () => {
    should(differences(await post('{"a":1,"b":[{}]}'), await post('{"b":[{}],"a":1}'))).eql([]);
    should(differences(await form('a.bpmn', 'text/xml'), await form('a.bpmn', 'text/xml'))).eql([]);
  });

  it('differ in values, their types, and what only one of them has', async () => {
    const [theirs, ours] = [
      await post('{"a":{"b":"1"},"c":[],"d":null}'),
      await post('{"a":{"b":1},"e":{}}'),
    ];
    should(differences(theirs, ours)).eql([
      { at: 'body.a.b', theirs: '1', ours: 1 },
      { at: 'body.c', theirs: '[]' },
      { at: 'body.d', theirs: null },
      { at: 'body.e', ours: '{}' },
    ]);
  });

  it('differ where one has no body, another query, or was sent twice', async () => {
    const [once, other] = [await post('{}'), await sent('/v2/jobs/1/failure?now=2', 'POST')];
    should(differences(once, other)).eql([
      { at: 'body', theirs: '{}' },
      { at: 'query.now', theirs: '1', ours: '2' },
    ]);
    should(differences(once, [...once, ...once])).matchAny({ at: '2: body', ours: '{}' });
  });

  it('differ in method and path', async () => {
    const [one, other] = [await sent('/v2/a', 'GET'), await sent('/v2/a', 'DELETE')];
    should(differences(one, other)).eql([
      { at: 'request', theirs: 'GET /v2/a' },
      { at: 'request', ours: 'DELETE /v2/a' },
    ]);
  });

  it('differ in name, type and content of a file', async () => {
    const ats = async (...file: Parameters<typeof form>) =>
      differences(await form('a.bpmn', 'text/xml'), await form(...file)).map(({ at }) => at);
    should(await ats('b.bpmn', 'text/xml')).eql(['body.0.fileName']);
    should(await ats('a.bpmn', 'text/plain')).eql(['body.0.type']);
    should(await ats('a.bpmn', 'text/xml', '<b/>')).eql(['body.0.content']);
  });

  it('differ too much where nobody has listed it, or where what is listed is gone', () => {
    const place = { at: /^body\./, theirs: '[]' };
    const listed = knownOf('sdk 8.8', [{ because: 'It is so.', found: [[['sdk 8.8'], ['dig'], place]] }]);
    const found: Difference[] = [{ at: 'body.tags', theirs: '[]' }];
    const other: Difference[] = [{ at: 'body.tags', ours: '[]' }];
    should(unexplained(found, listed, 'dig')).eql({ unknown: [], gone: [] });
    should(unexplained(other, listed, 'dig')).eql({ unknown: other, gone: [place] });
    should(unexplained(found, listed, 'paint')).eql({ unknown: found, gone: [] });
  });
});
