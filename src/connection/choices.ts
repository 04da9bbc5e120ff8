// What can be chosen on the cluster node. Data alone, because its form in the editor is made from it too.

export const ENVIRONMENTS = ['local', 'saas', 'self-managed', 'env'] as const;

export const AUTHENTICATION_METHODS = ['none', 'basic', 'oidc', 'cookie'] as const;

export const CLIENT_AUTHENTICATIONS = [
  'client_secret_post',
  'client_secret_basic',
  'private_key_jwt',
] as const;

/** What Node-RED keeps apart from the flow: it shows the editor a text, and of a password only that there is one. */
export const CREDENTIALS = {
  username: { type: 'text' },
  password: { type: 'password' },
  clientId: { type: 'text' },
  clientSecret: { type: 'password' },
  privateKey: { type: 'password' },
} as const;
