import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether a host is this machine: `localhost` and the names below it (RFC 6761, 6.3), 127.0.0.0/8 or ::1.
 *
 * @param hostname as `URL.hostname` gives it; IPv6 with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
  const version = isIP(host);
  if (version !== 0) {
    return loopback.check(host, version === 4 ? 'ipv4' : 'ipv6');
  }
  return host === 'localhost' || host.endsWith('.localhost');
}
