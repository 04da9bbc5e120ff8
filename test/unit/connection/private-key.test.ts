import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import should from 'should';
import { restorePrivateKey } from '../../../src/connection/private-key';
import { sentenceOf } from './refusal';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pkcs8 = rsa.export({ type: 'pkcs8', format: 'pem' }).toString();
const keys: [string, string][] = [
  ['RSA in PKCS#8', pkcs8],
  ['RSA in PKCS#1', rsa.export({ type: 'pkcs1', format: 'pem' }).toString()],
  ['EC in PKCS#8', ec.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['EC in SEC 1', ec.export({ type: 'sec1', format: 'pem' }).toString()],
  ['Ed25519', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
];

const damages: [string, (pem: string) => string][] = [
  ['as it is', (pem) => pem],
  ['without any line break', (pem) => pem.replaceAll('\n', '')],
  ['with spaces for line breaks', (pem) => pem.replaceAll('\n', ' ')],
  ['with \\n for line breaks', (pem) => pem.replaceAll('\n', '\\n')],
  ['with \\r\\n for line breaks', (pem) => pem.replaceAll('\n', '\\r\\n')],
  ['with \\\\n for line breaks', (pem) => pem.replaceAll('\n', '\\\\n')],
  ['with the line breaks of Windows', (pem) => pem.replaceAll('\n', '\r\n')],
  ['in quotes, as in a JSON file', (pem) => JSON.stringify(pem)],
  ['after a certificate', (pem) => `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n${pem}`],
];

describe('restorePrivateKey', () => {
  for (const [kind, pem] of keys) {
    for (const [how, damage] of damages) {
      it(`restores ${kind} ${how}`, () => {
        should(restorePrivateKey(damage(pem), 'Private key')).equal(pem);
      });
    }
  }

  it('takes the key behind the parameters that openssl writes before an EC key', () => {
    const sec1 = ec.export({ type: 'sec1', format: 'pem' }).toString();
    const text = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${sec1}`;
    should(createPrivateKey(restorePrivateKey(text, 'Private key')).equals(ec)).be.true();
  });

  const encrypted: [string, string][] = (['pkcs8', 'pkcs1'] as const).map((type) => [
    type,
    rsa.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
  ]);
  for (const [type, pem] of encrypted) {
    for (const [how, damage] of damages) {
      it(`refuses an encrypted ${type} key ${how}`, () => {
        should(sentenceOf(() => restorePrivateKey(damage(pem), 'Private key'), keyLines(pem))).equal(
          'Private key is protected by a passphrase. Enter a key without one',
        );
      });
    }
  }

  it('refuses a key of which a part is missing, without showing the rest', () => {
    const lines = pkcs8.split('\n');
    const cut = [...lines.slice(0, 5), ...lines.slice(8)].join('\n');
    should(sentenceOf(() => restorePrivateKey(cut, 'Private key'), keyLines(pkcs8))).match(/is damaged/);
  });

  const noKeys: [string, string][] = [
    ['a key without its first line', pkcs8.split('\n').slice(1).join('\n')],
    ['a key without its last line', pkcs8.split('\n').slice(0, -2).join('\n')],
    ['a key with another end', pkcs8.replace('END PRIVATE', 'END RSA PRIVATE')],
    ['an OpenSSH key', pkcs8.replaceAll('PRIVATE', 'OPENSSH PRIVATE')],
    ['a public key', pkcs8.replaceAll('PRIVATE', 'PUBLIC')],
    ['the base64 alone', keyLines(pkcs8).join('')],
    ['some other text', 'my key'],
  ];
  for (const [what, text] of noKeys) {
    it(`refuses ${what}`, () => {
      should(sentenceOf(() => restorePrivateKey(text, 'Private key'), keyLines(pkcs8))).match(
        /is not a PEM private key/,
      );
    });
  }
});

function keyLines(pem: string): string[] {
  return pem.split('\n').filter((line) => line.length > 20 && !line.includes('-'));
}
