import { searches } from '../searches';
import { JAVA, type KnownDifference, namesOf } from './known';

const EMPTY = 'The Java client writes an empty list for each condition that a filter does not have.';

/** Ways to say the same in a search. */
export const ofFilters: readonly KnownDifference[] = [
  {
    because: EMPTY,
    found: [
      [JAVA, namesOf(searches), { at: /^body\.filter\..+\.\$(in|notIn)$/, theirs: '[]' }],
      [JAVA, ['search user tasks'], { at: 'body.filter.localVariables', theirs: '[]' }],
      [['java 8.9'], ['search user tasks'], { at: 'body.filter.tags', theirs: '[]' }],
    ],
  },
  {
    because: 'What is equal to a value may be written as that value, which all versions read.',
    found: [
      [JAVA, ['search user tasks'], { at: 'body.filter.state.$eq', theirs: 'CREATED' }],
      [JAVA, ['search user tasks'], { at: 'body.filter.state', ours: 'CREATED' }],
      [JAVA, ['search user tasks'], { at: 'body.filter.processInstanceVariables.0.value.$eq', theirs: '2' }],
      [JAVA, ['search user tasks'], { at: 'body.filter.processInstanceVariables.0.value', ours: '2' }],
    ],
  },
  {
    because: 'The description of 8.8 knows no limit without a place where the page starts.',
    found: [[['java 8.8', 'sdk 8.8'], namesOf(searches), { at: 'body.page.from', ours: 0 }]],
  },
];
