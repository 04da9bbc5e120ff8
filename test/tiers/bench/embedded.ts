import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodeRed, { type Node, type NodeDef } from 'node-red';
import type { FlowNode } from './candidates/candidate';

/** The part of Node-RED with which a program that embeds it brings nodes of its own. */
interface NodeTypes {
  createNode(node: Node, properties: NodeDef): void;
  registerType(set: string, type: string, maker: (this: Node, properties: NodeDef) => void): void;
}

/** Node-RED loads its flows after it says that it has started. */
function flowsStarted(): Promise<unknown> {
  return new Promise((resolve) => nodeRed.events.once('flows:started', resolve));
}

/** These nodes on a tab `tab`, and their credentials by node. */
function flowFile(nodes: readonly FlowNode[]) {
  // Without a place on the tab a node counts as a config node.
  const placed = nodes.map((node) => ('z' in node ? { x: 1, y: 1, ...node } : node));
  const credentials = Object.fromEntries(nodes.map(({ id, credentials: own = {} }) => [id, own]));
  return { flows: [{ id: 'tab', type: 'tab', label: 'Benchmark' }, ...placed], credentials };
}

/** Puts a package where Node-RED's palette manager installs it, as a link. */
function installInto(userDir: string, packageFolder: string): void {
  const scope = path.join(userDir, 'node_modules', '@redmunda');
  mkdirSync(scope, { recursive: true });
  symlinkSync(packageFolder, path.join(scope, 'node-red-camunda8'), 'junction');
}

/**
 * Starts Node-RED in this process, with all of its core nodes but without its editor.
 * @param packageFolder a package of nodes to load
 * @param nodes what it finds in its flow file
 */
export async function startNodeRed(packageFolder?: string, nodes: readonly FlowNode[] = []): Promise<void> {
  const userDir = mkdtempSync(path.join(tmpdir(), 'camunda8-bench-'));
  process.once('exit', () => rmSync(userDir, { recursive: true, force: true }));
  const { flows, credentials } = flowFile(nodes);
  writeFileSync(path.join(userDir, 'flows.json'), JSON.stringify(flows));
  writeFileSync(path.join(userDir, 'flows_cred.json'), JSON.stringify(credentials));
  if (packageFolder) installInto(userDir, packageFolder);
  const settings = {
    userDir,
    flowFile: 'flows.json',
    httpAdminRoot: false,
    httpNodeRoot: false,
    credentialSecret: false,
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'error', metrics: false, audit: false } },
  };
  const started = flowsStarted();
  // Without an HTTP server its first parameter is left out, which its types do not know.
  Reflect.apply(nodeRed.init, nodeRed, [settings]);
  await nodeRed.start();
  await started;
}

/** Makes a type of node. @param listen told of each node that is made */
export function registerNode(type: string, listen: (node: Node) => void): void {
  const types = nodeRed.nodes as NodeTypes;
  types.registerType(`bench/${type}`, type, function (properties) {
    types.createNode(this, properties);
    listen(this);
  });
}

/** Deploys these nodes on a tab `tab` and waits until they are there. */
export async function deploy(nodes: readonly FlowNode[]): Promise<void> {
  const started = flowsStarted();
  await nodeRed.runtime.flows.setFlows({ flows: flowFile(nodes) });
  await started;
}
