import { ConnectionFailure } from '../http/connection-failure';
import { isJson, type Received, type Target } from '../http/exchange';

/**
 * An address that a newer cluster has given up for another one, as SaaS does: the names of 8.8 are gone on 8.10. Which of
 * the two there is turns out when they are asked.
 */
export class AddressWithSuccessor {
  readonly #address: Target;
  readonly #successor: Target;
  #isGone = false;

  constructor(address: Target, successor: Target) {
    this.#address = address;
    this.#successor = successor;
  }

  /**
   * Asks at the address and, where that is gone, at its successor, which from then on is asked alone.
   * @param askAt asks at one of them
   * @returns where neither is there, what came from the first
   * @throws ConnectionFailure likewise; that of the successor where it may have taken a command
   */
  async ask(kind: 'read' | 'command', askAt: (address: Target) => Promise<Received>): Promise<Received> {
    if (this.#isGone) return askAt(this.#successor);
    let first: Received | ConnectionFailure;
    try {
      first = await askAt(this.#address);
      if (first.status !== 404 || isJson(first)) return first;
    } catch (failure) {
      if (!(failure instanceof ConnectionFailure) || !failure.nameGone) throw failure;
      first = failure;
    }
    this.#isGone = true;
    try {
      return await askAt(this.#successor);
    } catch (failure) {
      this.#isGone = false;
      // Only what provably did nothing gives way to what was answered first.
      const isLost = failure instanceof ConnectionFailure && failure.taken === 'unknown';
      if (isLost && kind === 'command') throw failure;
      if (first instanceof ConnectionFailure) throw first;
      return first;
    }
  }
}
