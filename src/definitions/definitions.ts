import type { Server } from '../operations/operation';
import { type LatestModels, latestModels } from './models';

/** What is deployed to one cluster. */
export class Definitions {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  /** See `latestModels`. @throws CamundaError CAMUNDA_UNSUPPORTED before 8.8 */
  latestModels(most: number, signal: AbortSignal): Promise<LatestModels> {
    return latestModels(this.#server, most, signal);
  }
}
