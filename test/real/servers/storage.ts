import type { OpenSearch } from './opensearch';

/** What Camunda has to be told so that it stores in OpenSearch what the searches read. */
export function storage(openSearch: OpenSearch): Record<string, string> {
  const { address, clusterName } = openSearch;
  const exporter = 'ZEEBE_BROKER_EXPORTERS_OPENSEARCH';
  return {
    CAMUNDA_REST_QUERY_ENABLED: 'true',
    CAMUNDA_DATABASE_TYPE: 'opensearch',
    CAMUNDA_DATABASE_URL: address,
    CAMUNDA_DATABASE_CLUSTERNAME: clusterName,
    ...application('OPERATE', openSearch),
    ...application('TASKLIST', openSearch),
    [`${exporter}_CLASSNAME`]: 'io.camunda.zeebe.exporter.opensearch.OpensearchExporter',
    [`${exporter}_ARGS_URL`]: address,
    // Each record at once: a test waits for what it has just made.
    [`${exporter}_ARGS_BULK_DELAY`]: '1',
    [`${exporter}_ARGS_BULK_SIZE`]: '1',
    [`${exporter}_ARGS_INDEX_PREFIX`]: 'zeebe-record',
  };
}

function application(
  name: 'OPERATE' | 'TASKLIST',
  { address, clusterName }: OpenSearch,
): Record<string, string> {
  const variable = `CAMUNDA_${name}`;
  return {
    [`${variable}_DATABASE`]: 'opensearch',
    [`${variable}_OPENSEARCH_URL`]: address,
    [`${variable}_OPENSEARCH_CLUSTERNAME`]: clusterName,
    [`${variable}_ZEEBEOPENSEARCH_URL`]: address,
    [`${variable}_ZEEBEOPENSEARCH_CLUSTERNAME`]: clusterName,
    [`${variable}_ZEEBEOPENSEARCH_PREFIX`]: 'zeebe-record',
  };
}

/** The user of mode `basic`. Cookie modes have Camunda's own `demo` with the same password. */
export const user = { name: 'demo', password: 'demo' };

/** bcrypt of the password `demo`, which Node cannot compute: made with the library that Camunda checks it with. */
const passwordHash = '{bcrypt}$2a$10$IiE1QnHx5qa61slS40oD/.cJ7T624kGQFfTA0hAjZ/NOIUxEiP14G';

/** Puts the user where the experimental profile `auth-basic` looks for users. */
export async function storeUser(openSearch: OpenSearch): Promise<void> {
  await openSearch.request('PUT', '/users', { mappings: { properties: { username: { type: 'keyword' } } } });
  const document = {
    key: 1,
    username: user.name,
    name: 'Demo',
    email: 'demo@example.org',
    password: passwordHash,
  };
  await openSearch.request('PUT', '/users/_doc/1?refresh=true', document);
}
