import { DEFAULT_TENANT } from '../../common/choices/models';
import { sameClusters } from '../../common/form/cluster-nodes';
import type { EditorNode } from '../../common/form/editor-node';
import type { Owner } from '../../common/form/make-flow/found';
import { textOf } from '../../common/form/text-of';

/**
 * Whose a process or a decision is. Of a cluster that names a tenant, the sidebar shows those of that one alone.
 * @param cluster ID of the config node @param tenantId absent: the default tenant
 */
export function ownerOf(cluster: string, tenantId = DEFAULT_TENANT): Owner {
  const { environment, ...node } = (RED.nodes.node(cluster) ?? {}) as Partial<EditorNode>;
  // What the environment variables say, nobody knows here.
  const isNamed = environment === 'env' || textOf(node.tenantId) !== '';
  return { clusters: sameClusters(cluster), tenancy: { tenantId, own: isNamed ? tenantId : '' } };
}
