import { bareUndici } from './bare-undici';
import { camundaSdk } from './camunda-sdk';
import type { Candidate } from './candidate';
import { httpRequest } from './http-request';
import { orchestrationClusterApi } from './orchestration-cluster-api';
import { searchNode } from './search-node';

/** By the names of the table. */
export const candidates = {
  'our search node': searchNode,
  'bare undici node': bareUndici,
  'function + http request': httpRequest,
  'orchestration-cluster-api': orchestrationClusterApi,
  '@camunda8/sdk': camundaSdk,
} satisfies Record<string, Candidate>;

export type CandidateName = keyof typeof candidates;
