import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FlowNode } from '../../../scripts/demo/flows';
import { filesUnder, root } from '../package/project';

const folder = path.join(root, 'docs', 'cookbook');

/** The flows of the cookbook, by the names of their files without `.json`. */
export const recipeNames = filesUnder(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => path.basename(file, '.json'));

export function readRecipe(name: string): FlowNode[] {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
}

/** What a person fills in after the import. */
export interface Changes {
  /** Address of the Camunda. */
  camunda: string;
  /** Variables of the tab. */
  environment?: Record<string, string>;
  /** Environment variables of Node-RED. */
  variables?: Record<string, string>;
  /** Port of the MQTT broker. */
  broker?: number;
  /** Stands in for Raspberry Pi OS's command. */
  pinctrl?: string;
}

/** A flow of the cookbook as it is after a person has filled in what is theirs. Events are asked for as often as it goes. */
export function filledIn(name: string, changes: Changes): FlowNode[] {
  const { camunda, environment = {}, variables = {}, broker, pinctrl } = changes;
  const global = { CAMUNDA_REST_ADDRESS: camunda, ...variables };
  const all = Object.entries(global).map(([key, value]) => ({ name: key, value, type: 'str' }));
  const nodes = readRecipe(name).map((node): FlowNode => {
    if (node.type === 'tab') return { ...node, env: filled(node.env, environment) };
    if (node.type === 'camunda8-task-events') return { ...node, interval: '1' };
    if (node.type === 'mqtt-broker') return { ...node, broker: '127.0.0.1', port: broker };
    if (node.type === 'exec' && pinctrl)
      return { ...node, command: String(node.command).replace('pinctrl', pinctrl) };
    if (node.type !== 'camunda8-cluster' || node.environment === 'env') return node;
    return { ...node, environment: 'self-managed', restAddress: camunda };
  });
  return [...nodes, { id: 'global', type: 'global-config', name: '', env: all, modules: {} }];
}

function filled(variables: unknown, environment: Record<string, string>): unknown {
  return (variables as { name: string }[]).map((variable) => {
    const value = environment[variable.name];
    return value === undefined ? variable : { name: variable.name, value, type: 'str' };
  });
}
