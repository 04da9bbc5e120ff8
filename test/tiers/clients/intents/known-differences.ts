import type { Difference } from './compare';

/** How a client is called, and the version of Camunda that it is for. */
export type ClientName = 'rest 8.8' | 'rest 8.9' | 'java 8.8' | 'java 8.9' | 'sdk 8.8';

/** Where it is and what is there may be patterns. */
export interface KnownPlace extends Omit<Difference, 'at'> {
  at: string | RegExp;
}

/** What our nodes send otherwise than these clients do for each of these intents, and why that is right. */
export interface KnownDifference {
  readonly because: string;
  readonly clients: readonly ClientName[];
  readonly intents: readonly string[];
  /** Each is found in each intent. */
  readonly places: readonly KnownPlace[];
}

const JAVA: readonly ClientName[] = ['java 8.8', 'java 8.9'];

export const KNOWN: readonly KnownDifference[] = [
  {
    because: 'The SDK names the action that Camunda takes for granted.',
    clients: ['sdk 8.8'],
    intents: ['complete a user task'],
    places: [{ at: 'body.action', theirs: 'complete' }],
  },
  {
    because: 'The SDK names the action that Camunda takes for granted.',
    clients: ['sdk 8.8'],
    intents: ['assign a user task', 'take a user task over'],
    places: [{ at: 'body.action', theirs: 'assign' }],
  },
  {
    because: 'The client writes a 64-bit number as text, which the description of the API does not allow.',
    clients: ['rest 8.8'],
    intents: ['fail a job'],
    places: [{ at: 'body.retryBackOff', theirs: '10000', ours: 10_000 }],
  },
  {
    because: 'The client writes a 64-bit number as text, which the description of the API does not allow.',
    clients: ['rest 8.8'],
    intents: ['give a job more time'],
    places: [{ at: 'body.changeset.timeout', theirs: '60000', ours: 60_000 }],
  },
  {
    because: 'The Java client writes out that a failure has no variables.',
    clients: ['java 8.9'],
    intents: ['fail a job'],
    places: [{ at: 'body.variables', theirs: '{}' }],
  },
  {
    because: 'The Java client writes an empty list for each condition that a filter does not have.',
    clients: JAVA,
    intents: ['search user tasks'],
    places: [
      { at: /^body\.filter\..+\.\$(in|notIn)$/, theirs: '[]' },
      { at: 'body.filter.localVariables', theirs: '[]' },
    ],
  },
  {
    because: 'The Java client writes an empty list for each condition that a filter does not have.',
    clients: ['java 8.9'],
    intents: ['search user tasks'],
    places: [{ at: 'body.filter.tags', theirs: '[]' }],
  },
  {
    because: 'What is equal to a value may be written as that value, which all versions read.',
    clients: JAVA,
    intents: ['search user tasks'],
    places: [
      { at: 'body.filter.state.$eq', theirs: 'CREATED' },
      { at: 'body.filter.state', ours: 'CREATED' },
      { at: 'body.filter.processInstanceVariables.0.value.$eq', theirs: '2' },
      { at: 'body.filter.processInstanceVariables.0.value', ours: '2' },
    ],
  },
  {
    because: 'The description of 8.8 knows no limit without a place where the page starts.',
    clients: ['java 8.8', 'sdk 8.8'],
    intents: ['search user tasks'],
    places: [{ at: 'body.page.from', ours: 0 }],
  },
];

export const knownOf = (client: ClientName): KnownDifference[] =>
  KNOWN.filter(({ clients }) => clients.includes(client));

export function isAt(known: KnownPlace, found: Difference): boolean {
  return (['at', 'theirs', 'ours'] as const).every((part) => {
    const [pattern, value] = [known[part], found[part]];
    return pattern instanceof RegExp ? pattern.test(String(value)) : pattern === value;
  });
}
