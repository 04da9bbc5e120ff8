import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A node as a flow file holds it. */
export interface FlowNode {
  id: string;
  type: string;
  [property: string]: unknown;
}

const localCamunda = 'http://localhost:8080';
/** Port on which MQTT brokers listen. */
export const localBroker = 1883;
const clusterId = 'c8de300c1057e001';

/** The flows of all examples, their own cluster nodes replaced by one that points to `camunda`. @param broker port of MQTT */
export async function exampleFlows(folder: string, camunda: string, broker: number): Promise<FlowNode[]> {
  const nameOf = (file: string) => path.basename(file);
  const files = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.json'))
    .sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const nodes: FlowNode[] = [];
  for (const file of files) nodes.push(...JSON.parse(await readFile(path.join(folder, file), 'utf8')));

  const clusters = nodes.filter((node) => node.type === 'camunda8-cluster');
  const isCluster = (id: unknown) => clusters.some((node) => node.id === id);
  const others = nodes.filter((node) => node.type !== 'camunda8-cluster' && node.type !== 'global-config');
  const flows = others.map((node) => (isCluster(node.cluster) ? { ...node, cluster: clusterId } : node));
  const one = clusters[0];
  if (one) flows.push({ ...one, id: clusterId, environment: 'self-managed', restAddress: localCamunda });
  return moveBroker(moveCamunda(flows, localCamunda, camunda), localBroker, broker);
}

/** The flows with a Camunda that was at `from` now asked at `to`: by cluster nodes, and by http request nodes. */
export function moveCamunda(flows: FlowNode[], from: string, to: string): FlowNode[] {
  const moved = (address: unknown) =>
    typeof address === 'string' && address.startsWith(from) ? to + address.slice(from.length) : address;
  return flows.map((node) => {
    if (node.type === 'camunda8-cluster') return { ...node, restAddress: moved(node.restAddress) };
    if (node.type === 'http request') return { ...node, url: moved(node.url) };
    return node;
  });
}

/** The flows with an MQTT broker of this computer that listened on one port asked on another. */
export function moveBroker(flows: FlowNode[], from: number, to: number): FlowNode[] {
  return flows.map((node) => {
    const isHere = node.type === 'mqtt-broker' && node.broker === 'localhost' && node.port === String(from);
    return isHere ? { ...node, port: String(to) } : node;
  });
}
