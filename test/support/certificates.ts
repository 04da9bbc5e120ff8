import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * X.509 certificates for tests (RFC 5280), because Node reads but does not write them, and a fresh machine has no OpenSSL.
 * The few structures that are needed are written as DER (X.690): tag, length, content.
 */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const objectId = (...bytes: number[]) => der(0x06, Buffer.from(bytes));
const integer = (...bytes: number[]) => der(0x02, Buffer.from(bytes));
const TRUE = der(0x01, Buffer.from([0xff]));

const COMMON_NAME = objectId(0x55, 0x04, 0x03);
const BASIC_CONSTRAINTS = objectId(0x55, 0x1d, 0x13);
const ALTERNATIVE_NAME = objectId(0x55, 0x1d, 0x11);
const ECDSA_WITH_SHA256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const RSA_WITH_SHA256 = sequence(objectId(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05));

function distinguishedName(name: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
}

const DAY = 24 * 60 * 60 * 1_000;

/** Two days, the given moment in the middle: a clock that is a little wrong does not matter. */
function validity(around: number): Buffer {
  const time = (moment: number) => {
    const digits = new Date(moment).toISOString().replace(/[-:T]|\.\d+/g, '');
    return der(0x17, Buffer.from(digits.slice(2)));
  };
  return sequence(time(around - DAY), time(around + DAY));
}

function subjectAlternativeNames(names: readonly string[]): Buffer {
  const encoded = names.map((name) =>
    /^[\d.]+$/.test(name)
      ? der(0x87, Buffer.from(name.split('.').map(Number)))
      : der(0x82, Buffer.from(name)),
  );
  return sequence(ALTERNATIVE_NAME, der(0x04, sequence(...encoded)));
}

interface Signer {
  name: string;
  privateKey: KeyObject;
}

export interface Certificate {
  cert: string;
  key: string;
}

const newEcKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const newRsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function issue(
  name: string,
  signer: Signer | undefined,
  extension: Buffer,
  { around = Date.now(), keys = newEcKeys() } = {},
): Certificate & Signer {
  const { publicKey, privateKey } = keys;
  const issuer = signer ?? { name, privateKey };
  const algorithm = issuer.privateKey.asymmetricKeyType === 'rsa' ? RSA_WITH_SHA256 : ECDSA_WITH_SHA256;
  const content = sequence(
    der(0xa0, integer(2)),
    integer(1, ...randomBytes(8)),
    algorithm,
    distinguishedName(issuer.name),
    validity(around),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, issuer.privateKey));
  const body =
    sequence(content, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    name,
    privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${body.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** A certificate authority of our own, and what it signs. */
export class CertificateAuthority {
  readonly #own = issue('Test CA', undefined, sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE))));

  /** Its certificate (PEM), for those who shall trust it. */
  get certificate(): string {
    return this.#own.cert;
  }

  /** @param names DNS names or IPv4 addresses; the first is also the subject */
  sign(...names: [string, ...string[]]): Certificate {
    const { cert, key } = issue(names[0], this.#own, subjectAlternativeNames(names));
    return { cert, key };
  }

  /** A certificate that ended nine days ago. */
  signExpired(name: string): Certificate {
    const { cert, key } = issue(name, this.#own, subjectAlternativeNames([name]), {
      around: Date.now() - 10 * DAY,
    });
    return { cert, key };
  }
}

/** A certificate that only itself vouches for. @param type of its key */
export function selfSigned(name: string, type: 'ec' | 'rsa' = 'ec'): Certificate {
  const keys = type === 'rsa' ? newRsaKeys() : newEcKeys();
  const { cert, key } = issue(name, undefined, subjectAlternativeNames([name]), { keys });
  return { cert, key };
}
