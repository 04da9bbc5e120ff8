import type { Vendor } from '../vendors/vendor';
import { authenticationSuite } from './authentication';
import { decisionSuite } from './decisions';
import { deploymentSuite } from './deployments';
import { filterSuite } from './filters';
import { intentSuite } from './intents';
import { messageSuite } from './messages';
import { pagingSuite } from './paging';
import { processSuite } from './processes';
import { searchSuite } from './searches';
import { userTaskSuite } from './user-task';
import { workerSuite } from './workers';

/** All that a client of Camunda's does with the sandbox, in one process of its own. @param more tests that need it running */
export function clientSuite(vendor: Vendor, more: () => void = () => {}): void {
  describe(`${vendor.name} ${vendor.version} and the sandbox of ${vendor.api}`, () => {
    before(async function () {
      this.timeout(300_000); // for the download
      await vendor.start();
    });
    after(() => vendor.stop());

    authenticationSuite(vendor);
    pagingSuite(vendor);
    filterSuite(vendor);
    userTaskSuite(vendor);
    processSuite(vendor);
    deploymentSuite(vendor);
    searchSuite(vendor);
    workerSuite(vendor);
    messageSuite(vendor);
    decisionSuite(vendor);
    intentSuite(vendor);
    more();
  });
}
