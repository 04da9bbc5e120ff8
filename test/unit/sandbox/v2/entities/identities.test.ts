import should from 'should';
import { Reading } from './read';

describe('sandbox: who there is', () => {
  let reading: Reading;

  beforeEach(async () => {
    reading = await Reading.start();
  });
  afterEach(() => reading.close());

  it('are the groups of the household, and who is in one', async () => {
    should(await reading.found('groups', 'groupId')).eql(['garden', 'home']);
    should(await reading.found('groups', 'name', { groupId: { $like: 'h*' } })).eql(['Home']);
    should(await reading.found('groups/home/users', 'username')).eql(['anna', 'ben']);
    should((await reading.ask('POST', 'groups/attic/users/search', {})).status).equal(404);
    should(await reading.get('groups/garden')).eql({ groupId: 'garden', name: 'Garden', description: null });
  });

  it('are users by their names', async () => {
    should(await reading.get('users/anna')).eql({
      ...{ username: 'anna', name: 'Anna', email: 'anna@example.com' },
    });
    should((await reading.ask('GET', 'users/nobody')).status).equal(404);
  });

  it('are roles and the one tenant', async () => {
    should(await reading.found('roles', 'roleId')).containEql('admin');
    should(await reading.found('tenants', 'tenantId')).eql(['<default>']);
    should(await reading.get('tenants/%3Cdefault%3E')).have.property('name', 'Default');
  });
});
