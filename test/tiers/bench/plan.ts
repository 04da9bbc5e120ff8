import path from 'node:path';
import type { CandidateName } from './candidates';
import type { Contestant, MessagesPlan } from './messages';
import type { Options } from './options';
import type { PagingPlan } from './paging';
import type { SandboxStart } from './sandbox/figures';
import type { StartPlan } from './start';

export interface Plan {
  /** Times that everything is measured. */
  passes: number;
  messages: MessagesPlan;
  starts: MessagesPlan;
  paging: PagingPlan;
  start: StartPlan;
  sandbox: SandboxStart;
}

const OURS = 'our search node';
const ANY = 'our search of anything';
const STARTS = 'our process instance node';
const WITHOUT_PEERS: CandidateName[] = [OURS, ANY, 'bare undici node', 'function + http request'];
const PEERS: CandidateName[] = ['orchestration-cluster-api', '@camunda8/sdk'];

function contestants(names: readonly CandidateName[], passes: number): Contestant[] {
  const packageFolder = process.cwd();
  return names.map((name) => ({ name, candidate: name, packageFolder, passes }));
}

/** Under the names that they have among searches. */
function starting(passes: number): Contestant[] {
  return [
    ...contestants([STARTS], passes),
    ...contestants(['bare undici node that starts', 'function + http request that starts'], passes).map(
      (one) => ({
        ...one,
        name: one.name.replace(' that starts', ''),
      }),
    ),
  ];
}

function another({ against }: Options, passes: number): Contestant[] {
  if (against === undefined) return [];
  const name = path.basename(against);
  return [{ name, candidate: 'our search node', packageFolder: against, passes }];
}

/** Everything under a load for a moment, and a few pages. */
function shortPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    passes: 1,
    messages: {
      ...{ ours: OURS, any: ANY },
      contestants: [...contestants(WITHOUT_PEERS, 1), ...another(options, 1)],
      turns: [
        { size: 'small', concurrency: 16, rounds: 1, milliseconds: 100 },
        { size: 'large', concurrency: 16, rounds: 1, milliseconds: 100 },
      ],
      settle: 20,
      warmUp: 100,
    },
    starts: {
      ours: STARTS,
      contestants: starting(1),
      turns: [{ size: 'start', concurrency: 16, rounds: 1, milliseconds: 100 }],
      settle: 20,
      warmUp: 100,
    },
    paging: { packageFolder, searches: [{ total: 1_000, rounds: 1 }] },
    start: { packageFolder, clusters: 10, actions: 100, rounds: 1 },
    sandbox: { instances: 100, jobs: 20, tasks: 1_000, searches: 5 },
  };
}

/** Times that everything is measured, with new processes: the engine compiles the same code better or worse each time. */
const PASSES = 4;

/** Under five minutes altogether on two processors. */
function fullPlan(options: Options): Plan {
  const packageFolder = process.cwd();
  return {
    passes: PASSES,
    messages: {
      ...{ ours: OURS, any: ANY },
      // Only of those that have targets the last tenth matters.
      contestants: [
        ...contestants(WITHOUT_PEERS, PASSES),
        ...another(options, PASSES),
        ...contestants(PEERS, 1),
      ],
      // The machine changes its pace within a tenth of a second: many short turns say more than few long ones. The garbage
      // of large answers is collected now and then, which a short turn may not see. The rate with a bound gets twice as
      // many of those turns.
      turns: [
        { size: 'small', concurrency: 1, rounds: 12, milliseconds: 50 },
        { size: 'small', concurrency: 16, rounds: 12, milliseconds: 50 },
        { size: 'small', concurrency: 64, rounds: 12, milliseconds: 50 },
        { size: 'large', concurrency: 1, rounds: 3, milliseconds: 300 },
        { size: 'large', concurrency: 16, rounds: 6, milliseconds: 300 },
        { size: 'large', concurrency: 64, rounds: 3, milliseconds: 300 },
      ],
      settle: 25,
      warmUp: 2_000,
    },
    starts: {
      ours: STARTS,
      contestants: starting(PASSES),
      turns: [1, 16, 64].map((concurrency) => ({ size: 'start', concurrency, rounds: 12, milliseconds: 50 })),
      settle: 25,
      warmUp: 2_000,
    },
    paging: {
      packageFolder,
      searches: [
        { total: 10_000, rounds: 4 },
        { total: 100_000, rounds: 1 },
      ],
    },
    start: { packageFolder, clusters: 100, actions: 1_000, rounds: 3 },
    sandbox: { instances: 10_000, jobs: 1_000, tasks: 100_000, searches: 40 },
  };
}

export function planFor(options: Options): Plan {
  return options.short ? shortPlan(options) : fullPlan(options);
}
