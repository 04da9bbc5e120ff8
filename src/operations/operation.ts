import type { JsonObject } from '../json-object';
import { type Sentence, sentence } from '../sentence';
import type { ApiRequest, Transport } from '../transport/transport';
import type { KnownVersion, ServerVersions } from '../version';
import type { Field, Input } from './field';
import { type Refusal, refused } from './refusal';

export type Fields = Readonly<Record<string, Field>>;

/** Something that `/v2` can be asked for, as data: the call is made from it, and what is shown of the request. */
export interface Operation<F extends Fields = Fields> {
  /** `operationId` of Camunda's OpenAPI files. */
  readonly id: string;
  readonly method: ApiRequest['method'];
  /** With a place for each field of the path, e.g. `/v2/user-tasks/{userTaskKey}`. */
  readonly path: string;
  /** As in `ApiRequest`: what may be sent again. */
  readonly kind: ApiRequest['kind'];
  /**
   * Where the answer of a command was lost: it may be sent again (`safe`); may be, and is done where a repeat finds that
   * there is nothing left to do (`gone is done`); or not. Absent: a read may, a command not.
   */
  readonly resend?: 'safe' | 'gone is done' | 'never';
  /** With which a repeat is told that there is nothing left to do; absent: 404 and 409. */
  readonly gone?: readonly number[];
  /** The first version that has it. */
  readonly since: `8.${number}`;
  /** As in `ApiRequest`. */
  readonly reads?: ApiRequest['reads'];
  /** Says that this version is too old; absent: in general words. */
  readonly tooOld?: (version: string) => Sentence;
  readonly input: F;
  /** The first that matches gives the sentence. */
  readonly refusals?: readonly Refusal[];
}

/** An answer, the HTTP status with which it came, and the API requests that it took. */
export interface Answered<T> {
  value: T;
  status: number;
  requests: number;
}

/** The cluster that is asked. */
export interface Server {
  transport: Transport;
  versions: ServerVersions;
}

/** What every cluster has that this package works with: nobody's version is asked for. */
const EVERYWHERE: readonly string[] = ['8.5', '8.6'];

/** How a call is made: see `ApiRequest`. A body takes the place of one that is made of the fields. */
export type CallOptions = Pick<ApiRequest, 'longest' | 'once' | 'signal' | 'body' | 'reads'>;

/** The request of an operation, as it is sent and as it can be shown. @param input as `readInput` gives it */
export function requestOf<F extends Fields>(
  operation: Operation<F>,
  input: Input<F>,
  options: CallOptions = {},
): ApiRequest {
  const { method, kind, reads, input: fields } = operation;
  let { path } = operation;
  let query = '';
  let body: JsonObject | undefined;
  for (const name in fields) {
    const value: unknown = input[name];
    if (value === undefined) continue;
    switch (fields[name]?.in) {
      case 'path':
        path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
        break;
      case 'query':
        query += `${query ? '&' : '?'}${name}=${encodeURIComponent(String(value))}`;
        break;
      default:
        body ??= {};
        body[name] = value;
    }
  }
  return { api: 'v2', method, path: path + query, body, kind, ...(reads ? { reads } : {}), ...options };
}

/**
 * The cluster's version, for an operation that not every version has.
 * @throws CamundaError CAMUNDA_UNSUPPORTED for one that is too old
 */
export function versionFor(
  { id, since, tooOld }: Operation,
  versions: ServerVersions,
  signal: AbortSignal | undefined,
): Promise<KnownVersion> {
  const says = (name: string) => tooOld?.(name) ?? sentence`Camunda ${name} has no ${id} (new in ${since})`;
  return versions.atLeast(since, says, signal);
}

/** Refuses what the cluster is too old for, and says how many requests it took to know that. */
async function checkVersion<F extends Fields>(
  operation: Operation<F>,
  input: Input<F>,
  versions: ServerVersions,
  signal: AbortSignal | undefined,
): Promise<number> {
  const isEverywhere = EVERYWHERE.includes(operation.since);
  let requests = isEverywhere ? 0 : (await versionFor(operation, versions, signal)).requests;
  for (const name in operation.input) {
    const since = operation.input[name]?.since;
    if (since === undefined || input[name] === undefined) continue;
    const says = (version: string) =>
      sentence`${name} is new in ${since}. Camunda ${version} does not know it for ${operation.id}`;
    requests += (await versions.atLeast(since, says, signal)).requests;
  }
  return requests;
}

/**
 * Calls an operation.
 * @param input as `readInput` gives it
 * @param options or the signal alone
 * @returns the body of the answer, undefined for an empty one
 * @throws CamundaError CAMUNDA_UNSUPPORTED, with nothing sent, where the cluster is too old; else as the transport, in the
 *   words of the operation's refusals
 */
export async function callOperation<F extends Fields>(
  { transport, versions }: Server,
  operation: Operation<F>,
  input: Input<F>,
  options: CallOptions | AbortSignal | undefined,
): Promise<Answered<unknown>> {
  const how = options instanceof AbortSignal ? { signal: options } : (options ?? {});
  const asked = await checkVersion(operation, input, versions, how.signal);
  try {
    const { status, body, requests } = await transport.send(requestOf(operation, input, how));
    return { value: body, status, requests: requests + asked };
  } catch (error) {
    throw refused(error, operation.refusals ?? [], keyIn(operation.input, input), input);
  }
}

/** Whose operation it is: the value in the path. */
function keyIn<F extends Fields>(fields: F, input: Input<F>): string {
  const name = Object.keys(fields).find((one) => fields[one]?.in === 'path');
  return name === undefined ? '' : String(input[name]);
}
