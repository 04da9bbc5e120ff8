import { BASIC, COOKIE, SHARED, STRATEGY } from '../../../src/connection/variables';

// Reads what Camunda hands out to connect with: a block of environment variables (shell, Windows, PowerShell, `.env`),
// Spring's properties, or YAML. The names are those of Camunda's console, its Spring Boot Starter and its SDKs.

/** The names of each thing; of those in the block the first one here wins. `-`, `_`, dots and case do not count, as in Spring. */
const NAMES = {
  mode: ['camunda.client.mode'],
  strategy: [STRATEGY, 'camunda.client.auth.method'],
  region: [
    ...SHARED.region,
    'camunda.client.cloud.region',
    'camunda.client.region',
    'zeebe.client.cloud.region',
  ],
  clusterId: [
    ...SHARED.clusterId,
    'camunda.client.cloud.cluster-id',
    'camunda.client.cluster-id',
    'zeebe.client.cloud.cluster-id',
  ],
  restAddress: [...SHARED.restAddress, 'camunda.client.rest-address', 'camunda.client.zeebe.rest-address'],
  tasklistAddress: [...SHARED.tasklistAddress, 'camunda.client.tasklist.base-url'],
  grpcAddress: [
    'ZEEBE_GRPC_ADDRESS',
    'ZEEBE_ADDRESS',
    'camunda.client.grpc-address',
    'camunda.client.zeebe.grpc-address',
    'zeebe.client.broker.gateway-address',
  ],
  clientId: [...SHARED.clientId, 'camunda.client.auth.client-id', 'zeebe.client.cloud.client-id'],
  clientSecret: [
    ...SHARED.clientSecret,
    'camunda.client.auth.client-secret',
    'zeebe.client.cloud.client-secret',
  ],
  tokenUrl: [
    ...SHARED.tokenUrl,
    'camunda.client.auth.token-url',
    'camunda.client.auth.issuer',
    'zeebe.client.cloud.auth-url',
  ],
  audience: [...SHARED.audience, 'camunda.client.auth.audience', 'camunda.client.zeebe.audience'],
  scope: [...SHARED.scope, 'camunda.client.auth.scope'],
  username: [...BASIC.username, 'camunda.client.auth.username'],
  password: [...BASIC.password, 'camunda.client.auth.password'],
  cookieUsername: COOKIE.username,
  cookiePassword: COOKIE.password,
  tenantId: [...SHARED.tenantId, 'camunda.client.tenant-id'],
};

/** What a block holds, by what it means. */
export type ConsoleBlock = Partial<Record<keyof typeof NAMES, string>>;

function canonical(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Characters that are looked at: what Camunda hands out has about two thousand. */
const LONGEST = 100_000;

const KNOWN = new Set(Object.values(NAMES).flat().map(canonical));

/** A line as `NAME=value` or `name: value`, whichever language it was written in. */
function plainAssignment(line: string): string {
  return line
    .replace(/^(\s*)-\s+/, '$1  ')
    .replace(/^\s*set\s+"(.*)"$/i, '$1') // cmd: set "NAME=value"
    .replace(/^\s*(?:setx\s+|set\s+-\w+\s+)(\S+)\s+/i, '$1=') // setx NAME value; fish: set -gx NAME value
    .replace(/^\s*(?:export\s+|set\s+|\$env:)/i, '');
}

/** What may stand behind the closing quote of a value. */
const AFTER_QUOTE = /\s*(?:[,;]\s*)?(?:#|$)/y;

/** Looks at each character once: what is pasted can be anything. @param text without spaces around it */
function unquoted(text: string): string {
  const [quote = ''] = text;
  if (quote === '"' || quote === "'") {
    for (let end = text.lastIndexOf(quote); end > 0; end = text.lastIndexOf(quote, end - 1)) {
      AFTER_QUOTE.lastIndex = end + 1;
      if (AFTER_QUOTE.test(text)) return text.slice(1, end).trim();
    }
  }
  const comment = text.search(/(?:^|\s)#/);
  const bare = comment < 0 ? text : text.slice(0, comment);
  return bare.replace(/\\([:=])/g, '$1').trim(); // .properties escape both
}

/** Names, canonical, with what stands beside them. A name below other names of YAML is known by all of them, or by itself. */
function assignments(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let above: { indent: number; name: string }[] = [];
  for (const line of text.slice(0, LONGEST).split(/\r?\n/)) {
    const [, space = '', name = '', rest = ''] =
      /^(\s*)["']?([a-z][\w.-]{0,99})["']?\s*[=:](?!\/\/)\s*(.*)$/is.exec(plainAssignment(line.trimEnd())) ??
      [];
    if (name === '') continue;
    above = above.filter(({ indent }) => indent < space.length);
    const path = canonical([...above.map((one) => one.name), name].join('.'));
    above.push({ indent: space.length, name });
    const key = [path, canonical(name)].find((one) => KNOWN.has(one));
    const value = unquoted(rest);
    const isBlank = value === '' || /^<.*>$/.test(value);
    if (key !== undefined && !isBlank && !found.has(key)) found.set(key, value);
  }
  return found;
}

/** What a block holds, by what it means. Empty where nothing was recognised. */
export function readConsoleBlock(text: string): ConsoleBlock {
  const found = assignments(text);
  const entries = Object.entries(NAMES).flatMap(([meaning, names]) => {
    const name = names.map(canonical).find((one) => found.has(one));
    return name === undefined ? [] : [[meaning, found.get(name)]];
  });
  return Object.fromEntries(entries);
}
