import type { ClientAuth } from 'oauth4webapi';
import type { OidcSettings, TokenTarget } from '../connection/settings';
import { type Exchange, Target } from '../http/exchange';
import { sentence } from '../sentence';
import { clientAuthentication } from './client-authentication';
import { type Grant, grantInTime } from './grant';
import { readToken, type Token } from './token-answer';
import { tokenAnswerFailure } from './token-error';

type Written = { headers: Map<string, string>; body: URLSearchParams };

/** Asks one token endpoint for tokens, by client credentials (RFC 6749 4.4). */
export class TokenRequest {
  readonly #settings: OidcSettings;
  readonly #exchange: Exchange;
  readonly #endpoint: Target;
  #authenticate: Promise<ClientAuth> | undefined;

  constructor(settings: OidcSettings, exchange: Exchange) {
    this.#settings = settings;
    this.#exchange = exchange;
    this.#endpoint = Target.at(settings.tokenUrl);
  }

  /** @throws GrantFailure; CamundaError CAMUNDA_CONFIG for a private key that cannot sign */
  grant(target: TokenTarget, closing: AbortSignal): Promise<Grant<Token>> {
    return grantInTime(
      closing,
      (signal) => this.#grant(target, signal),
      (seconds) => sentence`The token endpoint did not answer within ${seconds} s`,
    );
  }

  async #grant(target: TokenTarget, signal: AbortSignal): Promise<Grant<Token>> {
    const { headers, body } = await this.#written(target);
    const answer = await this.#exchange.ask({
      target: this.#endpoint,
      method: 'POST',
      headers: Object.fromEntries(headers),
      body: body.toString(),
      signal,
    });
    const secrets = this.#secretsOf(headers, body);
    if (answer.status === 200) return readToken(answer, target, secrets);
    throw tokenAnswerFailure(answer, answer.target.url, this.#settings.clientAuthentication, secrets);
  }

  /** The library says who we are, which is the hard part: encodings, and assertions that are signed. */
  async #written(target: TokenTarget): Promise<Written> {
    const { tokenUrl, clientId, resource } = this.#settings;
    const headers = new Map([
      ['accept', 'application/json'],
      ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8'],
      // Some firewalls refuse a request without one.
      ['user-agent', 'node-red-camunda8'],
    ]);
    const parameters = { grant_type: 'client_credentials', ...target, ...(resource ? { resource } : {}) };
    const body = new URLSearchParams(parameters);
    this.#authenticate ??= clientAuthentication(this.#settings);
    const authenticate = await this.#authenticate;
    const server = { issuer: tokenUrl, token_endpoint: tokenUrl };
    // All that the library does with headers is to set one. Node's own `Headers` would load its whole `fetch`: 25 ms, 10 MB.
    await authenticate(server, { client_id: clientId }, body, headers as unknown as Headers);
    return { headers, body };
  }

  /** What of a request must not come back in an error. */
  #secretsOf(headers: Written['headers'], body: URLSearchParams): string[] {
    const { clientSecret = '' } = this.#settings;
    const basic = (headers.get('authorization') ?? '').replace(/^Basic /, '');
    return [clientSecret, basic, body.get('client_assertion') ?? ''];
  }
}
