import path from 'node:path';
import type { Node, NodeAPI } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import { configError } from '../../src/errors';
import type { Answered } from '../../src/operations/operation';
import type { Deployment, DeploymentFile } from '../../src/processes/deploy';
import { sentence } from '../../src/sentence';
import type { Call, Figure } from '../common/action-node';
import type { FormProperties } from '../common/choice';
import { clusterOf } from '../common/cluster-node';
import type { End, SourceNode } from '../common/source-node';
import { setText, typedValue } from '../common/typed-value';
import { isTicked, sourceOf } from './choices';
import { figureOf } from './figure';
import { FolderDeployments } from './folder-deployments';
import { type Deployer, FolderWork, type Why } from './folder-work';
import { filesIn } from './message-files';
import { readFolder } from './read-folder';

export type DeployProperties = FormProperties;

type Deployed = Answered<Deployment> & { figure: Figure };

const WATCHING = { fill: 'green', shape: 'dot' } as const;

/** What one node deploys, whoever wants it: a message, the start, or a change in its folder. */
export class Deploying {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #properties: DeployProperties;
  readonly #isFolder: boolean;
  readonly #deployments = new FolderDeployments();

  constructor(RED: NodeAPI, node: Node, properties: DeployProperties) {
    this.#RED = RED;
    this.#node = node;
    this.#properties = properties;
    this.#isFolder = sourceOf(properties.source) === 'folder';
  }

  /** Deploys the files of a message, or the folder as it is when all that came before has ended. @throws CamundaError */
  async deploy({ client, msg, signal }: Call): Promise<Deployed> {
    if (!this.#isFolder) {
      const evaluate = (value: string, type: string) => typedValue(this.#RED, this.#node, msg, value, type);
      return this.#send(client, await filesIn(this.#properties, evaluate), signal);
    }
    return this.#deployments.inTurn(async () => {
      const files = await readFolder(this.#folder());
      const deployed = await this.#send(client, files, signal);
      this.#deployments.remember(files);
      return deployed;
    });
  }

  /** Deploys the folder by itself from now on. @throws CamundaError CAMUNDA_CONFIG */
  begin(source: SourceNode): End {
    const { cluster, onStart, watch } = this.#properties;
    const client = clusterOf(this.#RED, cluster).client();
    const settings = { folder: this.#folder(), onStart: isTicked(onStart), watch: isTicked(watch) };
    const deployer: Deployer = {
      deploy: (files, why) => this.#tell(client, source, files, why),
      failed: (error, isAnew) => (isAnew ? source.failedAnew(error) : source.failed(error)),
      watching: () => source.shows(WATCHING, () => this.#RED._('camunda8-deploy.status.watching')),
    };
    const running = new FolderWork(settings, this.#deployments, deployer, source).run();
    return () => running;
  }

  async #tell(
    client: CamundaClient,
    source: SourceNode,
    files: readonly DeploymentFile[],
    why: Why,
  ): Promise<void> {
    const begun = source.clock.monotonic();
    source.asking();
    const { value, status, requests, figure } = await this.#send(client, files, source.signal);
    const durationMs = Math.round(source.clock.monotonic() - begun);
    source.succeeded(figure);
    this.#node.send({ topic: why, payload: value, camunda: { api: 'v2', status, requests, durationMs } });
  }

  async #send(
    client: CamundaClient,
    files: readonly DeploymentFile[],
    signal: AbortSignal,
  ): Promise<Deployed> {
    const answer = await client.deploy(files, setText(this.#properties.tenantId) || undefined, signal);
    return { ...answer, figure: () => figureOf(this.#RED, files.length, answer.value) };
  }

  /** @throws CamundaError CAMUNDA_CONFIG where there is none */
  #folder(): string {
    const folder = setText(this.#properties.folder);
    if (folder === '') throw configError(sentence`The folder is missing. Open the node and enter it`);
    const { settings } = this.#RED;
    const userDir = 'userDir' in settings && typeof settings.userDir === 'string' ? settings.userDir : '';
    return path.resolve(userDir, folder);
  }
}
