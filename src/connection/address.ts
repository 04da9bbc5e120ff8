import { configError } from '../errors';
import { type SentenceValue, sentence } from '../sentence';

/**
 * An API's address in the one form that the transport extends: no `/v1` or `/v2`, no slash at the end, no default port.
 *
 * @param label what a person calls the field; the sentences never repeat the address, which may hold a password
 * @throws CamundaError CAMUNDA_CONFIG
 */
export function normalizeAddress(text: string, label: SentenceValue): string {
  const url = parseHttpUrl(text, label);
  if (url.search || url.hash) {
    throw configError(sentence`${label} must end with the path. Remove the "?" or "#" and what follows`);
  }
  return url.origin + withoutSlashes(withoutSlashes(url.pathname).replace(/\/v[12]$/, ''));
}

/**
 * A token endpoint's address. It may have a query, but no fragment (RFC 6749, 3.2).
 *
 * @throws CamundaError CAMUNDA_CONFIG
 */
export function normalizeTokenUrl(text: string, label: SentenceValue): string {
  const url = parseHttpUrl(text, label);
  if (text.includes('#')) {
    throw configError(sentence`${label} must not contain a "#"`);
  }
  return url.href;
}

/** Looks at each slash once, wherever they are. */
function withoutSlashes(path: string): string {
  return path.replace(/(?<!\/)\/+$/, '');
}

function parseHttpUrl(text: string, label: SentenceValue): URL {
  if (!/^https?:\/\//i.test(text)) {
    throw configError(sentence`${label} must start with http:// or https://`);
  }
  if (!URL.canParse(text)) {
    throw configError(sentence`${label} is not a valid address. Write it like https://camunda.example.com`);
  }
  const url = new URL(text);
  if (url.username || url.password) {
    throw configError(
      sentence`${label} must not contain a username or password. They have fields of their own`,
    );
  }
  return url;
}
