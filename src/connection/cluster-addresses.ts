import { configError } from '../errors';
import { type Sentence, sentence } from '../sentence';
import { normalizeAddress } from './address';
import type { Fields } from './fields';
import { LOCAL, SAAS_NAME } from './presets';
import type { Addresses, Api, Environment } from './settings';

/**
 * The addresses of both APIs. An address that was entered wins over region and cluster ID and stands alone.
 *
 * @throws CamundaError CAMUNDA_CONFIG
 */
export function resolveAddresses(environment: Environment, fields: Fields): Record<Api, Addresses> {
  if (environment === 'local') {
    return { v2: [LOCAL], v1: [LOCAL] };
  }
  const rest = enteredAddress(fields, 'restAddress');
  const tasklist = enteredAddress(fields, 'tasklistAddress');
  const named = rest === undefined && isNamed(environment, fields) ? saasAddresses(fields) : undefined;

  const v2: Addresses = named?.v2 ?? [rest ?? saasSibling(tasklist, 'tasklist', 'zeebe') ?? LOCAL];
  const v1: Addresses = tasklist
    ? [tasklist]
    : (named?.v1 ?? [saasSibling(v2[0], 'zeebe', 'tasklist') ?? v2[0]]);
  return { v2, v1 };
}

function enteredAddress(fields: Fields, field: 'restAddress' | 'tasklistAddress'): string | undefined {
  const text = fields.text(field);
  return text ? normalizeAddress(text, fields.label(field)) : undefined;
}

/** Whether the cluster is looked up by region and cluster ID. With one of the two variables the other is asked for. */
function isNamed(environment: Environment, fields: Fields): boolean {
  if (environment === 'env') {
    return fields.text('clusterId') !== '' || fields.text('region') !== '';
  }
  return environment === 'saas';
}

/** The names of a SaaS cluster up to 8.9, then the one for both APIs that came with 8.9 and is alone from 8.10 on. */
function saasAddresses(fields: Fields): Record<Api, Addresses> {
  const region = saasName(fields, 'region', sentence`a region such as bru-2`).toLowerCase();
  const id = saasName(fields, 'clusterId', sentence`the ID that the console shows`);
  const both = `https://${region}.api.camunda.io/${id}`;
  return {
    v2: [`https://${region}.zeebe.camunda.io/${id}`, both],
    v1: [`https://${region}.tasklist.camunda.io/${id}`, both],
  };
}

function saasName(fields: Fields, field: 'region' | 'clusterId', expected: Sentence): string {
  const word = fields.required(field);
  if (!SAAS_NAME.test(word)) {
    throw configError(sentence`${fields.label(field)} must be ${expected}, without a domain or a path`);
  }
  return word;
}

/** The same SaaS cluster's other name: `zeebe.camunda.io` serves no `/v1`, `tasklist.camunda.io` no `/v2`. */
function saasSibling(address: string | undefined, from: string, to: string): string | undefined {
  const name = `.${from}.camunda.io`;
  return address && new URL(address).hostname.endsWith(name)
    ? address.replace(name, `.${to}.camunda.io`)
    : undefined;
}
