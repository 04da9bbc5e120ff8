import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { md, pki } from 'node-forge';

export interface Certificate {
  cert: string;
  key: string;
}

interface Signer {
  name: string;
  key: string;
}

const DAY = 24 * 60 * 60 * 1_000;

/** SubjectAltName (RFC 5280, 4.2.1.6) of DNS names and IPv4 addresses. */
function alternativeNames(names: readonly string[]): object {
  const altNames = names.map((name) =>
    /^[\d.]+$/.test(name) ? { type: 7, ip: name } : { type: 2, value: name },
  );
  return { name: 'subjectAltName', altNames };
}

/** A certificate of two days, the given moment in the middle: a clock that is a little wrong does not matter. */
function issue(name: string, extension: object, signer?: Signer, around = Date.now()): Certificate {
  // Node's keys, because the library takes seconds for its own.
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = new Date(around - DAY);
  certificate.validity.notAfter = new Date(around + DAY);
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer([{ name: 'commonName', value: signer?.name ?? name }]);
  certificate.setExtensions([extension]);
  certificate.sign(pki.privateKeyFromPem(signer?.key ?? privateKey), md.sha256.create());
  return { cert: pki.certificateToPem(certificate), key: privateKey };
}

/** A certificate authority of our own, and what it signs. */
export class CertificateAuthority {
  readonly #name = 'Test CA';
  readonly #own = issue(this.#name, { name: 'basicConstraints', cA: true, critical: true });

  /** Its certificate (PEM), for those who shall trust it. */
  get certificate(): string {
    return this.#own.cert;
  }

  /** @param names DNS names or IPv4 addresses; the first is also the subject */
  sign(...names: [string, ...string[]]): Certificate {
    return this.#issue(names);
  }

  /** A certificate that ended nine days ago. */
  signExpired(name: string): Certificate {
    return this.#issue([name], Date.now() - 10 * DAY);
  }

  #issue(names: [string, ...string[]], around?: number): Certificate {
    const signer = { name: this.#name, key: this.#own.key };
    return issue(names[0], alternativeNames(names), signer, around);
  }
}

/** A certificate that only itself vouches for. */
export function selfSigned(name: string): Certificate {
  return issue(name, alternativeNames([name]));
}
