import { isIPv4 } from 'node:net';

/**
 * Whether a host is this machine: `localhost` and the names below it (RFC 6761, 6.3), 127.0.0.0/8 or ::1.
 *
 * @param hostname as `URL.hostname` gives it; IPv6 with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  if (isIPv4(host)) return host.startsWith('127.');
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1';
}
