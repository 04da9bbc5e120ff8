// @ts-check

/**
 * Reads what Camunda hands out to connect with: a block of environment variables (shell, Windows, PowerShell, `.env`),
 * Spring's properties, or YAML. The names are those of Camunda's console, its Spring Boot Starter and its SDKs.
 */
globalThis.camunda8ConsoleBlock = (() => {
  /** The names of each thing; of those in the block the first one here wins. `-`, `_`, dots and case do not count, as in Spring. */
  const NAMES = {
    mode: ['camunda.client.mode'],
    strategy: ['CAMUNDA_AUTH_STRATEGY', 'camunda.client.auth.method'],
    region: [
      'CAMUNDA_CLUSTER_REGION',
      'camunda.client.cloud.region',
      'camunda.client.region',
      'zeebe.client.cloud.region',
    ],
    clusterId: [
      'CAMUNDA_CLUSTER_ID',
      'camunda.client.cloud.cluster-id',
      'camunda.client.cluster-id',
      'zeebe.client.cloud.cluster-id',
    ],
    restAddress: [
      'CAMUNDA_REST_ADDRESS',
      'ZEEBE_REST_ADDRESS',
      'camunda.client.rest-address',
      'camunda.client.zeebe.rest-address',
    ],
    tasklistAddress: ['CAMUNDA_TASKLIST_BASE_URL', 'camunda.client.tasklist.base-url'],
    grpcAddress: [
      'ZEEBE_GRPC_ADDRESS',
      'ZEEBE_ADDRESS',
      'camunda.client.grpc-address',
      'camunda.client.zeebe.grpc-address',
      'zeebe.client.broker.gateway-address',
    ],
    clientId: [
      'CAMUNDA_CLIENT_ID',
      'ZEEBE_CLIENT_ID',
      'camunda.client.auth.client-id',
      'zeebe.client.cloud.client-id',
    ],
    clientSecret: [
      'CAMUNDA_CLIENT_SECRET',
      'ZEEBE_CLIENT_SECRET',
      'camunda.client.auth.client-secret',
      'zeebe.client.cloud.client-secret',
    ],
    tokenUrl: [
      'CAMUNDA_OAUTH_URL',
      'ZEEBE_AUTHORIZATION_SERVER_URL',
      'camunda.client.auth.token-url',
      'camunda.client.auth.issuer',
      'zeebe.client.cloud.auth-url',
    ],
    audience: [
      'CAMUNDA_TOKEN_AUDIENCE',
      'ZEEBE_TOKEN_AUDIENCE',
      'camunda.client.auth.audience',
      'camunda.client.zeebe.audience',
    ],
    scope: ['CAMUNDA_OAUTH_SCOPE', 'CAMUNDA_TOKEN_SCOPE', 'camunda.client.auth.scope'],
    username: ['CAMUNDA_BASIC_AUTH_USERNAME', 'camunda.client.auth.username'],
    password: ['CAMUNDA_BASIC_AUTH_PASSWORD', 'camunda.client.auth.password'],
    cookieUsername: ['CAMUNDA_COOKIE_AUTH_USERNAME'],
    cookiePassword: ['CAMUNDA_COOKIE_AUTH_PASSWORD'],
    tenantId: ['CAMUNDA_DEFAULT_TENANT_ID', 'camunda.client.tenant-id'],
  };

  /** @param {string} name */
  function canonical(name) {
    return name.toLowerCase().replace(/[^a-z\d]/g, '');
  }

  /** Characters that are looked at: what Camunda hands out has about two thousand. */
  const LONGEST = 100_000;

  const KNOWN = new Set(Object.values(NAMES).flat().map(canonical));

  /** A line as `NAME=value` or `name: value`, whichever language it was written in. @param {string} line */
  function plainAssignment(line) {
    return line
      .replace(/^(\s*)-\s+/, '$1  ')
      .replace(/^\s*set\s+"(.*)"$/i, '$1') // cmd: set "NAME=value"
      .replace(/^\s*(?:setx\s+|set\s+-\w+\s+)(\S+)\s+/i, '$1=') // setx NAME value; fish: set -gx NAME value
      .replace(/^\s*(?:export\s+|set\s+|\$env:)/i, '');
  }

  /** What may stand behind the closing quote of a value. */
  const AFTER_QUOTE = /\s*(?:[,;]\s*)?(?:#|$)/y;

  /** Looks at each character once: what is pasted can be anything. @param {string} text without spaces around it */
  function unquoted(text) {
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

  /**
   * Names, canonical, with what stands beside them. A name below other names of YAML is known by all of them, or by itself.
   * @param {string} text
   */
  function assignments(text) {
    /** @type {Map<string, string>} */
    const found = new Map();
    /** @type {{ indent: number, name: string }[]} */
    let above = [];
    for (const line of text.slice(0, LONGEST).split(/\r?\n/)) {
      const [, space = '', name = '', rest = ''] =
        /^(\s*)["']?([a-z][\w.-]{0,99})["']?\s*[=:](?!\/\/)\s*(.*)$/is.exec(
          plainAssignment(line.trimEnd()),
        ) ?? [];
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

  /**
   * What a block holds, by what it means. Empty where nothing was recognised.
   * @param {string} text
   * @returns {Camunda8Block}
   */
  function read(text) {
    const found = assignments(text);
    const entries = Object.entries(NAMES).flatMap(([meaning, names]) => {
      const name = names.map(canonical).find((one) => found.has(one));
      return name === undefined ? [] : [[meaning, found.get(name)]];
    });
    return Object.fromEntries(entries);
  }

  return { read };
})();
