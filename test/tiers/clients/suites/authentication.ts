import should from 'should';
import { type Sandbox, type SandboxAuthentication, startSandbox } from '../../../../sandbox/sandbox';
import { rightLogin, type Vendor } from '../vendors/vendor';

const MODES = ['none', 'basic', 'oidc', 'cookie'] as const;

/** Logins that are right and such that are wrong, in each way that the client knows. */
export function authenticationSuite(vendor: Vendor): void {
  for (const mode of MODES.filter((each) => vendor.authentications[each] === true)) {
    describe(`authentication ${mode}`, () => loginSuite(vendor, mode));
  }
}

function loginSuite(vendor: Vendor, mode: SandboxAuthentication): void {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ version: vendor.api, authentication: mode });
  });
  afterEach(() => sandbox.close());

  it('lets the client read and write', async () => {
    const session = await vendor.connect(rightLogin(sandbox, mode));
    should(await session.topology()).have.properties({
      gatewayVersion: `${vendor.api}.0`,
      partitionsCount: 1,
      clusterSize: 1,
    });
    const key = sandbox.addTask();
    should((await session.searchTasks({ filter: { userTaskKey: key } })).items).have.length(1);
    await session.assign(key, 'demo');
    should((await session.task(key)).assignee).equal('demo');
  });

  if (mode !== 'none') {
    it('refuses a wrong password or secret with 401', async () => {
      const login = { ...rightLogin(sandbox, mode), password: 'nope', clientSecret: 'nope' };
      const session = await vendor.connect(login);
      await should(session.topology()).be.rejectedWith({ status: 401 });
    });
  }

  if (vendor.offers.includes('identity')) {
    it('tells who calls, where somebody has logged in', async () => {
      const session = await vendor.connect(rightLogin(sandbox, mode));
      if (mode === 'none') {
        await should(session.identity?.()).be.rejectedWith({ status: 401 });
      } else {
        should(await session.identity?.()).have.properties({ roles: ['admin'], canLogout: true });
      }
    });
  }
}
