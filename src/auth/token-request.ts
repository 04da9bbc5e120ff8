import type { ClientAuth, CustomFetchOptions } from 'oauth4webapi';
import type { OidcSettings, TokenTarget } from '../connection/settings';
import { CamundaError } from '../errors';
import { ConnectionFailure } from '../http/connection-failure';
import { type Answer, type Exchange, Target } from '../http/exchange';
import { textOf } from '../http/parse-json';
import { redact } from '../http/redact';
import { readClaims } from '../http/token-claims';
import { type Sentence, sentence } from '../sentence';
import { clientAuthentication } from './client-authentication';
import { type Grant, GrantFailure } from './credential';
import { noTokenFailure, tokenAnswerFailure } from './token-error';

/** Milliseconds for one token request. */
const TIMEOUT = 10_000;
/** Milliseconds for a token that does not say how long it lives. */
const UNKNOWN_LIFE = 300_000;
/** Seconds, a year: nobody means more, and it still has a date at its end. */
const LONGEST_LIFE = 31_536_000;
/** What a header can carry (RFC 9110 5.5), and a token is made of (RFC 6750 2.1, a little more is taken). */
const SENDABLE = /^[\x21-\x7e]+$/;

export interface Token {
  /** The access token itself: only ever put into a header. */
  value: string;
  audience?: string;
  scope?: string;
  subject?: string;
}

type TokenBody = Record<string, unknown>;

/** Asks one token endpoint for tokens, by client credentials (RFC 6749 4.4). */
export class TokenRequest {
  readonly #settings: OidcSettings;
  readonly #exchange: Exchange;
  readonly #url: URL;
  #client: Promise<ClientAuth> | undefined;

  constructor(settings: OidcSettings, exchange: Exchange) {
    this.#settings = settings;
    this.#exchange = exchange;
    this.#url = new URL(settings.tokenUrl);
  }

  /** @throws GrantFailure */
  async grant(target: TokenTarget, closing: AbortSignal): Promise<Grant<Token>> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(this.#tooLate()), TIMEOUT);
    try {
      return await this.#grant(target, AbortSignal.any([timeout.signal, closing]));
    } catch (failure) {
      if (failure instanceof GrantFailure) throw failure;
      if (!(failure instanceof ConnectionFailure)) throw failure;
      throw new GrantFailure(failure.error, failure.transient ? 'later' : 'final');
    } finally {
      clearTimeout(timer);
    }
  }

  async #grant(target: TokenTarget, signal: AbortSignal): Promise<Grant<Token>> {
    const oauth = await import('oauth4webapi');
    const { tokenUrl, clientId, resource, clientAuthentication: method } = this.#settings;
    this.#client ??= clientAuthentication(this.#settings);
    const server = { issuer: tokenUrl, token_endpoint: tokenUrl };
    const parameters = { ...target, ...(resource ? { resource } : {}) };
    let answer: Answer | undefined;
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      { client_id: clientId },
      await this.#client,
      parameters,
      {
        // Plain http has been allowed or refused with the settings.
        [oauth.allowInsecureRequests]: true,
        [oauth.customFetch]: async (_url: string, options: CustomFetchOptions<'POST', URLSearchParams>) => {
          answer = await this.#exchange.ask({
            target: Target.at(this.#url.href),
            method: 'POST',
            headers: options.headers,
            body: options.body.toString(),
            signal,
          });
          const secrets = this.#secretsOf(options);
          if (answer.status !== 200) throw tokenAnswerFailure(answer, this.#url, method, secrets);
          return this.#sanitized(answer, secrets);
        },
      },
    );
    try {
      const body = await oauth.processClientCredentialsResponse(server, { client_id: clientId }, response);
      return this.#read(body, target);
    } catch {
      // The library's error is not kept: its cause holds the whole answer, and with it the token.
      throw this.#odd(answer, sentence`its body is not what a token endpoint sends (RFC 6749 5.1)`);
    }
  }

  /** What of a request must not come back in an error. */
  #secretsOf({ headers, body }: CustomFetchOptions<'POST', URLSearchParams>): string[] {
    const { clientSecret = '' } = this.#settings;
    const basic = (headers.authorization ?? '').replace(/^Basic /, '');
    return [clientSecret, basic, body.get('client_assertion') ?? ''];
  }

  /** Of the answer what we read, without what the library refuses although it does no harm: an ID token, an odd scope or life. */
  #sanitized(answer: Answer, secrets: readonly string[]): Response {
    let body: TokenBody;
    try {
      body = JSON.parse(textOf(answer.body));
    } catch {
      throw this.#odd(answer, sentence`its body is not JSON`);
    }
    if (typeof body !== 'object' || body === null)
      throw this.#odd(answer, sentence`its body is not a JSON object`);
    if (typeof body.error === 'string')
      throw this.#odd(
        answer,
        sentence`says "${redact(body.error, secrets).slice(0, 100)}" instead of a token`,
      );
    if (typeof body.access_token !== 'string' || body.access_token === '')
      throw this.#odd(answer, sentence`without an access_token`);
    if (!SENDABLE.test(body.access_token))
      throw this.#odd(answer, sentence`its token cannot be sent in a header`);
    const { access_token, token_type: type = 'bearer', scope, expires_in: said } = body;
    if (type !== null && (typeof type !== 'string' || !/^bearer$/i.test(type)))
      throw this.#odd(answer, sentence`its token is not a bearer token`);
    const life = typeof said === 'string' || typeof said === 'number' ? Number(said) : Number.NaN;
    const clean = {
      access_token,
      token_type: 'bearer',
      ...(typeof scope === 'string' ? { scope } : {}),
      ...(life > 0 ? { expires_in: Math.min(life, LONGEST_LIFE) } : {}),
    };
    return new Response(JSON.stringify(clean), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    });
  }

  #read(
    body: { access_token: string; expires_in?: number | undefined; scope?: string | undefined },
    target: TokenTarget,
  ): Grant<Token> {
    const claims = readClaims(body.access_token);
    const audience = claims.audience ?? target.audience;
    const scope = body.scope ?? target.scope;
    const life = body.expires_in === undefined ? (claims.life ?? UNKNOWN_LIFE) : body.expires_in * 1_000;
    return {
      life,
      value: {
        value: body.access_token,
        ...(audience ? { audience } : {}),
        ...(scope ? { scope } : {}),
        ...(claims.subject ? { subject: claims.subject } : {}),
      },
    };
  }

  #odd(answer: Answer | undefined, what: Sentence): GrantFailure {
    return noTokenFailure(answer ?? { status: 200, headers: {}, body: Buffer.alloc(0) }, this.#url, what);
  }

  #tooLate(): CamundaError {
    return new CamundaError(
      'CAMUNDA_TIMEOUT',
      sentence`The token endpoint did not answer within ${TIMEOUT / 1_000} s`,
      {
        retryable: true,
      },
    );
  }
}
