import { clientSuite } from './suites/suite';
import { orchestrationClusterApi } from './vendors/orchestration-cluster-api';

clientSuite(orchestrationClusterApi('8.8.4', '8.8'));
clientSuite(orchestrationClusterApi('9.1.5', '8.9'));
