import { CREDENTIALS } from '../../../../src/connection/choices';
import { STORED } from '../../choices/stored';
import type { EditorNode } from '../editor-node';
import { fieldOf } from '../field';
import type { FilterForm } from './filter-form';
import { readFilterRows } from './filter-rows';
import { readSortRows } from './sort-rows';

/** The form's values as they would be saved. */
export function valuesOf(node: EditorNode, form: FilterForm) {
  const value = (property: string) => String(fieldOf(node, property).val() ?? '');
  const query = fieldOf(node, 'query');
  return {
    entity: form.entity.id,
    api: value('api'),
    filters: readFilterRows(node, form),
    sort: readSortRows(node),
    query: query.typedInput('value'),
    queryType: query.typedInput('type'),
    freeJson: fieldOf(node, 'freeJson').is(':checked'),
    limit: value('limit'),
    pageSize: value('pageSize'),
    variables: value('variables'),
  };
}

/** @param credentials as far as they were loaded or typed in this session */
type ClusterNode = EditorNode & { credentials?: Readonly<Record<string, string>> };

/**
 * The chosen cluster as it is in the editor, deployed or not; undefined where none is chosen. In place of a stored secret it
 * has `STORED`, for which the runtime puts in what is stored.
 * @param otherwise id of the one that is meant where none is chosen
 */
export function chosenCluster(node: EditorNode, otherwise = ''): object | undefined {
  return clusterInEditor(String(fieldOf(node, 'cluster').val())) ?? clusterInEditor(otherwise);
}

/** The same for the id of a cluster node. */
export function clusterInEditor(id: string): object | undefined {
  const cluster = RED.nodes.node(id) as ClusterNode | null;
  if (!cluster) return undefined;
  const properties = Object.keys(cluster._def.defaults).map((name) => [name, cluster[name]]);
  const credentials = Object.keys(CREDENTIALS).map((name) => [name, cluster.credentials?.[name] ?? STORED]);
  return {
    id: cluster.id,
    properties: Object.fromEntries(properties),
    credentials: Object.fromEntries(credentials),
  };
}
