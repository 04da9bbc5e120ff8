// @ts-check

/** Turns what Camunda hands out to connect with into the fields of the cluster's form. */
globalThis.camunda8ConsoleFields = (() => {
  /** What SaaS needs no entry for: blank fields stand for it. */
  const SAAS_TOKEN_URL = 'https://login.cloud.camunda.io/oauth/token';
  const SAAS_AUDIENCE = 'zeebe.camunda.io';

  /** What SDKs and the Spring Boot Starter call a method, and what the form calls it. */
  const METHODS = new Map([
    ['none', 'none'],
    ['basic', 'basic'],
    ['simple', 'basic'],
    ['oauth', 'oidc'],
    ['oidc', 'oidc'],
    ['cookie', 'cookie'],
  ]);

  /** Region and cluster ID in an address of SaaS, of either kind. @param {string | undefined} address */
  function saasAddress(address) {
    const text = String(address).toLowerCase();
    const rest = /^https:\/\/([a-z\d-]+)\.[a-z]+\.camunda\.io(?::443)?\/([a-z\d-]+)/.exec(text);
    if (rest) return { region: rest[1], clusterId: rest[2] };
    const grpc = /^(?:[a-z]+:\/\/)?([a-z\d-]+)\.([a-z\d-]+)\.[a-z]+\.camunda\.io/.exec(text);
    return grpc ? { region: grpc[2], clusterId: grpc[1] } : undefined;
  }

  /** Where Camunda is, all of it or nothing: a field that the block does not name is blank. @param {Camunda8Block} block */
  function place(block) {
    const { restAddress = '', tasklistAddress = '' } = block;
    const named = [restAddress, block.grpcAddress, tasklistAddress].map(saasAddress).find((one) => one);
    const { region = '', clusterId = '' } = {
      ...named,
      ...present({ region: block.region, clusterId: block.clusterId }),
    };
    const isSaas = named || (restAddress === '' && region !== '' && clusterId !== '');
    if (isSaas) return { environment: 'saas', region, clusterId, restAddress: '', tasklistAddress: '' };
    if (restAddress === '' && tasklistAddress === '') return undefined;
    return { environment: 'self-managed', region: '', clusterId: '', restAddress, tasklistAddress };
  }

  /** @param {Camunda8Block} block */
  function isForSaas(block) {
    return place(block)?.environment === 'saas' || block.mode === 'saas' || block.tokenUrl === SAAS_TOKEN_URL;
  }

  /** How to log in; nothing where the block does not say it. @param {Camunda8Block} block */
  function login(block) {
    const method = METHODS.get(String(block.strategy).toLowerCase()) ?? guessedMethod(block);
    if (method === undefined || method === 'none') return method && { authentication: method };
    if (method !== 'oidc') {
      const isCookie = method === 'cookie';
      return {
        authentication: method,
        ...present({
          username: isCookie ? block.cookieUsername : block.username,
          password: isCookie ? block.cookiePassword : block.password,
        }),
      };
    }
    const saas = isForSaas(block);
    const { tokenUrl = '', audience = '', scope = '' } = block;
    return {
      authentication: 'oidc',
      ...present({ clientId: block.clientId, clientSecret: block.clientSecret }),
      ...(block.clientSecret === undefined ? {} : { clientAuthentication: 'client_secret_post' }),
      tokenUrl: saas && tokenUrl === SAAS_TOKEN_URL ? '' : tokenUrl,
      audience: saas && audience === SAAS_AUDIENCE ? '' : audience,
      scope,
    };
  }

  /** @param {Camunda8Block} block */
  function guessedMethod(block) {
    if (block.clientId !== undefined || block.clientSecret !== undefined) return 'oidc';
    if (block.username !== undefined) return 'basic';
    if (block.cookieUsername !== undefined) return 'cookie';
    return isForSaas(block) ? 'oidc' : METHODS.get(String(block.mode));
  }

  /** @param {Record<string, string | undefined>} fields @returns {Record<string, string>} */
  function present(fields) {
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  }

  /**
   * The fields, properties and credentials, that a block gives a value, by their names. One that must not keep what it
   * held before is blank. Empty where nothing was recognised.
   * @param {string} text
   * @returns {Record<string, string>}
   */
  function read(text) {
    const block = globalThis.camunda8ConsoleBlock.read(text);
    const where = place(block) ?? (isForSaas(block) ? { environment: 'saas' } : {});
    return { ...where, ...login(block), ...present({ tenantId: block.tenantId }) };
  }

  return { read };
})();
