import should from 'should';
import { type Sandbox, startSandbox } from '../../../../sandbox/sandbox';
import { mend, REASON, stuckJob } from '../../../support/bpmn/stuck-process';

describe('sandbox: incidents of 8.6', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  const ask = async (path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const method = body ? { method: 'POST', headers, body: JSON.stringify(body) } : {};
    const answer = await fetch(`${sandbox.url}/v2/incidents/${path}`, method);
    return { status: answer.status, text: await answer.text() };
  };

  it('have keys that are numbers, and the names of 8.6', async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 0 });
    const { incidentKey, jobKey } = stuckJob(sandbox);
    const { status, text } = await ask(incidentKey);
    should(status).equal(200);
    should(text).containEql(`"key":${incidentKey},`);
    should(JSON.parse(text)).match({ flowNodeId: 'do-water-garden', errorMessage: REASON, state: 'ACTIVE' });
    should(text).containEql(`"jobKey":${jobKey}`);
    should((await ask('2251799813700000')).status).equal(404);
  });

  it('are found by equality, sorted by their date, page by page', async () => {
    let now = Date.parse('2026-11-21T12:00:00Z');
    sandbox = await startSandbox({ version: '8.6', tasks: 0, now: () => now });
    const all = Array.from({ length: 3 }, () => {
      now += 1_000;
      return stuckJob(sandbox);
    });
    if (all[0]) mend(sandbox, all[0]);
    const query = { filter: { state: 'ACTIVE' }, sort: [{ field: 'creationTime', order: 'DESC' }] };
    const first = JSON.parse((await ask('search', { ...query, page: { limit: 1 } })).text);
    should(first.page.totalItems).equal(2);
    should(String(first.items[0].key)).equal(all[2]?.incidentKey);
    const page = { limit: 1, searchAfter: first.page.lastSortValues };
    const second = JSON.parse((await ask('search', { ...query, page })).text);
    should(String(second.items[0].key)).equal(all[1]?.incidentKey);
    should((await ask('search', { sort: [{ field: 'flowNodeId' }] })).status).equal(400);
  });

  it('are not to be read without the search', async () => {
    sandbox = await startSandbox({ version: '8.6', tasks: 0, searchEnabled: false });
    const { incidentKey } = stuckJob(sandbox);
    should((await ask(incidentKey)).status).not.equal(200);
  });
});
