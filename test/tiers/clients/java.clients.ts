import should from 'should';
import { filterRows, KEY_FIELDS } from './suites/filters';
import { clientSuite } from './suites/suite';
import { java } from './vendors/java';
import { filterCalls, TASK_NAMES, used } from './vendors/java-query';

for (const vendor of [java('8.8.14', '8.8'), java('8.9.0', '8.9')]) {
  clientSuite(vendor, () => {
    it('has been tried with every field and operator that its filter offers', async () => {
      const tried = filterRows(vendor).flatMap(([filter]) => filterCalls(filter, TASK_NAMES).flatMap(used));
      should([...new Set([...tried, ...KEY_FIELDS])].sort()).eql(await vendor.offeredFilters());
    });
  });
}
