import { EventEmitter, once } from 'node:events';
import type { RequestListener } from 'node:http';
import type { Node, NodeInitializer, NodeMessage } from 'node-red';
import helper from 'node-red-node-test-helper';
import { localBroker, moveBroker, moveCamunda } from '../../../scripts/demo/flows';
import { root, types } from '../package/project';
import { readExample } from './example';

const localCamunda = 'http://localhost:8080';

const coreNodes: NodeInitializer[] = [
  'common/20-inject',
  'common/21-debug',
  'common/25-catch',
  'common/60-link',
  'common/90-comment',
  'function/10-function',
  'function/10-switch',
  'function/15-change',
  'function/80-template',
  'function/89-delay',
  'function/89-trigger',
  'network/10-mqtt',
  'network/21-httpin',
  'network/21-httprequest',
  'parsers/70-CSV',
  'parsers/70-JSON',
  'sequence/17-split',
  'storage/10-file',
].map((file) => require(`@node-red/nodes/core/${file}.js`));

const ownNodes: NodeInitializer[] = types.map((type) => require(`${root}/nodes/${type}/${type}`));

/** What reached a node, by its name in the flow. */
export class Arrivals {
  readonly messages: NodeMessage[] = [];
  readonly #events = new EventEmitter();

  constructor(node: Node) {
    node.on('input', (msg) => {
      this.messages.push(msg);
      this.#events.emit('message');
    });
  }

  /** The payloads of the first messages, as soon as there are so many. */
  async payloads(count: number): Promise<unknown[]> {
    while (this.messages.length < count) await once(this.#events, 'message');
    return this.messages.slice(0, count).map(({ payload }) => payload);
  }
}

/** An example in a runtime, on a Camunda of the test's own. */
export interface Deployed {
  /** Presses the button of an inject node. */
  press(name: string): void;
  arrivalsAt(name: string): Arrivals;
  /** Answers what http in nodes listen for. */
  http: RequestListener;
}

/**
 * Deploys an example. Its cluster node asks `camunda` instead of this computer's 8080, and so does its http request node.
 * @param login username and password for Basic; absent: no authentication
 * @param environment variables of its tab and of its subflow's instance that are not as in the file
 * @param own properties of our nodes that are not as in the file, in whichever of them has them
 * @param broker port of an MQTT broker in place of this computer's
 */
export async function deploy(
  example: string,
  camunda: string,
  login?: { username: string; password: string },
  environment: Record<string, string> = {},
  own: Record<string, string> = {},
  broker = localBroker,
): Promise<Deployed> {
  const others = Object.entries(own);
  const flow = readExample(example).map((saved) => {
    const node = { ...saved, ...Object.fromEntries(others.filter(([name]) => name in saved)) };
    if (node.type === 'tab' || node.type.startsWith('subflow:'))
      return { ...node, env: changed(node.env, environment) };
    // As often as it can, because a test waits for it.
    if (/^camunda8-(task|incident)-events$/.test(node.type)) return { ...node, interval: '1' };
    if (node.type === 'camunda8-job-worker') return { ...node, retryBackoff: '0' };
    if (node.type !== 'camunda8-cluster') return node;
    const authentication = login ? 'basic' : 'none';
    return { ...node, environment: 'self-managed', restAddress: localCamunda, authentication };
  });
  const cluster = flow.find(({ type }) => type === 'camunda8-cluster')?.id ?? '';
  const moved = moveBroker(moveCamunda(flow, localCamunda, camunda), localBroker, broker);
  let http: RequestListener = () => {};
  const takeHttp: NodeInitializer = (RED) => {
    http = RED.httpNode;
  };
  await helper.load([takeHttp, ...coreNodes, ...ownNodes], moved, login ? { [cluster]: login } : {});
  const nodeNamed = (name: string, isButton: boolean) => {
    const node = flow.find((one) => one.name === name && (one.type === 'inject') === isButton);
    return helper.getNode(node?.id ?? '');
  };
  return {
    press: (name) => nodeNamed(name, true).receive(),
    arrivalsAt: (name) => new Arrivals(nodeNamed(name, false)),
    http,
  };
}

function changed(variables: unknown, environment: Record<string, string>): unknown {
  return (variables as { name: string; value: string }[]).map(({ name, value, ...rest }) => ({
    ...rest,
    name,
    value: environment[name] ?? value,
  }));
}
