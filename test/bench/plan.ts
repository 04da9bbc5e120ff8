import path from 'node:path';
import type { CandidateName } from './candidates';
import type { Contestant, MessagesPlan } from './messages';
import type { Options } from './options';
import type { PagingPlan } from './paging';
import type { StartPlan } from './start';

export interface Plan {
  messages: MessagesPlan;
  paging: PagingPlan;
  start: StartPlan;
}

const WITHOUT_PEERS: CandidateName[] = ['our search node', 'bare undici node', 'function + http request'];
const PEERS: CandidateName[] = ['orchestration-cluster-api', '@camunda8/sdk'];

function contestants(names: readonly CandidateName[], generations: number): Contestant[] {
  const packageFolder = process.cwd();
  return names.map((name) => ({ name, candidate: name, packageFolder, generations }));
}

function another({ against }: Options, generations: number): Contestant[] {
  if (against === undefined) return [];
  const name = path.basename(against);
  return [{ name, candidate: 'our search node', packageFolder: against, generations }];
}

/** Everything under a load for a moment, and a few pages. */
function shortPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    messages: {
      contestants: [...contestants(WITHOUT_PEERS, 1), ...another(options, 1)],
      sizes: ['small', 'large'],
      concurrencies: [16],
      rounds: 1,
      milliseconds: 100,
      settle: 20,
      warmUp: 100,
    },
    paging: { packageFolder, searches: [{ total: 1_000, rounds: 1 }] },
    start: { packageFolder, clusters: 10, actions: 100, rounds: 1 },
  };
}

/** Under five minutes altogether on two processors. */
function fullPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    messages: {
      // Only of those that have targets the last tenth matters.
      contestants: [...contestants(WITHOUT_PEERS, 4), ...another(options, 4), ...contestants(PEERS, 1)],
      sizes: ['small', 'large'],
      concurrencies: [1, 16, 64],
      rounds: 7,
      milliseconds: 100,
      settle: 25,
      warmUp: 2_000,
    },
    paging: {
      packageFolder,
      searches: [
        { total: 10_000, rounds: 9 },
        { total: 100_000, rounds: 5 },
      ],
    },
    start: { packageFolder, clusters: 100, actions: 1_000, rounds: 9 },
  };
}

export function planFor(options: Options): Plan {
  return options.short ? shortPlan(options) : fullPlan(options);
}
