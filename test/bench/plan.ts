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

function contestants(names: readonly CandidateName[], { against }: Options): Contestant[] {
  const packageFolder = process.cwd();
  const other: Contestant[] = against
    ? [{ name: path.basename(against), candidate: 'our search node', packageFolder: against }]
    : [];
  return [...names.map((name) => ({ name, candidate: name, packageFolder })), ...other];
}

/** Everything under a load for a moment, and a few pages. */
function shortPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    messages: {
      contestants: contestants(WITHOUT_PEERS, options),
      sizes: ['small', 'large'],
      concurrencies: [16],
      generations: 1,
      rounds: 1,
      milliseconds: 100,
      warmUp: 100,
    },
    paging: { packageFolder, totals: [1_000], rounds: 1 },
    start: { packageFolder, clusters: 10, actions: 100, rounds: 1 },
  };
}

/** Under five minutes altogether on two processors. */
function fullPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    messages: {
      contestants: contestants([...WITHOUT_PEERS, ...PEERS], options),
      sizes: ['small', 'large'],
      concurrencies: [1, 16, 64],
      generations: 4,
      rounds: 2,
      milliseconds: 300,
      warmUp: 2_000,
    },
    paging: { packageFolder, totals: [10_000, 100_000], rounds: 3 },
    start: { packageFolder, clusters: 100, actions: 1_000, rounds: 7 },
  };
}

export function planFor(options: Options): Plan {
  return options.short ? shortPlan(options) : fullPlan(options);
}
