import type { Clock } from '../../src/clock';
import { CamundaError } from '../../src/errors';
import { BackOff } from '../../src/jobs/back-off';
import type { DeploymentFile } from '../../src/processes/deployment-files';
import { FolderChanges } from './folder-changes';
import type { FolderDeployments } from './folder-deployments';
import { folderError, type Listed, listFolder } from './list-folder';
import { nothingIn, readFiles } from './read-folder';

/** Milliseconds until a folder that cannot be read is looked for again. */
const MISSING = 10_000;
/** Milliseconds until the folder is looked at though nothing was heard: network drives may tell of no change. */
const SILENCE = 60_000;

/** Why a folder is deployed by itself. */
export type Why = 'start' | 'change';

export interface Settings {
  folder: string;
  onStart: boolean;
  watch: boolean;
}

/** What the work needs of its node; nothing of it throws but `deploy`. */
export interface Deployer {
  /** Deploys them and tells. @throws CamundaError */
  deploy(files: readonly DeploymentFile[], why: Why): Promise<void>;
  /** @param isAnew whether it comes of a change, and not of another try */
  failed(error: CamundaError, isAnew: boolean): void;
  /** There is nothing to do at present. */
  watching(): void;
}

/** Deploys a folder at the start and whenever something in it has changed, until the signal ends it. */
export class FolderWork {
  readonly #settings: Settings;
  readonly #deployments: FolderDeployments;
  readonly #deployer: Deployer;
  readonly #signal: AbortSignal;
  readonly #changes: FolderChanges;
  readonly #backOff = new BackOff();
  #why: Why;
  /** What became of the last try: whether it is to be sent again by itself, or with the next change. */
  #undone: 'retry' | 'refused' | undefined;
  #isTrouble = false;
  /** Whether the system does not let it watch. */
  #isBlind = false;

  constructor(
    settings: Settings,
    deployments: FolderDeployments,
    deployer: Deployer,
    { clock, signal }: { clock: Clock; signal: AbortSignal },
  ) {
    this.#settings = settings;
    this.#deployments = deployments;
    this.#deployer = deployer;
    this.#changes = new FolderChanges(clock, signal);
    this.#signal = signal;
    this.#why = settings.onStart ? 'start' : 'change';
  }

  /** Never rejects. */
  async run(): Promise<void> {
    const { watch, onStart } = this.#settings;
    let isBeginning = !onStart;
    let isAnew = true;
    while (!this.#signal.aborted) {
      const pause = await this.#try(isBeginning, isAnew);
      isBeginning = false;
      if (!watch && pause === undefined) break;
      isAnew = await this.#changes.next(pause ?? SILENCE);
      if (isAnew) this.#why = 'change';
    }
    this.#changes.close();
  }

  /** @returns milliseconds until the next try; undefined where only a change leads to one */
  async #try(isBeginning: boolean, isAnew: boolean): Promise<number | undefined> {
    try {
      await this.#deployments.inTurn(() => this.#look(isBeginning, isAnew));
      this.#backOff.reset();
      return undefined;
    } catch (failure) {
      if (this.#signal.aborted) return undefined;
      const error = folderError(failure, this.#settings.folder);
      this.#isTrouble = true;
      this.#deployer.failed(error, isAnew);
      if (this.#undone === 'retry') return this.#backOff.after(error);
      return this.#settings.watch && error.code === 'CAMUNDA_CONFIG' ? MISSING : undefined;
    }
  }

  /** Looks into the folder, and deploys what is due. @param isBeginning what is there now is no change */
  async #look(isBeginning: boolean, isAnew: boolean): Promise<void> {
    const { folder } = this.#settings;
    const { files: listed } = await this.#listed();
    const files = await readFiles(listed, folder);
    if (isBeginning) this.#deployments.remember(files);
    const again = this.#undone === 'retry' || (this.#undone === 'refused' && isAnew);
    if (this.#deployments.hasChanged(files) || again) return this.#deploy(files);
    if (files.length === 0 && this.#why === 'start') throw nothingIn(folder);
    if (this.#undone) return;
    if (this.#isTrouble || isBeginning) this.#deployer.watching();
    this.#isTrouble = false;
  }

  async #deploy(files: readonly DeploymentFile[]): Promise<void> {
    this.#undone = 'retry';
    this.#deployments.remember(files);
    try {
      await this.#deployer.deploy(files, this.#why);
    } catch (failure) {
      const { retryable, done } = failure instanceof CamundaError ? failure.cause : {};
      if (!retryable && done === undefined) this.#undone = 'refused';
      throw failure;
    }
    this.#undone = undefined;
    this.#isTrouble = false;
    this.#why = 'change';
  }

  /** A folder that is new is watched before it is looked into, so that no change is between the two. */
  async #listed(): Promise<Listed> {
    const { folder, watch } = this.#settings;
    for (;;) {
      const listed = await listFolder(folder);
      if (!watch || !this.#follow(listed)) return listed;
    }
  }

  /** What cannot be watched is looked at all the same. @returns whether a folder is new */
  #follow({ folders }: Listed): boolean {
    const { folder } = this.#settings;
    try {
      const isNew = this.#changes.follow(folders);
      this.#isBlind = false;
      return isNew;
    } catch (failure) {
      if (!this.#isBlind) this.#deployer.failed(folderError(failure, folder), true);
      this.#isBlind = true;
      return false;
    }
  }
}
