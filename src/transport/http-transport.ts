import type { Authentication, Authorization } from '../auth/authentication';
import { type Clock, systemClock } from '../clock';
import type { Addresses, Api } from '../connection/settings';
import { abortedError, CamundaError } from '../errors';
import { answerError } from '../http/answer-error';
import type { ConnectionOptions } from '../http/dispatcher';
import { contentTypeOf, headerOf, isJson, type Received, Target } from '../http/exchange';
import { JsonBeyondBounds, parseJson } from '../http/parse-json';
import { writeJson } from '../http/write-json';
import { sentence } from '../sentence';
import type { Connection } from './free-connections';
import { type Lane, Lanes } from './lanes';
import { readAs } from './read-as';
import { RequestedPause, repeatAfter, whatIsKnown } from './retry';
import { AddressWithSuccessor } from './successor';
import { type ApiAnswer, type ApiRequest, FormBody, JsonText, type Reads, type Transport } from './transport';

const ACCEPTED = 'application/json, application/problem+json';
const ANYTHING = `${ACCEPTED}, */*;q=0.8`;
const ACCEPTED_FOR: Readonly<Record<Reads, string>> = {
  xml: 'text/xml, application/problem+json',
  typed: ANYTHING,
  text: ANYTHING,
  file: ANYTHING,
};

export interface HttpTransportSettings {
  addresses: Record<Api, Addresses>;
  /** Milliseconds for one API call. */
  timeout: number;
  maxConnections: number;
}

interface Call {
  request: ApiRequest;
  lane: Lane;
  body: Written | undefined;
  requests: number;
}

/** A body as it goes over the wire. */
interface Written {
  content: string | Buffer;
  contentType: string;
}

/** An answer, and as whom it was asked for. */
interface AuthorizedAnswer {
  authorization: Authorization;
  answer: Received;
}

/** Free connection, then credential, then request: see `Transport`. */
export class HttpTransport implements Transport {
  readonly #authentication: Authentication;
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #addresses: Record<Api, Target | AddressWithSuccessor>;
  readonly #pauses: Partial<Record<Api, RequestedPause>> = {};
  /** `Date` header of the last answer (RFC 9110 6.6.1). */
  readonly #date: Record<Api, string> = { v2: '', v1: '' };

  constructor(
    settings: HttpTransportSettings,
    authentication: Authentication,
    options: ConnectionOptions,
    clock = systemClock,
  ) {
    this.#authentication = authentication;
    this.#clock = clock;
    const { maxConnections: connections, timeout, addresses } = settings;
    this.#lanes = new Lanes(options, { connections, timeout });
    this.#addresses = { v2: addressOf(addresses.v2), v1: addressOf(addresses.v1) };
  }

  async send(request: ApiRequest): Promise<ApiAnswer> {
    const { api, signal } = request;
    const lane = this.#lanes.of(request);
    const call: Call = { request, lane, body: writtenBody(request.body), requests: 0 };
    for (let tries = 1; ; tries++) {
      const taken = lane.take(request);
      const connection = taken instanceof Promise ? await taken : taken;
      let failure: unknown;
      try {
        // Here and not before the wait for a connection, in which the server may have asked for a pause.
        this.#pauses[api]?.check(this.#clock);
        const authorized = this.#authentication.authorize(api, signal);
        const authorization = authorized instanceof Promise ? await authorized : authorized;
        const answer = await this.#ask(call, connection, authorization);
        if (answer.status === 401 || answer.status === 403) {
          return await this.#askOnceMore(call, connection, { authorization, answer });
        }
        return this.#read(call, { authorization, answer });
      } catch (error) {
        const pause = RequestedPause.after(error, this.#clock);
        if (pause) this.#pauses[api] = pause;
        failure = error;
      } finally {
        lane.giveBack(connection);
      }
      await this.#waitToRepeat(failure, request, tries);
    }
  }

  /** What time it was at the server when it last answered, in milliseconds since 1970; undefined where it did not say. */
  timeOf(api: Api): number | undefined {
    const time = Date.parse(this.#date[api]);
    return Number.isNaN(time) ? undefined : time;
  }

  /** Ends all calls but the long ones with CAMUNDA_ABORTED. */
  closeUsual(): Promise<void> {
    return this.#lanes.close();
  }

  /** Ends all calls with CAMUNDA_ABORTED. */
  async close(): Promise<void> {
    await Promise.all([this.#lanes.close(), this.#lanes.closeLong()]);
  }

  /** @throws CamundaError where the call is not to be repeated */
  async #waitToRepeat(failure: unknown, { kind, once, signal }: ApiRequest, tries: number): Promise<void> {
    const wait = once ? undefined : repeatAfter(failure, kind, tries);
    if (wait === undefined) throw whatIsKnown(failure, kind);
    await this.#clock.sleep(wait, signal);
  }

  /** Where another token or session may help. */
  async #askOnceMore(call: Call, connection: Connection, refused: AuthorizedAnswer): Promise<ApiAnswer> {
    const { api, signal } = call.request;
    if (!(await this.#authentication.refused(api, refused.authorization, refused.answer))) {
      return this.#read(call, refused);
    }
    const authorization = await this.#authentication.authorize(api, signal);
    const answer = await this.#ask(call, connection, authorization);
    return this.#read(call, { authorization, answer });
  }

  /** @throws CamundaError where the answer is an error, or not what an API of Camunda answers */
  #read(call: Call, { authorization, answer }: AuthorizedAnswer): ApiAnswer {
    this.#date[call.request.api] = headerOf(answer, 'date');
    if (answer.status < 200 || answer.status >= 300) throw this.#error(call, answer, authorization);
    this.#authentication.accepted(call.request.api, authorization, answer);
    return { status: answer.status, body: this.#body(call.request, answer), requests: call.requests };
  }

  #ask(call: Call, connection: Connection, authorization: Authorization): Promise<Received> {
    const { api, kind } = call.request;
    const address = this.#addresses[api];
    if (address instanceof Target) return this.#askAt(address, call, connection, authorization);
    return address.ask(kind, (one) => this.#askAt(one, call, connection, authorization));
  }

  #askAt(
    address: Target,
    call: Call,
    connection: Connection,
    authorization: Authorization,
  ): Promise<Received> {
    const { request, body } = call;
    if (request.signal?.aborted) throw abortedError();
    call.requests++;
    return call.lane.exchange.ask({
      target: address.below(request.path),
      method: request.method,
      headers: headersOf(
        authorization,
        request.reads ? ACCEPTED_FOR[request.reads] : ACCEPTED,
        body?.contentType,
      ),
      body: body?.content,
      signal: connection.begin(),
    });
  }

  #error(call: Call, answer: Received, authorization: Authorization): CamundaError {
    return answerError(answer, {
      url: answer.target.url,
      authentication: this.#authentication.method,
      method: call.request.method,
      audience: authorization.audience,
      claims: authorization.claims,
      secrets: authorization.secrets,
    });
  }

  #body({ reads }: ApiRequest, answer: Received): unknown {
    if (answer.body.length === 0) return undefined;
    const read = reads && readAs(reads, answer);
    if (read !== undefined) return read;
    let failure: unknown;
    try {
      if (reads !== 'xml' && isJson(answer)) return parseJson(answer.body);
    } catch (error) {
      // What its content type does not promise gets the same refusal as any other content.
      failure = error;
    }
    const { origin, pathname } = answer.target.url;
    throw new CamundaError(
      'CAMUNDA_PROTOCOL',
      failure instanceof JsonBeyondBounds
        ? sentence`The answer cannot be used: ${failure.sentence} (${origin}${pathname})`
        : sentence`Check the address. ${origin}${pathname} answered ${answer.status} ${contentTypeOf(answer)}, which is not Camunda's JSON`,
      { status: answer.status, url: `${origin}${pathname}`, source: 'api', retryable: false },
    );
  }
}

function addressOf([address, successor]: Addresses): Target | AddressWithSuccessor {
  const present = Target.at(address);
  return successor ? new AddressWithSuccessor(present, Target.at(successor)) : present;
}

/** An object for each request, for undici's ProxyAgent writes the host into it. Spreading both parts costs 2 us more. */
function headersOf(
  { headers }: Authorization,
  accept: string,
  contentType: string | undefined,
): Record<string, string> {
  return contentType === undefined
    ? { accept, ...headers }
    : { accept, 'content-type': contentType, ...headers };
}

function writtenBody(body: unknown): Written | undefined {
  if (body === undefined) return undefined;
  if (body instanceof FormBody) return { content: body.bytes, contentType: body.contentType };
  return { content: body instanceof JsonText ? body.text : writeJson(body), contentType: 'application/json' };
}
