import type { ClusterSettings } from '../connection/settings';
import type { ConnectionOptions } from '../http/dispatcher';
import type { Sentence } from '../sentence';
import type { Authentication } from './authentication';
import { CookieAuthentication } from './cookie';
import { basicAuthentication, noAuthentication } from './fixed';
import { OidcAuthentication } from './oidc';

/**
 * The authentication that the settings ask for.
 * @param warn told in a sentence when a renewal in the background failed
 */
export function createAuthentication(
  { authentication, addresses }: ClusterSettings,
  options: ConnectionOptions,
  warn: (words: Sentence) => void,
): Authentication {
  switch (authentication.method) {
    case 'none':
      return noAuthentication();
    case 'basic':
      return basicAuthentication(authentication);
    case 'oidc':
      return new OidcAuthentication(authentication, options, warn);
    case 'cookie':
      return new CookieAuthentication(
        authentication,
        { v2: addresses.v2[0], v1: addresses.v1[0] },
        options,
        warn,
      );
  }
}
