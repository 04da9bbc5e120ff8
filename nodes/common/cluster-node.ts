import type { Node, NodeAPI } from 'node-red';
import type { CamundaClient } from '../../src/camunda-client';
import type { ClusterCredentials } from '../../src/connection/settings';
import { configError } from '../../src/errors';
import { sentence } from '../../src/sentence';

/** What the nodes that use a cluster see of its config node. It shows no secret to anybody who looks into it. */
export interface ClusterNode extends Node<ClusterCredentials> {
  /** @throws CamundaError CAMUNDA_CONFIG where the settings are not right */
  check(): void;
  /** Made when it is first asked for. @throws CamundaError as `check` */
  client(): CamundaClient;
}

/**
 * The cluster that a node has chosen.
 * @throws CamundaError CAMUNDA_CONFIG where none is chosen
 */
export function clusterOf(RED: NodeAPI, id: string | undefined): ClusterNode {
  // A flow file that was written by hand can hold anything, the id of another kind of node included.
  const node = id && typeof id === 'string' ? (RED.nodes.getNode(id) as ClusterNode | null) : null;
  if (node?.type !== 'camunda8-cluster')
    throw configError(sentence`No cluster is set, or it is disabled. Open the node and choose one`);
  return node;
}
