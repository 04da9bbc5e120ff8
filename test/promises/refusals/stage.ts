import type { NodeMessage } from 'node-red';
import should from 'should';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox/sandbox';
import { FaultServer } from '../../support/fault-server';
import { ForwardProxy } from '../../support/forward-proxy';
import {
  type ClusterSetup,
  clusterAt,
  type Outcome,
  pass,
  startFlow,
  stopFlow,
} from '../../support/node-red/flow';

/** `msg.error` as a Catch node gets it. */
export type Refused = NonNullable<Outcome['error']>;

/** Provokes one refusal. */
export type Provoke = (stage: Stage) => Promise<Refused>;

/** The client that the sandbox knows, and its user. */
export const CLIENT = { clientId: 'node-red', clientSecret: 'node-red-test-secret' };
export const USER = { username: 'demo', password: 'demo' };

/** The servers and the flow of one refusal. */
export class Stage {
  readonly #ends: (() => Promise<unknown>)[] = [];

  async sandbox(options: SandboxOptions): Promise<Sandbox> {
    const sandbox = await startSandbox(options);
    this.#ends.push(() => sandbox.close());
    return sandbox;
  }

  async server(options: Parameters<typeof FaultServer.start>[0] = {}): Promise<FaultServer> {
    const server = await FaultServer.start(options);
    this.#ends.push(() => server.stop());
    return server;
  }

  async proxy(options: Parameters<typeof ForwardProxy.start>[0] = {}): Promise<ForwardProxy> {
    const proxy = await ForwardProxy.start(options);
    this.#ends.push(() => proxy.stop());
    return proxy;
  }

  /** An address at which nothing listens. */
  async nothing(): Promise<string> {
    const server = await FaultServer.start();
    await server.stop();
    return server.url;
  }

  /** What the Catch node gets after one message into this node. */
  async refusal(
    setup: ClusterSetup,
    action: { type: string } = { type: 'camunda8-topology' },
    msg: NodeMessage = {},
  ): Promise<Refused> {
    await startFlow(setup, action);
    this.#ends.unshift(stopFlow);
    const { sent, error } = await pass(msg);
    should(sent).be.empty();
    if (!error) throw new Error('Nothing was refused');
    // Node-RED puts the name of an error before its message.
    should(error.message).startWith('CamundaError: ');
    return { ...error, message: error.message.slice('CamundaError: '.length) };
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0)) await end();
  }
}

/** A cluster node with client ID and secret. */
export function oidcAt(url: string, tokenUrl: string, properties = {}, credentials = {}): ClusterSetup {
  const settings = { authentication: 'oidc', tokenUrl, ...properties };
  return clusterAt(url, settings, { ...CLIENT, ...credentials });
}
