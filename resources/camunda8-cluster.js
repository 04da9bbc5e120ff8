// @ts-check

/**
 * The cluster's form: which fields matter for the chosen environment and authentication, and what is wrong with a
 * value, in words. A row of `camunda8-cluster.html` that matters for some choices only names them in `data-environment`,
 * `data-authentication` and `data-client-authentication`.
 */
window.camunda8Cluster = (() => {
  const TEXTS = '@redmunda/node-red-camunda8/camunda8-cluster:camunda8-cluster';

  const CHOICES = ['environment', 'authentication', 'clientAuthentication'];

  /** Values of the drop-downs; a flow that was written by hand can hold others. @type {Record<string, string[]>} */
  const VALUES = {
    environment: ['local', 'saas', 'self-managed', 'env'],
    authentication: ['none', 'basic', 'cookie', 'oidc'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
  };

  /** Fields whose value is right or wrong depending on another field. */
  const DEPENDENTS = ['region', 'clusterId', 'restAddress', 'tasklistAddress', 'tokenUrl'];

  const LOCALHOST = 'http://localhost:8080';

  /** What a blank field stands for, where that depends on the environment. */
  const PLACEHOLDERS = {
    tokenUrl: {
      saas: 'https://login.cloud.camunda.io/oauth/token',
      other: 'http://localhost:18080/auth/realms/camunda-platform/protocol/openid-connect/token',
    },
    audience: { saas: 'zeebe.camunda.io', other: '' },
    tasklistAudience: { saas: 'tasklist.camunda.io', other: '' },
    restAddress: { saas: '', other: LOCALHOST },
    tasklistAddress: { saas: '', other: LOCALHOST },
  };

  /** @param {string} property */
  function field(property) {
    return $(`#node-config-input-${property}`);
  }

  /**
   * Reads the other properties of a node for a validator, whose `this` is the saved node: from the form where it is open.
   * @param {Camunda8Node} node
   * @returns {(property: string) => string | boolean}
   */
  function reader(node) {
    const open = RED.editor.getEditStack().some((edited) => edited.id === node.id);
    return (property) => {
      const input = open ? field(property) : $();
      // An old flow without the property has its default.
      const saved = node[property] ?? node._def.defaults[property]?.value;
      if (input.length === 0) return typeof saved === 'boolean' ? saved : String(saved ?? '');
      return input.is(':checkbox') ? input.is(':checked') : String(input.val() ?? '');
    };
  }

  /** @param {string} hostname */
  function isLoopback(hostname) {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  }

  /** @type {Camunda8Rule} */
  function address(value, read) {
    if (value === '') return undefined;
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) return 'address';
    const secretsTravel = read('environment') === 'saas' || read('authentication') !== 'none';
    const open = url.protocol === 'http:' && !isLoopback(url.hostname);
    return open && secretsTravel && !read('allowInsecure') ? 'plainHttp' : undefined;
  }

  /** An API's address has no query; a token URL may have one. @type {Camunda8Rule} */
  function apiAddress(value, read) {
    if (!['saas', 'self-managed'].includes(String(read('environment')))) return undefined;
    return value.includes('?') ? 'address' : address(value, read);
  }

  /** @type {Camunda8Rule} */
  function saasName(value, read) {
    if (read('environment') !== 'saas' || read('restAddress') !== '') return undefined;
    return /^[a-z\d]+(-[a-z\d]+)*$/i.test(value) ? undefined : 'saasName';
  }

  /** @param {string} property @returns {Camunda8Rule} */
  function choice(property) {
    return (value) => (value === '' || VALUES[property]?.includes(value) ? undefined : 'choice');
  }

  /** What makes a value wrong: the key of a sentence in the locale files, or nothing. @type {Record<string, Camunda8Rule>} */
  const RULES = {
    environment: choice('environment'),
    clientAuthentication: choice('clientAuthentication'),
    authentication: (value, read) =>
      read('environment') === 'saas' && !['oidc', ''].includes(value)
        ? 'saasNeedsOidc'
        : choice('authentication')(value, read),
    region: saasName,
    clusterId: saasName,
    restAddress: apiAddress,
    tasklistAddress: apiAddress,
    tokenUrl: (value, read) =>
      read('environment') !== 'env' && read('authentication') === 'oidc' ? address(value, read) : undefined,
    timeout: (value) => (value === '' || Number(value) > 0 ? undefined : 'timeout'),
    maxConnections: (value) => (value === '' || /^[1-9]\d*$/.test(value) ? undefined : 'maxConnections'),
  };

  /**
   * A property's `validate`: true, or what is wrong in the language of the editor, which Node-RED shows only of a function
   * with two parameters. An environment variable (`${NAME}`) is always right: only the runtime knows its value.
   * @param {string} property
   */
  function validator(property) {
    /** @this {Camunda8Node} @param {unknown} value @param {object} _options */
    return function validate(value, _options) {
      const text = String(value ?? '').trim();
      if (/^\$\{[^}]+\}$/.test(text)) return true;
      const problem = RULES[property]?.(text, reader(this));
      if (problem === undefined) return true;
      return RED._(`${TEXTS}.error.${problem}`, { field: RED._(`${TEXTS}.label.${property}`) });
    };
  }

  function showFields() {
    const saas = field('environment').val() === 'saas';
    if (saas) field('authentication').val('oidc');
    for (const row of $('.camunda8-form').find(
      '[data-environment], [data-authentication], [data-client-authentication]',
    )) {
      const matters = CHOICES.every((choice) => {
        const values = row.dataset[choice]?.split(' ');
        return !values || values.includes(String(effective(choice)));
      });
      $(row).toggle(matters);
    }
    for (const [property, texts] of Object.entries(PLACEHOLDERS)) {
      field(property).attr('placeholder', saas ? texts.saas : texts.other);
    }
    for (const property of DEPENDENTS) field(property).trigger('change');
  }

  /** With environment variables the authentication comes from there too. @param {string} choice */
  function effective(choice) {
    const fromVariables = choice === 'authentication' && field('environment').val() === 'env';
    return fromVariables ? 'env' : field(choice).val();
  }

  /** For `oneditprepare`. */
  function prepare() {
    for (const choice of [...CHOICES, 'allowInsecure']) field(choice).on('change', showFields);
    showFields();
  }

  return { prepare, validator };
})();
