import { createPrivateKey, type KeyObject, type webcrypto } from 'node:crypto';
import type { ClientAuth } from 'oauth4webapi';
import type { OidcSettings } from '../connection/settings';
import { configError } from '../errors';
import { sentence } from '../sentence';

const SHA_256_HEX = /^[0-9a-f]{64}$/i;
const EC_CURVES: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** RSA signs RS256, which every provider takes; EC keys sign with the algorithm of their curve. */
function algorithmOf(key: KeyObject): webcrypto.RsaHashedImportParams | webcrypto.EcKeyImportParams {
  if (key.asymmetricKeyType === 'rsa') return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const namedCurve = EC_CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType === 'ec' && namedCurve) return { name: 'ECDSA', namedCurve };
  throw configError(sentence`The private key must be an RSA key or an EC key on P-256, P-384 or P-521`);
}

/** The header that names the key: a `kid`, or for a certificate's SHA-256 thumbprint `x5t#S256` (RFC 7515 4.1.8, Entra). */
function keyHeader(keyId: string | undefined): Record<string, string> {
  if (!keyId) return {};
  const thumbprint = keyId.replaceAll(':', '');
  if (!SHA_256_HEX.test(thumbprint)) return { kid: keyId };
  return { 'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url') };
}

/**
 * How the client proves itself to the token endpoint (RFC 6749 2.3.1, RFC 7523 2.2).
 * @throws CamundaError CAMUNDA_CONFIG for a key that cannot sign
 */
export async function clientAuthentication(settings: OidcSettings): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost, modifyAssertion, PrivateKeyJwt } = await import(
    'oauth4webapi'
  );
  const { clientAuthentication: method, clientSecret = '', privateKey = '', keyId } = settings;
  if (method === 'client_secret_post') return ClientSecretPost(clientSecret);
  if (method === 'client_secret_basic') return ClientSecretBasic(clientSecret);
  const key = createPrivateKey(privateKey);
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' });
  const cryptoKey = await crypto.subtle.importKey('pkcs8', pkcs8, algorithmOf(key), false, ['sign']);
  return PrivateKeyJwt(cryptoKey, {
    [modifyAssertion]: (header: object) => Object.assign(header, keyHeader(keyId)),
  });
}
