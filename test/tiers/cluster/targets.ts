import type { Sandbox } from '../../../sandbox/sandbox';
import type { ClusterUnderTest } from './cluster-under-test';
import type { PlanOptions } from './plan';

/** One cluster of a run. */
export interface Target extends PlanOptions {
  cluster: ClusterUnderTest;
  /** Where the cluster is one. */
  sandbox?: Sandbox;
}

/** What this run is about: filled by `run.ts` before Mocha reads the tests. */
export const targets: Target[] = [];
