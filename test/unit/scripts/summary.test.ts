import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import should from 'should';

const summary = path.join(__dirname, '..', '..', '..', '.ci', 'summary.mjs');

describe('.ci/summary.mjs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'camunda8-summary-'));

  after(() => rmSync(folder, { recursive: true, force: true }));

  function writeReport(name: string, passes: string[], failures: string[] = []): void {
    const failed = failures.map((fullTitle) => ({
      fullTitle,
      duration: 5,
      err: { message: 'expected 1 to be 2' },
    }));
    const tests = [...passes.map((fullTitle) => ({ fullTitle, duration: 1500, err: {} })), ...failed];
    const stats = { passes: passes.length, failures: failures.length };
    writeFileSync(path.join(folder, `${name}.json`), JSON.stringify({ stats, tests, failures: failed }));
  }

  function summarize(...outcomes: string[]) {
    const { status, stdout } = spawnSync(process.execPath, [summary, folder, ...outcomes], {
      encoding: 'utf8',
    });
    return { status, stdout, lastLine: stdout.trimEnd().split('\n').at(-1) };
  }

  it('sums the reports of all tiers on a line of its own', () => {
    writeReport('unit', ['a', 'b']);
    writeReport('real', ['c']);
    should(summarize('check:lint=0', 'unit=0', 'real=0')).containEql({
      status: 0,
      lastLine: '3 passed, 0 failed',
    });
  });

  it('names a failed test and why it failed', () => {
    writeReport('unit', ['a'], ['the sky is blue']);
    const { stdout, ...rest } = summarize('unit=1');
    should(rest).eql({ status: 1, lastLine: '1 passed, 1 failed' });
    should(stdout).containEql('unit: the sky is blue').and.containEql('expected 1 to be 2');
  });

  it('names the slowest tests', () => {
    writeReport('unit', ['a slow one']);
    should(summarize('unit=0').stdout).containEql('1.5 s  unit: a slow one');
  });

  it('counts a tier without a report as a failure', () => {
    should(summarize('missing=0')).containEql({ status: 1, lastLine: '0 passed, 1 failed' });
  });

  it('counts a tier that ran no test as a failure', () => {
    writeReport('empty', []);
    should(summarize('empty=0')).containEql({ status: 1, lastLine: '0 passed, 1 failed' });
  });

  it('counts a tier that broke after its report as a failure', () => {
    writeReport('unit', ['a']);
    should(summarize('unit=124')).containEql({ status: 1, lastLine: '1 passed, 1 failed' });
  });

  it('counts a failed check as a failure', () => {
    should(summarize('check:lint=2')).containEql({ status: 1, lastLine: '0 passed, 1 failed' });
  });
});
