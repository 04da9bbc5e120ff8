import { KEYS } from '../intent';
import { plainSearches } from '../plain-searches';
import { searches } from '../searches';
import { type ClientName, type Found, JAVA, type KnownDifference, namesOf } from './known';

/** Both sides of `field = value`, as two differences. */
function equal(clients: readonly ClientName[], intent: string, values: Record<string, string>): Found[] {
  return Object.entries(values).flatMap(([field, value]): Found[] => [
    [clients, [intent], { at: `body.filter.${field}.$eq`, theirs: value }],
    [clients, [intent], { at: `body.filter.${field}`, ours: value }],
  ]);
}

const EMPTY_LISTS = /^body\.filter\..+\.\$(in|notIn)$/;

/** Ways to say the same in a search. */
export const ofFilters: readonly KnownDifference[] = [
  {
    because:
      'The Java client writes an empty list for each condition, and for an order, that a search does not have.',
    found: [
      [JAVA, namesOf(searches, 'search incidents'), { at: EMPTY_LISTS, theirs: '[]' }],
      [['java 8.9'], ['search incidents'], { at: EMPTY_LISTS, theirs: '[]' }],
      [JAVA, ['search process instances'], { at: /^body\.filter\.(tags|variables|\$or)$/, theirs: '[]' }],
      [JAVA, ['search user tasks'], { at: 'body.filter.localVariables', theirs: '[]' }],
      [['java 8.9'], ['search user tasks'], { at: 'body.filter.tags', theirs: '[]' }],
      [JAVA, namesOf(plainSearches), { at: 'body.sort', theirs: '[]' }],
    ],
  },
  {
    because: 'What is equal to a value may be written as that value, which all versions read.',
    found: [
      ...equal(JAVA, 'search process instances', { processDefinitionId: 'order' }),
      ...equal(['java 8.9'], 'search incidents', { state: 'ACTIVE', processInstanceKey: KEYS.instance }),
      ...equal(JAVA, 'search variables', {
        name: 'orderId',
        value: '4711',
        processInstanceKey: KEYS.instance,
      }),
      ...equal(JAVA, 'search user tasks', { state: 'CREATED', 'processInstanceVariables.0.value': '2' }),
    ],
  },
  {
    because: 'Java leaves out seconds that are none, which is the same moment.',
    found: [
      [
        JAVA,
        ['search process instances'],
        {
          at: 'body.filter.startDate.$gte',
          theirs: '2026-11-21T12:00Z',
          ours: '2026-11-21T12:00:00.000Z',
        },
      ],
    ],
  },
  {
    because: 'The description of 8.8 knows no limit without a place where the page starts.',
    found: [
      [['java 8.8', 'sdk 8.8'], namesOf(searches), { at: 'body.page.from', ours: 0 }],
      [['java 8.8'], namesOf(plainSearches), { at: 'body.page.from', ours: 0 }],
    ],
  },
];
