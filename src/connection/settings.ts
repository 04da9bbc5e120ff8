import type { AUTHENTICATION_METHODS, CLIENT_AUTHENTICATIONS, CREDENTIALS, ENVIRONMENTS } from './choices';

/** The two REST APIs of Camunda 8: the Orchestration Cluster API (`/v2`) and Tasklist's (`/v1`). */
export type Api = 'v2' | 'v1';

export type Environment = (typeof ENVIRONMENTS)[number];

export type AuthenticationMethod = (typeof AUTHENTICATION_METHODS)[number];

export type ClientAuthentication = (typeof CLIENT_AUTHENTICATIONS)[number];

/** The cluster node's properties as a flow file holds them: text (or a tick), `${NAME}` already replaced by Node-RED. */
export interface ClusterProperties {
  environment?: string;
  region?: string;
  clusterId?: string;
  restAddress?: string;
  tasklistAddress?: string;
  authentication?: string;
  tokenUrl?: string;
  audience?: string;
  scope?: string;
  tasklistAudience?: string;
  tasklistScope?: string;
  resource?: string;
  clientAuthentication?: string;
  keyId?: string;
  loginPath?: string;
  tenantId?: string;
  timeout?: string | number;
  maxConnections?: string | number;
  allowInsecure?: boolean | string;
}

/** The cluster node's credentials. */
export type ClusterCredentials = { [name in keyof typeof CREDENTIALS]?: string };

export type Field = keyof ClusterProperties | keyof ClusterCredentials;

/** What a token is asked for, for one API. Absent fields are not sent. */
export interface TokenTarget {
  audience?: string;
  scope?: string;
}

export interface OidcSettings {
  method: 'oidc';
  tokenUrl: string;
  clientId: string;
  clientAuthentication: ClientAuthentication;
  /** Present with `client_secret_post` and `client_secret_basic`. */
  clientSecret?: string;
  /** PEM (PKCS#8 or PKCS#1) with its line breaks restored; present with `private_key_jwt`. */
  privateKey?: string;
  keyId?: string;
  /** RFC 8707 resource indicator. */
  resource?: string;
  targets: Record<Api, TokenTarget>;
}

export interface BasicSettings {
  method: 'basic';
  username: string;
  password: string;
}

export interface CookieSettings {
  method: 'cookie';
  username: string;
  password: string;
  /** Absent: `/api/login`, or `/login` from 8.8 on, found out by the first login. */
  loginPath?: string;
}

export type AuthenticationSettings = { method: 'none' } | BasicSettings | OidcSettings | CookieSettings;

/** Addresses of one API without `/v2`, `/v1` or a slash at the end. The second is tried where the first name is gone. */
export type Addresses = readonly [string, ...string[]];

/** Everything about a cluster, validated. It holds secrets: keep it in private fields, never on a node or an error. */
export interface ClusterSettings {
  environment: Environment;
  addresses: Record<Api, Addresses>;
  authentication: AuthenticationSettings;
  tenantId?: string;
  /** Milliseconds for one API call. */
  timeout: number;
  maxConnections: number;
}
