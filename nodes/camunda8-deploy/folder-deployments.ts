import { createHash } from 'node:crypto';
import type { DeploymentFile } from '../../src/processes/deployment-files';

/** The deployments of one folder: one after the other, and what the last of them had. */
export class FolderDeployments {
  #last: Promise<unknown> = Promise.resolve();
  #known = new Map<string, string>();

  /** Does this when all that came before has ended, whichever way. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Whether a file is new or another one than the last time. One that is gone cannot be deployed. */
  hasChanged(files: readonly DeploymentFile[]): boolean {
    return files.some((file) => this.#known.get(file.name) !== digestOf(file));
  }

  remember(files: readonly DeploymentFile[]): void {
    this.#known = new Map(files.map((file) => [file.name, digestOf(file)]));
  }
}

function digestOf({ content }: DeploymentFile): string {
  return createHash('sha256').update(content).digest('base64url');
}
