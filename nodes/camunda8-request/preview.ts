import type { NodeAPI } from 'node-red';
import { CamundaError } from '../../src/errors';
import type { JsonObject } from '../../src/json-object';
import type { CatalogOperation } from '../../src/operations/catalog';
import type { Field } from '../../src/operations/field';
import { requestOf } from '../../src/operations/operation';
import { readRequest } from '../../src/operations/whole-request';
import { LaterValue } from '../../src/search/filter-value';
import { knownVersion } from '../common/cluster/form-client';
import { objectIn, readForm } from '../common/cluster/form-values';
import { constants } from '../common/search/search-preview';
import type { Wording } from '../common/wording';
import type { RequestPreview } from './choices';
import { askedRequest } from './request-input';

/** The request that the node will send, without asking any server. */
export async function previewRequest(
  RED: NodeAPI,
  form: JsonObject,
  wording: Wording,
): Promise<RequestPreview> {
  const version = knownVersion(RED, readForm(objectIn(form.cluster)));
  const known = version === undefined ? {} : { version };
  try {
    return { ok: true, ...(await knownRequest(RED, objectIn(form.properties))), ...known };
  } catch (failure) {
    if (failure instanceof CamundaError) return { ok: false, message: wording(failure), ...known };
    throw failure;
  }
}

/** @throws CamundaError for what cannot be asked */
async function knownRequest(RED: NodeAPI, properties: JsonObject) {
  const { operation, given } = await askedRequest(properties, constants(RED));
  const { parameters, body } = given;
  const later = Object.entries(parameters).filter(([, value]) => value instanceof LaterValue);
  const names = later.map(([name]) => name);
  const request = readRequest(without(operation, names), {
    ...given,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name))),
    body: body instanceof LaterValue ? operation.example : body,
  });
  const sent = requestOf(request.operation, request.input);
  const isInPath = (name: string) => operation.input[name]?.in === 'path';
  const query = names.filter((name) => !isInPath(name)).map((name) => `${name}={${name}}`);
  const joint = sent.path.includes('?') ? '&' : '?';
  const values = [...later.map(([, value]) => value), body].filter((value) => value instanceof LaterValue);
  return {
    line: `${sent.method} ${sent.path}${query.length > 0 ? joint + query.join('&') : ''}`,
    ...(request.body === undefined || body instanceof LaterValue ? {} : { body: request.body }),
    unknown: [...new Set(values.map(({ name }) => name))],
  };
}

/** The operation as if it had no such parameters: their places in the path stay. */
function without(operation: CatalogOperation, names: readonly string[]): CatalogOperation {
  const input = Object.entries<Field>(operation.input).filter(([name]) => !names.includes(name));
  return { ...operation, input: Object.fromEntries(input) };
}
