import should from 'should';
import {
  readDuration,
  UNITS,
  WAYS,
  wayOf,
  writeDuration,
} from '../../../../../nodes/common/choices/times-from-now';
import { relativeRows } from '../../../../../nodes/common/search/relative-date';

describe('A time from now', () => {
  for (const [name, { operator, when }] of WAYS) {
    for (const unit of Object.keys(UNITS)) {
      const amount = when === 'now' ? '0' : '3';
      const duration = writeDuration({ isAgo: when === 'ago', amount, unit });

      it(`${name} ${amount} ${unit} is saved as ${operator} ${duration}, shown again, and understood`, () => {
        const time = readDuration(duration);
        should(time).eql({ isAgo: when === 'ago', amount, unit });
        should(time && wayOf(operator, time)).equal(name);
        should(relativeRows('dueDate', operator, duration, 0)).not.be.empty();
      });
    }
  }

  it('that nobody offers keeps its operator', () => {
    should(wayOf('$gt', { isAgo: false, amount: '2', unit: 'D' })).equal(undefined);
  });

  it('in months is shown as it is, for somebody to put right', () => {
    should(readDuration('P2M')).eql({ isAgo: false, amount: '2', unit: 'M' });
  });

  for (const text of ['', 'P', 'PD', 'P1.5D', 'tomorrow']) {
    it(`is not "${text}"`, () => {
      should(readDuration(text)).equal(undefined);
    });
  }
});
