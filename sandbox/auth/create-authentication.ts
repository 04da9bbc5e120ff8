import type { SandboxSettings } from '../settings';
import type { Authentication } from './authentication';
import { BasicOf86 } from './basic-8.6';
import { CookieOf86 } from './cookie-8.6';
import { Oidc } from './oidc';
import { UsersFrom88 } from './users-8.8';

const NONE: Authentication = { endpoint: () => undefined, admit: () => ({}), forget: () => {} };

/** The authentication that the settings ask for. */
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
