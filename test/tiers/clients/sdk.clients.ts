import should from 'should';
import { startSandbox } from '../../../sandbox/sandbox';
import { clientSuite } from './suites/suite';
import { sdk } from './vendors/sdk';
import { rightLogin } from './vendors/vendor';

const vendor = sdk();

clientSuite(vendor, () => {
  for (const csrf of [true, false]) {
    it(`logs in for a cookie, and ${csrf ? 'only reads' : 'writes too'} with the CSRF check ${csrf ? 'on' : 'off'}`, async () => {
      const sandbox = await startSandbox({ authentication: 'cookie', csrf });
      const session = await vendor.connect(rightLogin(sandbox, 'cookie'));
      should(await session.topology()).have.property('gatewayVersion', '8.8.0');
      const key = sandbox.addTask();
      if (csrf) {
        await should(session.assign(key, 'demo')).be.rejectedWith({ status: 401 });
      } else {
        await session.assign(key, 'demo');
        should((await session.task(key)).assignee).equal('demo');
      }
      await sandbox.close();
    });
  }

  it('is refused with 401 where the password for a cookie is wrong', async () => {
    const sandbox = await startSandbox({ authentication: 'cookie' });
    const session = await vendor.connect({ ...rightLogin(sandbox, 'cookie'), password: 'nope' });
    await should(session.topology()).be.rejectedWith({ status: 401 });
    await sandbox.close();
  });
});
