import { inspect } from 'node:util';
import should from 'should';
import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterCredentials, ClusterProperties } from '../../../src/connection/settings';
import { CamundaError } from '../../../src/errors';

/** The secret of every test in this folder, so that each refusal can be searched for it. */
export const SECRET = 'p+ss/w%rd:=Grüße';

const FORMS_OF_SECRET = [SECRET, encodeURIComponent(SECRET), Buffer.from(SECRET).toString('base64')];

/** The sentence with which `action` is refused. It fails where the error shows a secret in any depth. */
export function sentenceOf(action: () => unknown, secrets: readonly string[] = []): string {
  const error = errorOf(action);
  should(error).be.instanceOf(CamundaError);
  const { code, cause, message } = error as CamundaError;
  should(code).equal('CAMUNDA_CONFIG');
  should(cause.retryable).equal(false);
  const shown = inspect(error, { depth: null, showHidden: true });
  for (const secret of [...FORMS_OF_SECRET, ...secrets]) {
    should(shown.includes(secret)).equal(false, 'the error shows a secret');
  }
  return message;
}

/** The sentence with which these settings are refused, without any of their secrets in the error. */
export function refusal(
  properties: ClusterProperties,
  credentials: ClusterCredentials = {},
  variables: Record<string, string> = {},
): string {
  return sentenceOf(() => resolveSettings(properties, credentials, (name) => variables[name]));
}

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
}
