import type { NodeAPI, NodeDef } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import { CREDENTIALS } from '../../src/connection/choices';
import { resolveSettings } from '../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../src/connection/settings';
import { CamundaError, configError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { connectionOptions } from '../common/cluster/connection-options';
import type { ClusterNode } from '../common/cluster-node';
import { editorRoute } from '../common/editor-route';
import { newClient } from '../common/new-client';
import { wordsInRuntimeLanguage } from '../common/wording';

interface ClusterNodeProperties extends ClusterProperties, NodeDef {
  tls?: string;
  proxy?: string;
}

/** Holds where a Camunda cluster is and how to authenticate, and keeps its token or session for all nodes. */
export = (RED: NodeAPI) => {
  function Cluster(this: ClusterNode, properties: ClusterNodeProperties) {
    RED.nodes.createNode(this, properties);
    const open = openOnce(RED, this, properties, takeCredentials(this));
    this.check = open.check;
    this.client = open.client;
    // Where something cannot be closed, the node is closed all the same: nobody could close it later.
    this.on('close', (_removed: boolean, done: () => void) => {
      open.close().then(done, () => done());
    });
  }

  RED.nodes.registerType<ClusterNode, ClusterNodeProperties, object, ClusterCredentials>(
    'camunda8-cluster',
    Cluster,
    {
      credentials: CREDENTIALS,
    },
  );

  // Loaded with the first question: what only an open form needs is no part of Node-RED's start.
  const connectionTest = (): typeof import('./connection-test') => require('./connection-test');
  editorRoute(RED, 'camunda8-cluster', 'test-connection', (body, wording) =>
    connectionTest().testConnection(RED, body, wording),
  );
  // What the forms of all nodes suggest.
  const questions = (): typeof import('../common/model/questions') => require('../common/model/questions');
  editorRoute(RED, 'camunda8-cluster', 'deployed', (body) => questions().deployed(RED, body));
};

/** Moves the credentials out of the node, where a debug node or a JSON text of the node would show them. */
function takeCredentials(node: ClusterNode): ClusterCredentials {
  const credentials: ClusterCredentials = { ...node.credentials };
  Object.defineProperty(node, 'credentials', { value: {}, enumerable: false });
  return credentials;
}

/** The settings are read at the deploy, and what is wrong with them is kept for the nodes that use them. */
function openOnce(
  RED: NodeAPI,
  node: ClusterNode,
  properties: ClusterNodeProperties,
  credentials: ClusterCredentials,
) {
  const read = () => {
    const readVariable = (name: string) => RED.util.getSetting(node, name);
    const settings = resolveSettings(properties, credentials, readVariable);
    const options = connectionOptions(RED, properties);
    return () => newClient(settings, options, (words) => node.warn(wordsInRuntimeLanguage(RED, words)));
  };
  let open: (() => CamundaClient) | CamundaError;
  try {
    open = read();
  } catch (failure) {
    const isKnown = failure instanceof CamundaError;
    open = isKnown ? failure : configError(sentence`The cluster's settings cannot be read`);
  }
  let client: CamundaClient | undefined;
  return {
    check: () => {
      if (open instanceof CamundaError) throw open;
    },
    client: () => {
      if (open instanceof CamundaError) throw open;
      client ??= open();
      return client;
    },
    close: async () => client?.close(),
  };
}
