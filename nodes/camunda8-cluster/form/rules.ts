import {
  AUTHENTICATION_METHODS,
  CLIENT_AUTHENTICATIONS,
  ENVIRONMENTS,
} from '../../../src/connection/choices';
import { isLoopback } from '../../../src/connection/loopback';
import { SAAS_NAME } from '../../../src/connection/presets';
import { variableName } from '../../../src/connection/unset-variable';
import type { EditorNode } from '../../common/form/editor-node';
import { currentValue } from '../../common/form/field';
import { textsOf } from '../../common/form/texts';
import { textOf } from '../../common/form/validators';

// What is wrong with a value of the cluster's form, in words.

const text = textsOf('camunda8-cluster');

/** Answers the key of a sentence about what is wrong with a value; `read` gives the node's other properties. */
type Rule = (value: string, read: (property: string) => string | boolean) => string | undefined;

const address: Rule = (value, read) => {
  if (value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) return 'address';
  const secretsTravel = read('environment') === 'saas' || read('authentication') !== 'none';
  const open = url.protocol === 'http:' && !isLoopback(url.hostname);
  return open && secretsTravel && !read('allowInsecure') ? 'plainHttp' : undefined;
};

/** An API's address has no query; a token URL may have one. */
const apiAddress: Rule = (value, read) => {
  if (!['saas', 'self-managed'].includes(String(read('environment')))) return undefined;
  return value.includes('?') ? 'address' : address(value, read);
};

const saasName: Rule = (value, read) => {
  if (read('environment') !== 'saas' || read('restAddress') !== '') return undefined;
  return SAAS_NAME.test(value) ? undefined : 'saasName';
};

/** One of the values of a drop-down; a flow that was written by hand can hold others. */
function choice(values: readonly string[]): Rule {
  return (value) => (value === '' || values.includes(value) ? undefined : 'choice');
}

/** What makes a value wrong: the key of a sentence in the locale files, or nothing. */
const RULES: Record<string, Rule> = {
  environment: choice(ENVIRONMENTS),
  clientAuthentication: choice(CLIENT_AUTHENTICATIONS),
  authentication: (value, read) =>
    read('environment') === 'saas' && !['oidc', ''].includes(value)
      ? 'saasNeedsOidc'
      : choice(AUTHENTICATION_METHODS)(value, read),
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
 * A property's `validate`: true, or what is wrong in the language of the editor. An environment variable is always right:
 * only the runtime knows its value.
 */
export function validator(property: string) {
  return function validate(this: EditorNode, value: unknown, _options: object): true | string {
    const given = textOf(value);
    if (variableName(given) !== undefined) return true;
    const problem = RULES[property]?.(given, (other) => currentValue(this, other));
    return problem === undefined || text(`error.${problem}`, { field: text(`label.${property}`) });
  };
}
