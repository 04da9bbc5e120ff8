/** What the tests use of `oidc-provider`, which brings no types. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export default class Provider {
    /** Whether it stands behind another server, whose `X-Forwarded-*` headers it believes. */
    proxy: boolean;
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    on(event: string, listener: (context: { body?: unknown }, error?: Error) => void): this;
  }

  export const errors: Record<'InvalidClientAuth' | 'InvalidTarget', new (detail?: string) => Error>;
}
