import { configError, invalidError } from '../../src/errors';
import { isJsonObject, type JsonObject, setOwn } from '../../src/json-object';
import { sentence } from '../../src/sentence';
import { type Evaluate, formText } from './typed-value';

/** Rows of one node: more than anybody types. */
const MOST = 1_000;

/**
 * The variables that rows of a form give for one message; of two with one name the later one counts.
 * @param rows what a flow file has of them, which may be anything
 * @throws CamundaError CAMUNDA_CONFIG for what are no rows, CAMUNDA_INVALID for a value that is not there
 */
export async function variablesOf(rows: unknown, evaluate: Evaluate): Promise<JsonObject> {
  if (rows !== undefined && (!Array.isArray(rows) || rows.length > MOST || !rows.every(isJsonObject))) {
    throw configError(sentence`Open the node and deploy it again. Its variable rows cannot be read`);
  }
  const variables: JsonObject = {};
  for (const row of rows ?? []) await addRow(variables, row, evaluate);
  return variables;
}

async function addRow(variables: JsonObject, row: JsonObject, evaluate: Evaluate): Promise<void> {
  const [name, value, type] = [
    formText(row.name).trim(),
    formText(row.value),
    formText(row.valueType ?? 'str'),
  ];
  if (name === '')
    throw configError(sentence`Open the node and name every variable. One of them has no name`);
  // Node-RED would make 0 of it.
  const isMissing = type === 'num' && value.trim() === '';
  const found = isMissing ? undefined : await evaluate(value, type);
  if (found === undefined || Number.isNaN(found)) {
    throw invalidError(sentence`There is no value for the variable ${name} (${`${type} ${value}`.trim()})`);
  }
  setOwn(variables, name, found);
}
