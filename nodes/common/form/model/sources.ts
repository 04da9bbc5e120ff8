import type { ModelQuestion } from '../../choices/models';
import type { Kind } from './facts';

/** Where the suggestions of a field come from. */
export interface Source {
  kind: Kind;
  /** What the cluster is asked. @param values of the properties in `needs`, blank where nobody can know them */
  question(...values: string[]): ModelQuestion | undefined;
  /** Properties of the same form on which it depends: first the one with the ID of the process that they belong to. */
  needs: readonly string[];
  /** Whether the field has several, with commas in between. */
  isList?: true;
  /** The property that says the same in another way: where it has a value, a file fills in nothing. */
  unless?: string;
}

const always = (kind: Kind, about: 'processes' | 'decisions' | 'models' | 'jobTypes'): Source => ({
  kind,
  question: () => ({ about }),
  needs: [],
});

/** What a form can suggest, from its cluster and from a file. */
export const from = {
  processes: always('processes', 'processes'),
  /** Of the newest version of each process. */
  processKeys: always('processKeys', 'processes'),
  messages: always('messages', 'models'),
  signals: always('signals', 'models'),
  errorCodes: always('errorCodes', 'models'),
  jobTypes: always('jobTypes', 'jobTypes'),
  decisions: always('decisions', 'decisions'),
  /** Of the newest version of each decision. */
  decisionKeys: always('decisionKeys', 'decisions'),
  /** @param processId property with the ID of the process */
  versionsOf: (processId: string): Source => ({
    kind: 'versions',
    question: (id = '') => (id === '' ? undefined : { about: 'versions', processId: id }),
    needs: [processId],
  }),
  /** @param processId property with the ID of the process @param version property with its version; blank: the newest */
  elementsOf: (processId: string, version?: string): Source => ({
    kind: 'elements',
    question: (id = '', number = '') =>
      id === '' ? undefined : { about: 'model', processId: id, version: number },
    needs: version === undefined ? [processId] : [processId, version],
  }),
} as const;

/** A source of a field that is left blank where another property has a value. */
export function unless(property: string, source: Source): Source {
  return { ...source, unless: property };
}

/** The same for a field with several values, with commas in between. */
export function listOf(source: Source): Source {
  return { ...source, isList: true };
}
