import type { SandboxOptions, Version } from '../../../sandbox/sandbox';

/** A kind of server that takes the tokens of an OpenID provider, and what it wants of them. */
export interface Server {
  name: string;
  version: Version;
  options: SandboxOptions;
  /** The scope for which Keycloak puts the audience that the server demands into a token. */
  scope: string;
  audience: string;
  /** Another scope of Keycloak's, and its audience, which the server refuses. */
  wrong: { scope: string; audience: string; status: 401 | 403 };
}

const zeebe = { scope: 'zeebe', audience: 'zeebe-api' };
const operate = { scope: 'operate', audience: 'operate-api' };
const orchestration = { scope: 'orchestration', audience: 'orchestration' };

/** Without search and without Tasklist. */
export const gatewayOf86: Server = {
  name: 'the gateway of 8.6',
  version: '8.6',
  options: { searchEnabled: false },
  ...zeebe,
  wrong: { ...operate, status: 401 },
};

export const allInOneOf86: Server = {
  name: 'the all-in-one of 8.6',
  version: '8.6',
  options: {},
  ...operate,
  wrong: { ...zeebe, status: 403 },
};

export const server88: Server = {
  name: '8.8',
  version: '8.8',
  options: {},
  ...orchestration,
  wrong: { ...operate, status: 401 },
};

export const server89: Server = { ...server88, name: '8.9', version: '8.9' };
