import helper from 'node-red-node-test-helper';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';

/** Node-RED for the tests of a suite. @returns starts a sandbox, which ends with its test, after the flows */
export function sandboxes(): (options?: SandboxOptions) => Promise<Sandbox> {
  let sandbox: Sandbox | undefined;

  before('start Node-RED', async () => {
    helper.init(require.resolve('node-red'));
    await helper.startServer();
  });

  afterEach('stop the flows and the sandbox', async () => {
    await helper.unload();
    await sandbox?.close();
    sandbox = undefined;
  });

  after('stop Node-RED', async () => {
    await helper.stopServer();
  });

  return async (options = {}) => {
    sandbox = await startSandbox(options);
    return sandbox;
  };
}
