import { CamundaError } from '../errors';
import type { ApiAnswer, ApiRequest, Transport } from './transport';

/** Told of each call that has ended, and why where it failed. It must not throw. */
export type Ear = (request: ApiRequest, error?: CamundaError) => void;

/** Passes every call on, and tells those who listen what came of it. */
export class HeardTransport implements Transport {
  readonly #transport: Transport;
  readonly #ears = new Set<Ear>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** @returns ends it */
  listen(ear: Ear): () => void {
    this.#ears.add(ear);
    return () => this.#ears.delete(ear);
  }

  send(request: ApiRequest): Promise<ApiAnswer> {
    return this.#ears.size === 0 ? this.#transport.send(request) : this.#sendAndTell(request);
  }

  async #sendAndTell(request: ApiRequest): Promise<ApiAnswer> {
    try {
      const answer = await this.#transport.send(request);
      for (const ear of this.#ears) ear(request);
      return answer;
    } catch (failure) {
      if (failure instanceof CamundaError) for (const ear of this.#ears) ear(request, failure);
      throw failure;
    }
  }
}
