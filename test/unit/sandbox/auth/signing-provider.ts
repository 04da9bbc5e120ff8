import { randomUUID } from 'node:crypto';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { freePort } from '../../../../scripts/free-port';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';

export const METADATA = '/.well-known/openid-configuration';
export const KEYS = '/keys';

/** A key pair (RS256), and the name by which tokens refer to it. */
export interface SigningKey extends GenerateKeyPairResult {
  id: string;
}

export async function newKey(): Promise<SigningKey> {
  return { id: randomUUID(), ...(await generateKeyPair('RS256')) };
}

/** What an API sees of an OpenID provider: its metadata and its public key. It signs whatever it is told to. */
export class SigningProvider {
  #server: FaultServer;
  #key: SigningKey;

  private constructor(server: FaultServer, key: SigningKey) {
    this.#server = server;
    this.#key = key;
  }

  static async start(key: SigningKey): Promise<SigningProvider> {
    const provider = new SigningProvider(await FaultServer.start({ port: await freePort(0) }), key);
    await provider.#serve();
    return provider;
  }

  get issuer(): string {
    return this.#server.url;
  }

  /** How often a path was asked for since the last start. */
  asked(path: string): number {
    return this.#server.asked(path).length;
  }

  /** A token for an hour, of its present key by default. */
  sign(claims: JWTPayload, { id, privateKey }: SigningKey = this.#key): Promise<string> {
    return new SignJWT({ iss: this.issuer, client_id: 'any', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: id })
      .setExpirationTime(claims.exp ?? '1 hour')
      .sign(privateKey);
  }

  /** Signs with another key from now on, and publishes that one alone. */
  async rotate(key: SigningKey): Promise<void> {
    this.#key = key;
    await this.#serve();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** Comes back after a stop, at the same address. */
  async startAgain(): Promise<void> {
    this.#server = await FaultServer.start({ port: this.#server.port });
    await this.#serve();
  }

  async #serve(): Promise<void> {
    const { id, publicKey } = this.#key;
    const key = { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256', use: 'sig' };
    this.#server
      .on(METADATA, json({ issuer: this.issuer, jwks_uri: this.issuer + KEYS }))
      .on(KEYS, json({ keys: [key] }));
  }
}
