import { CamundaError } from '../errors';
import type { ApiAnswer, ApiRequest, Transport } from './transport';

/** Told of each call that has ended, and why where it failed. It must not throw. */
export type Ear = (request: ApiRequest, error?: CamundaError) => void;

/** Passes every call on, and tells those who listen what came of it. While nobody does, a call goes straight through. */
export class HeardTransport implements Transport {
  send: Transport['send'];
  readonly #direct: Transport['send'];
  readonly #ears = new Set<Ear>();

  constructor(transport: Transport) {
    this.#direct = transport.send.bind(transport);
    this.send = this.#direct;
  }

  /** @returns ends it */
  listen(ear: Ear): () => void {
    this.#ears.add(ear);
    this.send = this.#sendAndTell;
    return () => {
      this.#ears.delete(ear);
      if (this.#ears.size === 0) this.send = this.#direct;
    };
  }

  async #sendAndTell(request: ApiRequest): Promise<ApiAnswer> {
    try {
      const answer = await this.#direct(request);
      for (const ear of this.#ears) ear(request);
      return answer;
    } catch (failure) {
      if (failure instanceof CamundaError) for (const ear of this.#ears) ear(request, failure);
      throw failure;
    }
  }
}
