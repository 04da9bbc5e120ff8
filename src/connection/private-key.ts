import { createPrivateKey } from 'node:crypto';
import { configError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';

const BEGIN = /-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----/;

/** The first private key of a text; a certificate or EC parameters before it do not matter. */
function keyBlock(text: string): { type: string; content: string } | undefined {
  const begin = BEGIN.exec(text);
  const type = begin?.[1];
  if (!begin || type === undefined) return undefined;
  const start = begin.index + begin[0].length;
  const end = text.indexOf(`-----END ${type}-----`, start);
  return end < 0 ? undefined : { type, content: text.slice(start, end) };
}

/**
 * A private key as proper PEM (PKCS#8 or PKCS#1, RFC 7468), although its line breaks were lost or written as `\n`,
 * which is what password inputs and environment variables do to it.
 *
 * @param label what a person calls the field; the sentences hold nothing of the key
 * @throws CamundaError CAMUNDA_CONFIG for a text without a private key, an encrypted or a damaged one
 */
export function restorePrivateKey(text: string, label: SentenceValue): string {
  // The look behind keeps a long row of backslashes from being looked at again from each of them.
  const block = keyBlock(text.replace(/(?<!\\)\\+[rn]/g, '\n'));
  if (!block) {
    throw configError(
      sentence`${label} is not a PEM private key. Paste all of it, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----`,
    );
  }
  const { type, content } = block;
  // PKCS#8 says so in its label, OpenSSL's older form in a header.
  if (type.startsWith('ENCRYPTED') || content.includes('Proc-Type')) {
    throw configError(sentence`${label} is protected by a passphrase. Enter a key without one`);
  }
  const lines = content.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
  const pem = [`-----BEGIN ${type}-----`, ...lines, `-----END ${type}-----`, ''].join('\n');
  if (!isPrivateKey(pem)) {
    throw configError(sentence`${label} is damaged. Enter the whole content of the PEM file`);
  }
  return pem;
}

function isPrivateKey(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
}
