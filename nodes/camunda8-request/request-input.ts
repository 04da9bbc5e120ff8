import { configError, invalidError } from '../../src/errors';
import { isJsonObject } from '../../src/json-object';
import type { CatalogOperation } from '../../src/operations/catalog';
import { operationOf } from '../../src/operations/own-operation';
import type { GivenRequest } from '../../src/operations/whole-request';
import { sentence } from '../../src/sentence';
import { type Evaluate, formText } from '../common/typed-value';
import { NO_BODY } from './choices';

/** Rows of one node: more than anybody types. */
const MOST = 100;

/** What a form has saved: a flow file may say anything. */
type Saved = Readonly<Record<string, unknown>>;

interface Typed {
  value: string;
  type: string;
}

/** What a form asks for: its values are those of a message. */
export interface AskedRequest {
  operation: CatalogOperation;
  given: GivenRequest;
}

const placeOf = ({ value, type }: Typed) => `${type} ${value}`.trim();

/**
 * The request of a form for one message.
 * @throws CamundaError CAMUNDA_CONFIG for a form that cannot be used, CAMUNDA_INVALID for a value that cannot be evaluated
 */
export async function askedRequest(properties: Saved, evaluate: Evaluate): Promise<AskedRequest> {
  const operation = operationOf(formText(properties.operation).trim());
  const rows = rowsOf(properties.parameters);
  const parameters: Record<string, unknown> = {};
  for (const [name, { value, type }] of rows) {
    // Node-RED would make 0 of a blank number.
    if (type !== 'num' || value.trim() !== '') parameters[name] = await evaluate(value, type);
  }
  refuseBlank(operation, rows);
  const body = bodyOf(properties);
  const isSent = operation.example !== undefined && body.type !== NO_BODY;
  return {
    operation,
    given: {
      parameters,
      body: isSent ? await evaluate(body.value, body.type) : undefined,
      placeOf: (name) => placeOf(rows.get(name) ?? body),
    },
  };
}

function bodyOf({ body, bodyType }: Saved): Typed {
  return { value: formText(body ?? 'payload'), type: formText(bodyType ?? 'msg') };
}

/** What a flow file has of rows may be anything. Of two with one name the later one counts. */
function rowsOf(rows: unknown): Map<string, Typed> {
  if (rows === undefined) return new Map();
  if (!Array.isArray(rows) || rows.length > MOST || !rows.every(isJsonObject)) {
    throw configError(sentence`Open the node and deploy it again. Its parameters cannot be read`);
  }
  return new Map(
    rows.map((row) => {
      const name = formText(row.name).trim();
      if (name === '')
        throw configError(sentence`Open the node and name every parameter. One of them has no name`);
      return [name, { value: formText(row.value), type: formText(row.valueType ?? 'str') }];
    }),
  );
}

/** Says what the form lacks, in words that do not ask for a place of which there is none. */
function refuseBlank({ id, input }: CatalogOperation, rows: ReadonlyMap<string, Typed>): void {
  for (const name in input) {
    if (input[name]?.required && (rows.get(name)?.value ?? '').trim() === '') {
      throw invalidError(sentence`${name} is missing. Enter it in the request node (${id})`);
    }
  }
}
