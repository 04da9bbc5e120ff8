// What blank fields of the cluster node stand for. Data alone, because its form in the editor shows it too.

/** Where Camunda 8 Run and Docker Compose listen, and the default of a self-managed gateway. */
export const LOCAL = 'http://localhost:8080';

/** Camunda's documentation, "Authentication" of both APIs, tab SaaS. */
export const SAAS = {
  tokenUrl: 'https://login.cloud.camunda.io/oauth/token',
  audience: 'zeebe.camunda.io',
  tasklistAudience: 'tasklist.camunda.io',
} as const;

/** The same pages, tab Self-Managed. No audience is sent unless it is entered. */
export const KEYCLOAK = {
  tokenUrl: 'http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token',
  audience: '',
} as const;

/** Seconds for one API call. */
export const DEFAULT_TIMEOUT = 30;

export const DEFAULT_CONNECTIONS = 8;

/** A region or a cluster ID. It becomes a part of an address and must not be able to change another: `evil.example/` is no region. */
export const SAAS_NAME = /^[a-z\d]+(-[a-z\d]+)*$/i;
