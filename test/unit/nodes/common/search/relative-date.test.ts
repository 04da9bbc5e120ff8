import should from 'should';
import { relativeRows } from '../../../../../nodes/common/search/relative-date';

const NOW = Date.UTC(2026, 10, 21, 12);
const rows = (operator: string, duration: string) => relativeRows('dueDate', operator, duration, NOW);

describe('A date compared with now', () => {
  it('is in the next 2 days from now until then', () => {
    should(rows('$eq', 'P2D')).eql([
      { field: 'dueDate', operator: '$gte', value: '2026-11-21T12:00:00.000Z' },
      { field: 'dueDate', operator: '$lte', value: '2026-11-23T12:00:00.000Z' },
    ]);
  });

  it('is in the last week from then until now', () => {
    should(rows('$eq', '-P1W').map(({ value }) => value)).eql([
      '2026-11-14T12:00:00.000Z',
      '2026-11-21T12:00:00.000Z',
    ]);
  });

  const then: [duration: string, date: string][] = [
    ['P0D', '2026-11-21T12:00:00.000Z'],
    ['PT12H', '2026-11-22T00:00:00.000Z'],
    ['-PT30M', '2026-11-21T11:30:00.000Z'],
  ];
  for (const [duration, value] of then) {
    it(`takes ${duration} as one moment with $lte and $gte`, () => {
      should(rows('$lte', duration)).eql([{ field: 'dueDate', operator: '$lte', value }]);
      should(rows('$gte', duration)).eql([{ field: 'dueDate', operator: '$gte', value }]);
    });
  }

  for (const duration of ['', '2 days', 'P', 'P1.5D', 'PT2D', 'P2H', 'P1Y', 'P1DT2H', 'P9999999W']) {
    it(`refuses "${duration}"`, () => {
      should(() => rows('$lte', duration)).throw({ code: 'CAMUNDA_INVALID', message: /such as P2D/ });
    });
  }

  it('refuses an operator that means nothing with a time from now', () => {
    should(() => rows('$like', 'P2D')).throw({
      code: 'CAMUNDA_INVALID',
      message: /^\$like does not work with a time from now/,
    });
  });
});
