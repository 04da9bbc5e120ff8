import type { Api } from '../connection/settings';

/** A body that is JSON text already. */
export class JsonText {
  constructor(readonly text: string) {}
}

/** A form with files (`multipart/form-data`), as it is sent. */
export class FormBody {
  constructor(
    readonly bytes: Buffer,
    /** With the boundary between its parts. */
    readonly contentType: string,
  ) {}
}

/** What the body of an answer is read as: XML, whatever its content type says it is, a text, or the bytes of a file. */
export type Reads = 'xml' | 'typed' | 'text' | 'file';

/** One call of an API, as operations and searches ask for it. Addresses, credentials and retries are the transport's. */
export interface ApiRequest {
  api: Api;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Path with its version, and a query where the operation has one, e.g. `/v2/user-tasks/search`. */
  path: string;
  /** Sent as JSON where given; a `JsonText` and a `FormBody` as they are. */
  body?: unknown;
  /** A read may be sent again after a failure; a command only where the server provably did not take it. */
  kind: 'read' | 'command';
  /**
   * Milliseconds of a call that waits for something, such as a poll. It has a connection beside the usual ones, and
   * outlasts `closeUsual`.
   */
  longest?: number;
  /** Of somebody who only looks. It has one of a few connections beside the usual ones, so that no flow waits for it. */
  isLook?: true;
  /** Whoever asks has a pace of their own: nothing but another token or session makes the transport send it again. */
  once?: true;
  /** Absent: JSON alone is taken. */
  reads?: Reads;
  signal?: AbortSignal | undefined;
}

/**
 * A 2xx answer. `body` is parsed JSON (integers beyond 2^53-1 as strings), a string or a Buffer where the request wants it
 * read as a text or a file, undefined for an empty body.
 */
export interface ApiAnswer {
  status: number;
  body: unknown;
  /** API requests that this call took, repetitions included. */
  requests: number;
}

/** Sends requests with a free connection, a valid credential and bounded retries. */
export interface Transport {
  /** @throws CamundaError for every failure, an answer outside 2xx included. */
  send(request: ApiRequest): Promise<ApiAnswer>;
}
