import { bareUndici } from './bare-undici';
import { camundaSdk } from './camunda-sdk';
import { type Candidate, search, start } from './candidate';
import { httpRequest } from './http-request';
import { orchestrationClusterApi } from './orchestration-cluster-api';
import { searchAnyNode, searchNode } from './search-node';
import { startNode } from './start-node';

/** By the names of the table. */
export const candidates = {
  'our search node': searchNode,
  'our search of anything': searchAnyNode,
  'bare undici node': bareUndici(search),
  'function + http request': httpRequest(search),
  'orchestration-cluster-api': orchestrationClusterApi,
  '@camunda8/sdk': camundaSdk,
  'our process instance node': startNode,
  'bare undici node that starts': bareUndici(start),
  'function + http request that starts': httpRequest(start),
} satisfies Record<string, Candidate>;

export type CandidateName = keyof typeof candidates;
