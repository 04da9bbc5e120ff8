import { isIPv4 } from 'node:net';

/**
 * Whether a host is this machine: `localhost`, 127.0.0.0/8 or ::1, and nothing else. The names below `localhost` should be
 * this machine too (RFC 6761, 6.3), and so should `localhost.`, but a resolver may say otherwise, and then credentials leave it.
 *
 * @param hostname as `URL.hostname` gives it; IPv6 with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  if (isIPv4(hostname)) return hostname.startsWith('127.');
  return ['localhost', '::1', '[::1]'].includes(hostname.toLowerCase());
}
