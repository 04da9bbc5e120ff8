import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../promises/package/project';

/** One test in Mocha's JSON report. */
export interface TestResult {
  fullTitle: string;
  duration?: number;
  err: { message?: string; stack?: string };
}

/** What is read of Mocha's JSON report, here and in `.ci/summary.mjs`. */
export interface Report {
  stats: { passes: number; failures: number };
  tests: TestResult[];
  failures: TestResult[];
}

/** The report of a run that failed as a whole, which is said at once. */
export function failed(reason: unknown): Report {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  console.error(error.message);
  const test: TestResult = { fullTitle: 'runs', err: { message: error.message } };
  return { stats: { passes: 0, failures: 1 }, tests: [test], failures: [test] };
}

/** One report of several; each test's title begins with the name of its report. */
export function combine(reports: ReadonlyMap<string, Report>): Report {
  const sum: Report = { stats: { passes: 0, failures: 0 }, tests: [], failures: [] };
  for (const [name, { stats, tests, failures }] of reports) {
    const named = (test: TestResult) => ({ ...test, fullTitle: `${name}: ${test.fullTitle}` });
    sum.stats.passes += stats.passes;
    sum.stats.failures += stats.failures;
    sum.tests.push(...tests.map(named));
    sum.failures.push(...failures.map(named));
  }
  return sum;
}

/** Leaves the reports as the one of a tier in `test-results/`, says their sums, and sets the exit code. */
export function writeReports(tier: string, reports: ReadonlyMap<string, Report>): void {
  const folder = path.join(root, 'test-results');
  const report = combine(reports);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${tier}.json`), JSON.stringify(report, null, 2));
  for (const [name, { stats }] of reports)
    console.log(`${name}: ${stats.passes} passed, ${stats.failures} failed`);
  process.exitCode = report.stats.failures > 0 ? 1 : 0;
}
