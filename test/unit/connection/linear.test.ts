import should from 'should';
import { normalizeAddress, normalizeTokenUrl } from '../../../src/connection/address';
import { Fields } from '../../../src/connection/fields';
import { FORM_LABELS } from '../../../src/connection/form';
import { isLoopback } from '../../../src/connection/loopback';
import { restorePrivateKey } from '../../../src/connection/private-key';
import { resolveSettings } from '../../../src/connection/resolve';
import { unsetVariable } from '../../../src/connection/unset-variable';
import { sentence } from '../../../src/sentence';
import { cpuTime } from '../../support/cpu-time';
import { sentenceOf } from './refusal';

const LENGTH = 100_000;
const fill = (text: string) => text.repeat(LENGTH / text.length);

/** The field whose value is this text, as long as it may be: the functions behind the bound are timed without it. */
const fields = (values: Record<string, string>) => new Fields(values, FORM_LABELS, () => sentence`missing`);

const functions: [what: string, call: () => unknown][] = [
  ['an address of slashes', () => normalizeAddress(`http://a${fill('/')}x`, 'REST address')],
  ['an address of versions', () => normalizeAddress(`http://a${fill('/v2')}x`, 'REST address')],
  ['an address of slashes at its end', () => normalizeAddress(`http://a/v2${fill('/')}`, 'REST address')],
  ['an address of dots', () => normalizeAddress(`http://${fill('a.')}`, 'REST address')],
  ['an address of colons', () => normalizeAddress(`http://${fill(':')}`, 'REST address')],
  ['a token URL of number signs', () => normalizeTokenUrl(`http://a/${fill('#')}`, 'Token URL')],
  ['a host of dots', () => isLoopback(fill('127.'))],
  ['a variable without an end', () => unsetVariable(`$\{${fill('a.$')}`)],
  ['spaces before a variable', () => unsetVariable(`${fill(' ')}$\{A}x`)],
  ['a key of beginnings', () => restorePrivateKey(fill('-----BEGIN PRIVATE KEY-----'), 'Private key')],
  ['a key of backslashes', () => restorePrivateKey(`${fill('\\')}x`, 'Private key')],
  ['a key of hyphens', () => restorePrivateKey(fill('-----BEGIN RSA '), 'Private key')],
  [
    'a key of spaces',
    () =>
      restorePrivateKey(`-----BEGIN PRIVATE KEY-----${fill(' a')}-----END PRIVATE KEY-----`, 'Private key'),
  ],
];

/** Texts that were slow in some field, all shorter than its bound. */
const texts: [what: string, text: string][] = [
  ['slashes', `http://a${'/'.repeat(8_000)}x`],
  ['line breaks', `${'\n'.repeat(8_000)}x`],
  ['spaces', `${' '.repeat(8_000)}x`],
  ['digits', `${'1'.repeat(8_000)}x`],
  ['hyphens', `${'a-'.repeat(4_000)}!`],
];

function took(call: () => unknown): number {
  const elapsed = cpuTime();
  try {
    call();
  } catch {
    // A refusal is as good as a result, as long as it comes at once.
  }
  return elapsed();
}

describe('A value of the form of the cluster', () => {
  for (const [what, call] of functions) {
    it(`is looked through at once where it is 100 KB of ${what}`, () => should(took(call)).be.below(1_000));
  }

  for (const [what, text] of texts) {
    it(`is looked through at once in each field, where it is 8 KB of ${what}`, () => {
      const values = Object.fromEntries(Object.keys(FORM_LABELS).map((field) => [field, text]));
      for (const authentication of ['none', 'basic', 'cookie', 'oidc']) {
        for (const environment of ['self-managed', 'saas', 'env']) {
          const form = { ...values, environment, authentication, restAddress: '' };
          should(took(() => resolveSettings(form, values, () => text))).be.below(1_000);
          should(took(() => resolveSettings({ ...form, restAddress: text }, values, () => text))).be.below(
            500,
          );
        }
      }
    });
  }

  for (const [field, longest] of [
    ['restAddress', 8_192],
    ['password', 8_192],
    ['privateKey', 65_536],
  ] as const) {
    it(`is refused in ${field} beyond ${longest} characters, in a sentence that names the field`, () => {
      const read = (length: number) => fields({ [field]: 'x'.repeat(length) }).secret(field);
      should(read(longest)).have.length(longest);
      should(sentenceOf(() => read(longest + 1))).equal(
        `${FORM_LABELS[field]} is too long (at most ${longest} characters)`,
      );
    });
  }
});
