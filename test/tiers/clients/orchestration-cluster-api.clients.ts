import { exampleSuite } from './suites/examples';
import { clientSuite } from './suites/suite';
import { orchestrationClusterApi } from './vendors/orchestration-cluster-api';

for (const vendor of [orchestrationClusterApi('8.8.4', '8.8'), orchestrationClusterApi('9.1.5', '8.9')]) {
  clientSuite(vendor, () => exampleSuite(vendor));
}
