import should from 'should';
import { combine, failed, type Report } from './report';

const passed = { fullTitle: 'adds', duration: 1, err: {} };
const broken = { fullTitle: 'divides', duration: 2, err: { message: 'expected 1 to be 2' } };
const good: Report = { stats: { passes: 1, failures: 0 }, tests: [passed], failures: [] };
const bad: Report = { stats: { passes: 1, failures: 1 }, tests: [passed, broken], failures: [broken] };

describe('the report of the matrix', () => {
  it('sums the reports, and says on which versions each test ran', () => {
    const { stats, tests, failures } = combine(new Map(Object.entries({ old: good, new: bad })));
    should(stats).eql({ passes: 2, failures: 1 });
    should(tests.map(({ fullTitle }) => fullTitle)).eql(['old: adds', 'new: adds', 'new: divides']);
    should(failures).eql([{ ...broken, fullTitle: 'new: divides' }]);
  });

  it('counts versions that could not be installed, or left no report, as a failure', () => {
    const report = combine(new Map(Object.entries({ old: good, new: failed(new Error('no network')) })));
    should(report.stats).eql({ passes: 1, failures: 1 });
    should(report.failures).eql([{ fullTitle: 'new: runs', err: { message: 'no network' } }]);
  });
});
