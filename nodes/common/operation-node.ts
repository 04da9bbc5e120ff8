import type { Node, NodeAPI, NodeMessageInFlow } from 'node-red';
import type { Api } from '../../src/connection/settings';
import { invalidError } from '../../src/errors';
import { type Input, KEY_TEXT, type Values } from '../../src/operations/field';
import type { Answered } from '../../src/operations/operation';
import { readInput } from '../../src/operations/read-input';
import { type ActionProperties, type Call, handleInput, sendAnswer } from './action-node';
import { apiOf } from './api-of';
import type { Choice, Elsewhere, FormField, FormProperties } from './choice';
import { type Evaluate, formText, setText, typedValue, valueAt } from './typed-value';
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
  choice: Choice,
  figure: (value: unknown) => string,
): void {
  const api = apiOf(properties.api);
  const ask = async (call: Call) => {
    const evaluate: Evaluate = (value, type) => typedValue(RED, node, call.msg, value, type);
    const input = await inputOf(evaluate, call.msg, choice, properties);
    return choice.ask(call, input, { api, properties, evaluate });
  };
  handleOperation(RED, node, properties, { api, ask, figure });
}

/**
 * What a message asks for, by form and message.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
 */
async function inputOf(
  evaluate: Evaluate,
  msg: NodeMessageInFlow,
  { form, input }: Choice,
  properties: FormProperties,
): Promise<Input<Values>> {
  const values: Record<string, unknown> = {};
  let needed = input;
  for (const name in form) {
    const field = form[name];
    if (!field) continue;
    const saved = savedIn(field, properties);
    if (field.as === 'ticked') values[name] = saved;
    else if (field.as === 'names') values[name] = variableNames(saved);
    else if (field.as === 'text') values[name] = setText(saved);
    else if (field.isOptional && formText(saved).trim() === '') continue;
    else if (field.rows !== undefined && typeIn(field, properties) === 'rows') {
      const { variablesOf }: typeof import('./variable-rows') = require('./variable-rows');
      values[name] = await variablesOf(properties[field.rows], evaluate);
    } else if (field.elsewhere && formText(saved).trim() === '') values[name] = valueIn(msg, field.elsewhere);
    else {
      const value = evaluate(formText(saved), formText(typeIn(field, properties)));
      values[name] = value instanceof Promise ? await value : value;
      const known = needed[name];
      if (field.isCertain && known) needed = { ...needed, [name]: { ...known, required: true } };
    }
  }
  return readInput(needed, values, (name) => placeOf(form[name], properties) ?? name);
}

function savedIn({ property, value }: FormField, properties: FormProperties): unknown {
  return properties[property] === undefined ? value : properties[property];
}

function typeIn({ property, type }: FormField, properties: FormProperties): unknown {
  return properties[`${property}Type`] === undefined ? type : properties[`${property}Type`];
}

/** Where the value was looked for: type and value of a typed input. */
function placeOf(field: FormField | undefined, properties: FormProperties): string | undefined {
  return field && `${formText(typeIn(field, properties))} ${formText(savedIn(field, properties))}`;
}

/** @throws CamundaError CAMUNDA_INVALID where the message has it nowhere */
function valueIn(msg: NodeMessageInFlow, { paths, list, missing }: Elsewhere): unknown {
  for (const path of paths) {
    const value = valueAt(msg, path);
    if (value === '') break;
    if (value !== undefined && value !== null) return value;
  }
  if (isKey(msg.payload)) return msg.payload;
  throw invalidError(Array.isArray(msg.payload) ? list : missing);
}

/** Also a number that has lost digits: that is what is wrong with it. */
function isKey(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value > 0;
  return typeof value === 'string' && KEY_TEXT.test(value.trim());
}
