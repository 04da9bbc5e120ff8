/** Items a request where nobody says how many. */
export const DEFAULT_PAGE_SIZE = 100;

/** Camunda's own bound: Elasticsearch and OpenSearch find no more in one request. */
export const MAX_PAGE_SIZE = 10_000;
