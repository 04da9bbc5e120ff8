import type { NodeAPI, NodeDef } from 'node-red';
import { CamundaClient } from '../../src/camunda-client';
import { resolveSettings } from '../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../src/connection/settings';
import type { ClusterNode } from '../common/cluster-node';
import { editorRoute } from '../common/editor-route';
import { connectionOptions } from './connection-options';
import { testConnection } from './connection-test';
import { readForm } from './form-values';

interface ClusterNodeProperties extends ClusterProperties, NodeDef {
  tls?: string;
  proxy?: string;
}

/** Holds where a Camunda cluster is and how to authenticate, and keeps its token or session for all nodes. */
export = (RED: NodeAPI) => {
  function Cluster(this: ClusterNode, properties: ClusterNodeProperties) {
    RED.nodes.createNode(this, properties);
    const open = openOnce(RED, this, properties, takeCredentials(this));
    this.client = open.client;
    this.on('close', (_removed: boolean, done: () => void) => open.close().finally(done));
  }

  RED.nodes.registerType<ClusterNode, ClusterNodeProperties, object, ClusterCredentials>(
    'camunda8-cluster',
    Cluster,
    {
      credentials: {
        username: { type: 'text' },
        password: { type: 'password' },
        clientId: { type: 'text' },
        clientSecret: { type: 'password' },
        privateKey: { type: 'password' },
      },
    },
  );

  editorRoute(RED, 'camunda8-cluster', 'test-connection', (body, wording) =>
    testConnection(RED, readForm(body), wording),
  );
};

/** Moves the credentials out of the node, where a debug node or a JSON text of the node would show them. */
function takeCredentials(node: ClusterNode): ClusterCredentials {
  const credentials: ClusterCredentials = { ...node.credentials };
  Object.defineProperty(node, 'credentials', { value: {}, enumerable: false });
  return credentials;
}

/** The client, made at the deploy; what is wrong with the settings is kept for the nodes that use it. */
function openOnce(
  RED: NodeAPI,
  node: ClusterNode,
  properties: ClusterNodeProperties,
  credentials: ClusterCredentials,
) {
  const open = () => {
    const readVariable = (name: string) => RED.util.getSetting(node, name);
    const settings = resolveSettings(properties, credentials, readVariable);
    return new CamundaClient(settings, connectionOptions(RED, properties), (message) => node.warn(message));
  };
  let opened: CamundaClient | Error;
  try {
    opened = open();
  } catch (failure) {
    opened = failure instanceof Error ? failure : new Error('The settings cannot be read');
  }
  return {
    client: () => {
      if (opened instanceof Error) throw opened;
      return opened;
    },
    close: async () => {
      if (!(opened instanceof Error)) await opened.close();
    },
  };
}
