import { systemClock } from '../clock';
import { invalidError, unsupportedError } from '../errors';
import { isPlainObject, type JsonObject } from '../json-object';
import { sentence } from '../sentence';
import type { Reads } from '../transport/transport';
import { rankOf } from '../version';
import type { AnswerKind, CatalogOperation } from './catalog';
import type { Field, Input } from './field';
import { formBody } from './form-body';
import { type Answered, callOperation, type Fields, type Server } from './operation';
import { readInput } from './read-input';
import { callUntilDone } from './resend';

/** Milliseconds in which a command whose answer was lost is sent again, where that is harmless. */
const PATIENCE = 10_000;

/** Values of one request: more than any operation has. */
const MAX_VALUES = 100;

/** A name that an address holds as it is. */
const NAME = /^[\w.$-]{1,100}$/;

const READS: Readonly<Record<AnswerKind, Reads | undefined>> = {
  json: undefined,
  none: undefined,
  text: 'text',
  file: 'file',
  any: 'typed',
};

/** A request with all its values, and a body that is sent as it is. */
export interface WholeRequest {
  operation: CatalogOperation;
  input: Input<Fields>;
  body: JsonObject | undefined;
}

/** What a form or a message has for a request. */
export interface GivenRequest {
  /** By the names of parameters; names that the operation has not are added to the query. */
  parameters: Readonly<Record<string, unknown>>;
  body: unknown;
  /** Where the value of a parameter, or the `body`, was looked for. */
  placeOf(name: string): string;
}

/**
 * Reads the values of a request.
 * @throws CamundaError CAMUNDA_INVALID for a value that is missing, or is none
 */
export function readRequest(catalog: CatalogOperation, given: GivenRequest): WholeRequest {
  const { parameters, placeOf } = given;
  const operation = { ...catalog, input: fieldsFor(catalog, parameters) };
  const input = readInput(operation.input, texts(operation.input, parameters), placeOf);
  for (const [name, field] of Object.entries<Field>(operation.input)) {
    // A server takes these out of a path, and would do something else.
    if (field.in === 'path' && (input[name] === '.' || input[name] === '..')) {
      throw invalidError(sentence`${name} must not be a dot, or two`);
    }
  }
  return { operation, input, body: bodyOf(catalog, given) };
}

/** What is required or given: nothing is sent for the rest. */
function fieldsFor({ input }: CatalogOperation, parameters: GivenRequest['parameters']): Fields {
  const names = Object.keys(parameters);
  if (names.length > MAX_VALUES) {
    throw invalidError(
      sentence`The request has more than ${MAX_VALUES} parameters. Remove those that it does not need`,
    );
  }
  const isGiven = (name: string) =>
    ![undefined, null, ''].includes(parameters[name] as '' | null | undefined);
  const known = Object.entries<Field>(input).filter(([name, { required }]) => required || isGiven(name));
  const own = names.filter((name) => !Object.hasOwn(input, name) && isGiven(name));
  for (const name of own) {
    if (!NAME.test(name)) throw invalidError(sentence`A parameter cannot be called ${name}`);
  }
  return Object.fromEntries([
    ...known,
    ...own.map((name): [string, Field] => [name, { in: 'query', kind: 'text' }]),
  ]);
}

/** A number or a flag is as good as its text, where a text goes into an address. */
function texts(fields: Fields, parameters: GivenRequest['parameters']): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const value = parameters[name];
    const isPlain = ['number', 'boolean', 'bigint'].includes(typeof value);
    read[name] = isPlain && fields[name]?.kind === 'text' ? String(value) : (value ?? undefined);
  }
  return read;
}

function bodyOf({ example, isBodyRequired }: CatalogOperation, { body, placeOf }: GivenRequest) {
  if (!example) return undefined;
  if (body === undefined || body === null || body === '') {
    if (!isBodyRequired) return undefined;
    const label = sentence`The body`;
    throw invalidError(sentence`${label} is missing (${placeOf('body')} is not set)`);
  }
  if (isPlainObject(body)) return body;
  throw invalidError(sentence`The body must be an object. Where none is wanted, set Body to none`);
}

/**
 * Sends it, and again where its answer was lost and that is harmless.
 * @returns JSON, a text or a Buffer, by the operation; undefined for an empty answer
 * @throws CamundaError CAMUNDA_UNSUPPORTED, with nothing sent, where the cluster does not have it
 */
export async function askWhole(
  server: Server,
  { operation, input, body }: WholeRequest,
  signal?: AbortSignal,
): Promise<Answered<unknown>> {
  await checkUntil(server, operation, signal);
  const whole = operation.hasParts && body ? await formBody(body) : body;
  const reads = READS[operation.answer];
  const options = { body: whole, ...(reads ? { reads } : {}), signal };
  if (operation.kind === 'read') return callOperation(server, operation, input, options);
  const patience = { clock: systemClock, end: systemClock.monotonic() + PATIENCE };
  return callUntilDone(server, operation, input, patience, options);
}

/** Refuses what a newer Camunda has no more. */
async function checkUntil({ versions }: Server, { id, until }: CatalogOperation, signal?: AbortSignal) {
  if (!until) return;
  const { version } = await versions.current(signal);
  const minor = (rank: number) => Math.floor(rank / 1_000);
  if (minor(version.rank) <= minor(rankOf(until))) return;
  throw unsupportedError(
    sentence`Camunda ${version.name} has no ${id} any more (it was there up to ${until})`,
  );
}
