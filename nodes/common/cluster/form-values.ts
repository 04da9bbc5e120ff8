import type { NodeAPI, NodeDef } from 'node-red';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import { variableName } from '../../../src/connection/unset-variable';
import { STORED } from '../choices/stored';

/** What the editor's form holds, deployed or not. */
export interface ClusterForm {
  /** Of the config node; a new one has no deployed twin. */
  id: string;
  properties: ClusterProperties & { tls?: string; proxy?: string };
  /** A password that was not typed again is `STORED`. */
  credentials: ClusterCredentials;
}

/** Where a secret would travel, and how. Where one of them differs from the deployed node, nothing stored is used. */
const DESTINATION = [
  'environment',
  'region',
  'clusterId',
  'restAddress',
  'tasklistAddress',
  'tokenUrl',
  'loginPath',
  'authentication',
  'tls',
  'proxy',
  'allowInsecure',
] as const;

type Values = Record<string, unknown>;

/** An object in what a browser sent; an empty one in place of anything else. */
export function objectIn(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The form in what a browser sent. Its values are checked with the settings. */
export function readForm(body: Values): ClusterForm {
  return {
    id: String(body.id),
    properties: objectIn(body.properties),
    credentials: objectIn(body.credentials),
  };
}

function deployedForm(RED: NodeAPI, id: string): Values | undefined {
  let found: Values | undefined;
  RED.nodes.eachNode((node: NodeDef) => {
    if (node.id === id && node.type === 'camunda8-cluster') found = { ...node };
  });
  return found;
}

/** Whether a form stands for the same server as its deployed twin. */
export function isDeployed(RED: NodeAPI, form: ClusterForm): boolean {
  return goesWhereDeployed(form, deployedForm(RED, form.id));
}

function goesWhereDeployed(form: ClusterForm, deployed: Values | undefined): boolean {
  const properties: Values = { ...form.properties };
  return !!deployed && DESTINATION.every((name) => (properties[name] || '') === (deployed[name] || ''));
}

/**
 * Reads stored secrets and environment variables, or, where they must not travel, nothing.
 * They travel only where they go to the same place in the same way as the deployed ones: else any user of the editor
 * could have them sent to an address of his choice. A variable is read only in the field in which the deployed node names
 * it too: else any user could read any variable as the name that an answer repeats.
 */
export class Vault {
  /** Whether something was asked for that must not travel. */
  withheld = false;
  /** Properties and credentials of the deployed node as they are stored; nothing where its secrets must not travel. */
  readonly #deployed: Values | undefined;

  constructor(
    private readonly RED: NodeAPI,
    private readonly form: ClusterForm,
  ) {
    const deployed = deployedForm(RED, form.id);
    if (goesWhereDeployed(form, deployed)) {
      this.#deployed = { ...deployed, ...RED.nodes.getCredentials(form.id) };
    }
  }

  /** One of those that the environment `env` is about. */
  variable(name: string): string | undefined {
    const node = this.#deployed && this.RED.nodes.getNode(this.form.id);
    if (!node) this.withheld = true;
    return node ? this.RED.util.getSetting(node, name) : undefined;
  }

  /** A value of the form with what it stands for put in. */
  #value(name: string, value: unknown): unknown {
    if (typeof value !== 'string') return value;
    const stored = this.#deployed?.[name];
    if (value === STORED && typeof stored !== 'string') {
      this.withheld ||= !this.#deployed;
      return '';
    }
    const text = value === STORED ? stored : value;
    const variable = variableName(text);
    if (variable === undefined) return text;
    if (text !== stored) {
      this.withheld = true;
      return text;
    }
    return this.variable(variable) ?? text;
  }

  /** The same object with every value put in. */
  values<T extends object>(values: T): T {
    const entries = Object.entries(values).map(([name, value]) => [name, this.#value(name, value)]);
    return Object.fromEntries(entries);
  }
}
