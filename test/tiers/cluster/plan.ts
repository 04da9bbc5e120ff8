import type { ClusterUnderTest } from './cluster-under-test';
import { expectedVersion, type Facts, hasForms } from './facts';
import { contractSuite } from './suites/contract';
import { examplesSuite, peopleExamples } from './suites/examples';
import { loginSuite } from './suites/login';
import { peopleSuite } from './suites/people';
import { searchSuite } from './suites/search';
import { searchOffSuite } from './suites/search-off';
import { sessionSuite } from './suites/session';
import { formSuite, taskSuite } from './suites/task';
import { tasklistSuite } from './suites/tasklist';
import { variablesSuite } from './suites/variables';
import { wrongCredentialsSuite } from './suites/wrong-credentials';

interface Suite {
  title: string;
  /** Absent for a part of another suite, which leaves it out by itself. */
  define?: () => void;
  /** Why it cannot be run on this cluster. */
  leftOut?: string | undefined;
}

export interface PlanOptions {
  /** Leaves out what takes half a minute. */
  quick?: boolean;
}

/** Every suite, with the reason where it is left out. */
export function planFor(cluster: ClusterUnderTest, { quick = false }: PlanOptions = {}): Suite[] {
  const { facts, access } = cluster;
  const { method } = access.authentication;
  const isOff = facts.search ? undefined : 'search is switched off (CAMUNDA_REST_QUERY_ENABLED)';
  const noTasklist = facts.tasklist ? undefined : 'Tasklist /v1 is not at this address';
  const isLong = quick ? 'another authentication of this version has it' : undefined;

  const suites: Suite[] = [
    { title: 'topology and login', define: () => loginSuite(cluster) },
    { title: 'search', define: () => searchSuite(cluster), leftOut: isOff },
    { title: 'variables of a search', define: () => variablesSuite(cluster), leftOut: isOff },
    { title: 'one task', define: () => taskSuite(cluster), leftOut: isOff },
    {
      title: 'the form of a task',
      define: () => formSuite(cluster),
      leftOut: isOff ?? (hasForms(facts) ? undefined : noTasklist),
    },
    { title: 'one task over Tasklist', define: () => tasklistSuite(cluster), leftOut: isOff ?? noTasklist },
    {
      title: 'the session',
      define: () => sessionSuite(cluster),
      leftOut: isOff ?? (method === 'cookie' ? undefined : 'only --auth cookie has one'),
    },
    {
      title: 'the user-task contract',
      define: () => contractSuite(cluster),
      leftOut: isOff ?? (expectedVersion(facts) ? undefined : 'nobody has seen yet what 8.7 answers'),
    },
    { title: 'people', define: () => peopleSuite(cluster), leftOut: isOff ?? isLong },
    { title: 'the examples for people', define: () => examplesSuite(cluster), leftOut: isOff ?? isLong },
    ...lackingExamples(facts),
  ];
  if (isOff) suites.push({ title: 'search that is switched off', define: () => searchOffSuite(cluster) });
  if (method !== 'none')
    suites.push({ title: 'wrong credentials', define: () => wrongCredentialsSuite(cluster, method) });
  return suites;
}

function lackingExamples(facts: Facts): Suite[] {
  const leftOut =
    'only 8.8 and newer, or Tasklist, tell due dates and forms; 8.6.8 to 8.7 filter by no variable';
  return Object.entries(peopleExamples)
    .filter(([, canBeCarried]) => !canBeCarried(facts))
    .map(([name]) => ({ title: `example ${name}`, leftOut }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

/** What will be run on a cluster and what not, for people. */
export function describePlan({ access, facts }: ClusterUnderTest, suites: readonly Suite[]): string {
  const titles = (reason: string | undefined) =>
    suites.filter(({ leftOut }) => leftOut === reason).map(({ title }) => title);
  const reasons = [...new Set(suites.flatMap(({ leftOut }) => leftOut ?? []))];
  const partitions = facts.partitions === 1 ? 'one partition' : `${facts.partitions} partitions`;
  const { method } = access.authentication;
  return [
    `Camunda ${facts.gatewayVersion} at ${access.address}, authentication ${method}, ${partitions}`,
    `  runs: ${titles(undefined).join(', ')}`,
    ...reasons.map((reason) => `  leaves out: ${titles(reason).join(', ')}: ${reason}`),
  ].join('\n');
}
