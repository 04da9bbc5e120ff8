import type {
  AuthenticationMethod,
  ClusterCredentials,
  ClusterProperties,
} from '../../../src/connection/settings';
import { client, realm, tokenUrl } from '../../identity/keycloak';
import type { CamundaOptions } from './camunda';
import { user } from './storage';

type Environment = Record<string, string>;

/** A way in which Camunda 8.6 authenticates its callers, with what it takes to start it so. */
export interface Mode {
  about: string;
  launcher: CamundaOptions['launcher'];
  partitions?: number;
  needsKeycloak?: boolean;
  environment: Environment;
  /** What a cluster node has to be told, beside the address. */
  properties: ClusterProperties & { authentication: AuthenticationMethod };
  credentials: ClusterCredentials;
}

const open = { properties: { authentication: 'none' }, credentials: {} } as const;

const login = (authentication: 'basic' | 'cookie') => ({
  properties: { authentication },
  credentials: { username: user.name, password: user.password },
});

/** `scope` is what makes this Keycloak put the audience that Camunda demands into the token. */
const token = (scope: string) => ({
  properties: { authentication: 'oidc', tokenUrl, scope } as const,
  credentials: { clientId: client.id, clientSecret: client.secret },
});

const withoutWebapp = { CAMUNDA_TASKLIST_WEBAPPENABLED: 'false' };

const csrf = (enabled: boolean): Environment => ({
  CAMUNDA_OPERATE_CSRFPREVENTIONENABLED: String(enabled),
  CAMUNDA_TASKLIST_CSRFPREVENTIONENABLED: String(enabled),
});

const identity = (audience: string): Environment => ({
  CAMUNDA_IDENTITY_TYPE: 'KEYCLOAK',
  CAMUNDA_IDENTITY_ISSUER: realm,
  CAMUNDA_IDENTITY_ISSUERBACKENDURL: realm,
  CAMUNDA_IDENTITY_AUDIENCE: audience,
});

export const modes = {
  none: {
    about: 'the gateway alone, without authentication; searches are switched off, as they are by default',
    launcher: 'broker',
    ...open,
    environment: {},
  },
  partitions: {
    about: 'like none, with five partitions: keys beyond 2^53',
    launcher: 'broker',
    partitions: 5,
    ...open,
    environment: {},
  },
  search: {
    about: 'no authentication, with task search over /v2; five partitions with --partitions 5',
    launcher: 'camunda',
    ...open,
    environment: { SPRING_PROFILES_ACTIVE: 'tasklist,broker', ...withoutWebapp },
  },
  basic: {
    about: 'user and password with every request, with task search over /v2',
    launcher: 'camunda',
    ...login('basic'),
    environment: { SPRING_PROFILES_ACTIVE: 'tasklist,broker,auth-basic', ...withoutWebapp },
  },
  cookie: {
    about: 'login with user and password, CSRF prevention off, with task search over /v2 and /v1',
    launcher: 'camunda',
    ...login('cookie'),
    environment: csrf(false),
  },
  'cookie-csrf': {
    about: 'like cookie, with CSRF prevention on, as it is by default',
    launcher: 'camunda',
    ...login('cookie'),
    environment: csrf(true),
  },
  oidc: {
    about: 'the gateway alone, with tokens of Keycloak for the audience zeebe-api',
    launcher: 'broker',
    needsKeycloak: true,
    ...token('zeebe'),
    environment: {
      ...identity('zeebe-api'),
      SPRING_PROFILES_ACTIVE: 'identity-auth',
      ZEEBE_BROKER_GATEWAY_SECURITY_AUTHENTICATION_MODE: 'identity',
      // Asked for nothing here, but the start wants an address.
      CAMUNDA_IDENTITY_BASEURL: 'http://localhost:18084',
    },
  },
  'oidc-all': {
    about: 'tokens of Keycloak for the audience operate-api, with task search over /v2 and /v1',
    launcher: 'camunda',
    needsKeycloak: true,
    ...token('operate'),
    environment: {
      ...identity('operate-api'),
      SPRING_PROFILES_ACTIVE: 'operate,tasklist,broker,identity-auth',
      CAMUNDA_IDENTITY_CLIENTID: client.id,
      CAMUNDA_IDENTITY_CLIENTSECRET: client.secret,
      CAMUNDA_IDENTITY_BASEURL: 'http://localhost:18084',
      SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI: realm,
      SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI: `${realm}/protocol/openid-connect/certs`,
    },
  },
} satisfies Record<string, Mode>;

export type ModeName = keyof typeof modes;
