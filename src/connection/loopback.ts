/** 127.0.0.0/8. `net.isIPv4` would be Node's alone, and the form of the cluster node asks here too. */
const LOOPBACK_IPV4 = /^127(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/**
 * Whether a host is this machine: `localhost`, 127.0.0.0/8 or ::1, and nothing else. The names below `localhost` should be
 * this machine too (RFC 6761, 6.3), and so should `localhost.`, but a resolver may say otherwise, and then credentials leave it.
 *
 * @param hostname as `URL.hostname` gives it; IPv6 with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK_IPV4.test(hostname) || ['localhost', '::1', '[::1]'].includes(hostname.toLowerCase());
}
