import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../../sandbox/sandbox';
import { refusal } from '../../../support/refusal';
import { clientOf } from '../../../support/sandbox-client';
import { call, type Item } from '../call';

describe('sandbox: the users', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.close());

  async function search(json: Item, options: SandboxOptions = {}) {
    sandbox = await startSandbox({ tasks: 'empty', ...options });
    const { status, text } = await call('POST', `${sandbox.url}/v2/users/search`, { json });
    return { status, body: JSON.parse(text) };
  }

  it('are found by name, sorted and in pages', async () => {
    const { body } = await search({
      filter: { username: { $in: ['anna', 'demo', 'nobody'] } },
      sort: [{ field: 'name', order: 'DESC' }],
      page: { from: 0, limit: 1 },
    });
    should(body.items).eql([{ username: 'demo', name: 'Demo', email: 'demo@example.com' }]);
    should(body.page).match({ totalItems: 2 });
    const page = { after: body.page.endCursor, limit: 1 };
    const sort = [{ field: 'name', order: 'DESC' }];
    const next = await call('POST', `${sandbox.url}/v2/users/search`, { json: { sort, page } });
    should(JSON.parse(next.text).items).match([{ username: 'ben' }]);
  });

  it('are searched by nothing that users do not have', async () => {
    should((await search({ filter: { shoeSize: 42 } })).status).equal(400);
  });

  it('are not there before 8.8', async () => {
    should((await search({}, { version: '8.6' })).status).equal(404);
  });

  it('are the business of the provider with OIDC', async () => {
    sandbox = await startSandbox({ authentication: 'oidc' });
    const client = clientOf(sandbox, { authentication: 'oidc' });
    should((await refusal(client.users(10))).code).equal('CAMUNDA_FORBIDDEN');
    await client.close();
  });
});
