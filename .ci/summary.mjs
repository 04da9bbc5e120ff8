// Sums the reports that mocha wrote: node .ci/summary.mjs <folder> <tier>=<exit code> ... check:<name>=<exit code> ...
// A tier without a report or without a test, a tier that failed after its report, and a check that failed count as one
// failure each. Ends with `N passed, N failed`, and with exit code 1 where anything failed.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, ...outcomes] = process.argv.slice(2);

function readReport(name) {
  try {
    return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Without the inside of its long lines: an assertion prints whole values. */
function shortened(text) {
  return text.replace(/^(.{300}).*(.{100})$/gm, '$1 … $2');
}

function summarize(outcome) {
  const [, check, name, code] = /^(check:)?(.+)=(\d+)$/.exec(outcome);
  const complaint = code === '0' ? [] : [`${name} ended with exit code ${code}`];
  if (check) return { name, isCheck: true, passed: 0, failures: complaint, tests: [] };

  const report = readReport(name);
  if (!report)
    return { name, passed: 0, failures: [`${name} left no report (exit code ${code})`], tests: [] };
  const { passes, failures } = report.stats;
  if (failures === 0 && passes === 0) complaint.push(`${name} ran no test`);
  const failed = report.failures.map(
    ({ fullTitle, err }) => `${fullTitle}\n      ${shortened(err.stack ?? err.message)}`,
  );
  return { name, passed: passes, failures: failed.length > 0 ? failed : complaint, tests: report.tests };
}

const tiers = outcomes.map(summarize);
const tests = tiers.flatMap(({ name, tests }) => tests.map((test) => ({ ...test, name })));
const slowest = tests.sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0)).slice(0, 10);

console.log('\nSlowest tests');
for (const { name, duration = 0, fullTitle } of slowest) {
  console.log(`  ${(duration / 1000).toFixed(1).padStart(6)} s  ${name}: ${fullTitle}`);
}
const failures = tiers.flatMap((tier) => tier.failures.map((text) => `  ${tier.name}: ${text}`));
if (failures.length > 0) console.log(`\nFailed\n${failures.join('\n')}`);
console.log('\nTiers');
for (const { name, passed, failures } of tiers.filter((tier) => !tier.isCheck)) {
  console.log(`  ${name}: ${passed} passed, ${failures.length} failed`);
}
const passed = tiers.reduce((sum, tier) => sum + tier.passed, 0);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
