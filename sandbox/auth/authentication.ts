import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer, SandboxRequest } from '../http';
import type { SandboxSettings } from '../settings';
import { BasicOf86 } from './basic-8.6';
import { CookieOf86 } from './cookie-8.6';
import { Oidc } from './oidc';
import { UsersFrom88 } from './users-8.8';

/** Lets a request in: who calls, and headers for its answer. */
export interface Admission {
  readonly user?: string | undefined;
  readonly headers?: OutgoingHttpHeaders;
}

/** One way of a cluster to know its callers. */
export interface Authentication {
  /** The answer of an endpoint of its own, such as a login, which needs no credentials. */
  endpoint(request: SandboxRequest): Answer | undefined;
  /** @throws Refused with this mode's refusal */
  admit(request: SandboxRequest): Admission;
  /** Makes every session and token that was given worthless. */
  forget(): void;
}

const NONE: Authentication = { endpoint: () => undefined, admit: () => ({}), forget: () => {} };

export function createAuthentication(settings: SandboxSettings): Authentication {
  switch (settings.authentication) {
    case 'none':
      return NONE;
    case 'oidc':
      return new Oidc(settings);
    case 'basic':
      return settings.version === '8.6' ? new BasicOf86() : new UsersFrom88(settings);
    case 'cookie':
      return settings.version === '8.6' ? new CookieOf86(settings) : new UsersFrom88(settings);
  }
}
