import should from 'should';
import { LANGUAGES } from '../../../nodes/common/wording';
import { FORM_LABELS } from '../../../src/connection/form';
import { CamundaError, configError } from '../../../src/errors';
import { sentence } from '../../../src/sentence';
import { textsOf } from './catalog';
import { type Compiled, compileSentences } from './sentences';
import { translationOf } from './translation';

const placesIn = (template: string) => template.match(/\{\d+\}/g)?.sort();

/** Words that nobody reads in a form of the editor. */
const NOT_SHOWN = [
  'use strict',
  'gone is done',
  // What Node, OpenSSL and Camunda say, and we look for.
  'Task is already assigned',
  'Task is not active',
  'Task is not assigned',
  'Unexpected server error',
  'already been assigned',
  'assign another user',
  'not supported using Tasklist V1',
  'packet length too long',
  'wrong version number',
  // Permissions, as Camunda's Identity names them.
  'RESOURCE CREATE',
  'MESSAGE CREATE',
  // Never gets out of the code as it is.
  'No connection to the proxy',
];

describe('sentences of errors', () => {
  let compiled: Compiled;

  before(() => {
    compiled = compileSentences();
  });

  it('are all that an error takes, by the types of the sources', () => {
    should(compiled.complaints).equal('');
    // @ts-expect-error A plain text has no translation.
    should(() => configError('plain text').messageIn(translationOf('de'))).throw();
  });

  it('hold all the words that people read', () => {
    should(compiled.otherWords).eql([...NOT_SHOWN].sort());
  });

  for (const language of LANGUAGES.slice(1)) {
    const translation = translationOf(language);

    it(`are each there in ${language}`, () => {
      should(compiled.templates.length).be.above(150);
      should(compiled.templates.filter((template) => !translation.templates[template]?.trim())).be.empty();
    });

    it(`are each still in the sources, where ${language} has them`, () => {
      const known = Object.keys(translation.templates);
      should(known.filter((template) => !compiled.templates.includes(template))).be.empty();
    });

    it(`have in ${language} the same values put in`, () => {
      for (const [template, words] of Object.entries(translation.templates)) {
        should(placesIn(words)).eql(placesIn(template), template);
      }
    });

    it(`call the cluster form's fields what the form calls them in ${language}`, () => {
      const labels = textsOf('camunda8-cluster', language);
      for (const [field, label] of Object.entries(FORM_LABELS)) {
        should(label.in(translation)).equal(labels.get(`camunda8-cluster.label.${field}`));
      }
    });
  }
});

describe('a sentence', () => {
  const german = {
    language: 'de',
    templates: { '{0} needs {1}: {2}': '{2}: {1} braucht {0}', 'the filter': 'der Filter' },
  };
  const list = (language: string) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(['a', 'b']);
  const said = sentence`${list} needs ${sentence`the filter`}: ${'{0} $&'}`;

  it('says in English what its template literal says', () => {
    should(String(said)).equal('a or b needs the filter: {0} $&');
  });

  it('says in another language its clauses too, and puts each value where that language wants it', () => {
    should(said.in(german)).equal('{0} $&: der Filter braucht a oder b');
  });

  it('is English where it is not translated', () => {
    should(sentence`Nobody translated ${1}`.in(german)).equal('Nobody translated 1');
  });

  it('stays with its error when more is known about that', () => {
    const error = new CamundaError('CAMUNDA_INVALID', sentence`the filter`).with({ sent: 2 });
    should(error.messageIn(german)).equal('der Filter');
  });

  it('is not in what a Catch node, a debug panel or JSON gets of its error', () => {
    const error = new CamundaError('CAMUNDA_INVALID', said, { status: 400 });
    should(Object.keys(error).sort()).eql(['cause', 'code', 'name']);
    should(JSON.parse(JSON.stringify(error))).eql({
      name: 'CamundaError',
      code: 'CAMUNDA_INVALID',
      cause: { status: 400 },
    });
  });
});
