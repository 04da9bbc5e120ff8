import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { FORM_LABELS } from '../../../src/connection/form';
import { entities } from '../../../src/entities/entities';
import { userTask } from '../../../src/entities/user-task';
import { fieldsOf } from '../../../src/search/version-filter';
import { rankOf } from '../../../src/version';
import { plugins, root, types } from '../package/project';
import { helpOf, keysUsed, languages, matches, nodeRedTexts, sharedTexts, textsOf } from './catalog';

const SHARED = 'all forms';

const textsIn = (place: string, language: string) =>
  place === SHARED ? sharedTexts(language) : textsOf(place, language);

const english = (place: string) => textsIn(place, 'en-US');

const places = [...types, ...plugins, SHARED];

const ownKeys = () => places.flatMap((place) => [...english(place).keys()]);

describe('texts', () => {
  it('are there in English and German', () => {
    should([...languages].sort()).eql(['de', 'en-US']);
  });

  it('exist for every key that forms, scripts and the runtime ask for', () => {
    const keys = [...ownKeys(), ...nodeRedTexts().keys()];
    should(keysUsed().filter((used) => !keys.some((key) => matches(used, key)))).be.empty();
  });

  it('are each asked for somewhere', () => {
    const used = keysUsed();
    should(ownKeys().filter((key) => !used.some((pattern) => matches(pattern, key)))).be.empty();
  });

  for (const type of places) {
    for (const language of languages.filter((name) => name !== 'en-US')) {
      it(`${type}: ${language} has the keys of English, each with a text and the same values put in`, () => {
        const theirs = textsIn(type, language);
        should([...theirs.keys()].sort()).eql([...english(type).keys()].sort());
        for (const [key, text] of theirs) {
          should(text.trim()).not.equal('', key);
          const values = (words: string | undefined) => words?.match(/__\w+__|\$\{\w+\}/g)?.sort();
          should(values(text)).eql(values(english(type).get(key)), key);
        }
      });
    }
  }

  it('have a status for every error code, short enough to stand under a node', () => {
    const source = readFileSync(path.join(root, 'src', 'errors.ts'), 'utf8');
    const codes = [...new Set(source.match(/'CAMUNDA_\w+'/g))].map((code) => code.slice(1, -1));
    should(codes.length).be.above(10);
    for (const language of languages) {
      const texts = textsOf('camunda8-cluster', language);
      for (const code of codes) {
        const text = texts.get(`camunda8-cluster.status.error.${code}`);
        should(text).be.String();
        should(text?.length).be.within(1, 19, `${language} ${code}`);
      }
    }
  });

  it("call the cluster form's fields what error messages call them", () => {
    const labels = english('camunda8-cluster');
    for (const [field, label] of Object.entries(FORM_LABELS)) {
      should(labels.get(`camunda8-cluster.label.${field}`)).equal(String(label));
    }
  });

  it('offer as a filter what the newest Camunda can filter by', () => {
    const offered = [...sharedTexts('en-US').keys()].filter((key) => key.includes('.field.'));
    const known = fieldsOf(userTask, { name: '8.10.0', rank: rankOf('8.10.0') });
    should(offered.map((key) => key.split('.').at(-1)).sort()).eql(known.sort());
  });
});

describe('the search for anything', () => {
  const named = (kind: string, keys: Iterable<string>) =>
    [...keys].filter((key) => key.split('.').at(-2) === kind).map((key) => key.split('.').at(-1) ?? '');
  const own = () => english('camunda8-search').keys();

  it('has words for every field and sort of all tables, and no others', () => {
    const asked = entities.flatMap(({ fields, sorts }) => [
      ...Object.keys(fields).filter((name) => fields[name]?.kind !== 'json'),
      ...Object.keys(sorts),
    ]);
    const shared = named('field', english(SHARED).keys());
    should(asked.filter((name) => ![...named('field', own()), ...shared].includes(name))).be.empty();
    should(named('field', own()).filter((name) => !asked.includes(name))).be.empty();
  });

  it('has words for all that it can search, and for nothing else', () => {
    should(named('entity', own()).sort()).eql(entities.map(({ id }) => id).sort());
  });
});

describe('help', () => {
  for (const type of types) {
    const headings = (language: string) => helpOf(type, language).match(/^#+/gm);

    for (const language of languages) {
      it(`${type}: ${language} follows the style guide`, () => {
        const help = helpOf(type, language);
        should(help).startWith(`<script type="text/markdown" data-help-name="${type}">\n`);
        const [, summary = ''] = help.split('\n');
        should(summary.length).be.within(40, 220); // the tooltip in the palette
        should(help).not.match(/\*\*|__|<b>|<i>/);
        // Node-RED's own markdown for a property takes no other colon.
        const properties = help.match(/^: .*/gm) ?? [];
        should(properties.filter((line) => !/^: \*?\w+\*? \([a-z| ]+\) : [^:]+$/.test(line))).be.empty();
        should(headings(language)).eql(headings('en-US'));
      });
    }
  }
});
