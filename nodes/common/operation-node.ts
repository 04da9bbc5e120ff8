import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Api } from '../../src/connection/settings';
import { invalidError } from '../../src/errors';
import { isJsonObject } from '../../src/json-object';
import type { Input, Values } from '../../src/operations/field';
import type { Answered } from '../../src/operations/operation';
import { readInput } from '../../src/operations/read-input';
import { type ActionProperties, type Call, handleInput, sendAnswer } from './action-node';
import { apiOf } from './api-of';
import type { Choice, FormField, FormProperties } from './choice';
import { formText, typedValue } from './typed-value';
import { variableNames } from './variable-names';

/** An answer; what was not asked for has no HTTP status. */
export type AnsweredOrKnown<T> = Omit<Answered<T>, 'status'> & { status?: number | undefined };

/** What a node asks with each message. */
interface Question<T> {
  api: Api;
  /** @throws CamundaError */
  ask(call: Call): Promise<AnsweredOrKnown<T>>;
  /** What the status shows of an answer. */
  figure(value: T): string;
}

/** Gives a node its input: each message goes on with the answer as its payload. */
export function handleOperation<T>(
  RED: NodeAPI,
  node: Node,
  properties: ActionProperties,
  { api, ask, figure }: Question<T>,
): void {
  handleInput(RED, node, properties, async (call) => {
    const { value, status, requests } = await ask(call);
    const outcome = status === undefined ? {} : { status };
    sendAnswer(call, value, { api, ...outcome, requests, durationMs: call.elapsed() });
    return () => figure(value);
  });
}

/** The same for a node whose form chooses what to do. @param figure what the status shows of it */
export function handleChoice(
  RED: NodeAPI,
  node: Node,
  properties: FormProperties,
  chosen: Choice,
  figure: () => string,
): void {
  const api = apiOf(properties.api);
  const ask = async (call: Call) => {
    const input = await inputOf(RED, node, call.msg, chosen, properties);
    return chosen.ask({ ...call, api, properties }, input);
  };
  handleOperation(RED, node, properties, { api, ask, figure });
}

/**
 * What a message asks for, by form and message.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
 */
async function inputOf(
  RED: NodeAPI,
  node: Node,
  msg: NodeMessageInFlow,
  { form, input }: Choice,
  properties: FormProperties,
): Promise<Input<Values>> {
  const values: Record<string, unknown> = {};
  const places: Record<string, string> = {};
  for (const [name, field] of Object.entries(form)) {
    const { [field.property]: saved = field.value, [`${field.property}Type`]: type = field.type } =
      properties;
    if (field.as === 'ticked') values[name] = saved;
    else if (field.as === 'names') values[name] = variableNames(saved);
    else if (field.elsewhere && formText(saved).trim() === '') values[name] = valueIn(msg, field.elsewhere);
    else {
      values[name] = await typedValue(RED, node, msg, saved, type);
      places[name] = `${formText(type)} ${formText(saved)}`;
    }
  }
  return readInput(input, values, places);
}

/** @throws CamundaError CAMUNDA_INVALID where the message has it nowhere */
function valueIn(msg: NodeMessageInFlow, { paths, missing }: NonNullable<FormField['elsewhere']>): unknown {
  for (const path of paths) {
    const steps = path.split('.');
    const value = steps.reduce<unknown>(
      (inner, step) => (isJsonObject(inner) ? inner[step] : undefined),
      msg,
    );
    if (value === '') break;
    if (value !== undefined && value !== null) return value;
  }
  throw invalidError(missing);
}
