import { resolveSettings } from '../../../src/connection/resolve';
import type { ClusterProperties } from '../../../src/connection/settings';
import { refusal } from './refusal';

/** Environment variables by name. */
export type Variables = Record<string, string>;

/** The settings of environment `env` with these variables alone. */
export function settingsOf(variables: Variables, form: ClusterProperties = {}) {
  return resolveSettings({ ...form, environment: 'env' }, {}, (name) => variables[name]);
}

/** The sentence with which environment `env` refuses these variables. */
export function refusalOf(variables: Variables, form: ClusterProperties = {}): string {
  return refusal({ ...form, environment: 'env' }, {}, variables);
}
