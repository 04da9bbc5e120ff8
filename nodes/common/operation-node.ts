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

/**
 * The same for a node whose form chooses what to do.
 * @param chosen asked with the first message, so that what it needs is no part of Node-RED's start
 * @param figure what the status shows of it
 */
export function handleChoice(
  RED: NodeAPI,
  node: Node,
  properties: FormProperties,
  chosen: () => Choice,
  figure: (value: unknown) => string,
): void {
  const api = apiOf(properties.api);
  let form: FilledForm | undefined;
  const ask = async (call: Call) => {
    const evaluate: Evaluate = (value, type) => typedValue(RED, node, call.msg, value, type);
    form ??= filledForm(chosen(), properties);
    const input = inputOf(evaluate, call.msg, form);
    const read = input instanceof Promise ? await input : input;
    return form.ask(call, read, { api, properties, evaluate });
  };
  handleOperation(RED, node, properties, { api, ask, figure });
}

/** Finds a value for a message, at once or later. @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG */
type Read = (evaluate: Evaluate, msg: NodeMessageInFlow) => unknown;

/** A form as it is saved: each message asks for the same. */
interface FilledForm {
  ask: Choice['ask'];
  input: Values;
  reads: readonly (readonly [name: string, read: Read])[];
  /** See `readInput`. */
  placeOf(name: string): string;
}

/** @throws CamundaError CAMUNDA_CONFIG for what no form saves */
function filledForm({ form, input, ask }: Choice, properties: FormProperties): FilledForm {
  const needed = { ...input };
  const reads: [string, Read][] = [];
  for (const [name, field] of Object.entries(form)) {
    const read = readOf(field, properties);
    if (!read) continue;
    reads.push([name, read]);
    const known = needed[name];
    if (field.isCertain && known) needed[name] = { ...known, required: true };
  }
  return { ask, input: needed, reads, placeOf: (name) => placeOf(form[name], properties) ?? name };
}

/** Undefined for a blank typed input that is no value. */
function readOf(field: FormField, properties: FormProperties): Read | undefined {
  const { as, isOptional, rows, elsewhere } = field;
  const saved = savedIn(field, properties);
  if (as === 'ticked') return () => saved;
  if (as === 'names') return () => variableNames(saved);
  if (as === 'text') return () => setText(saved);
  if (isOptional && formText(saved).trim() === '') return undefined;
  if (rows !== undefined && typeIn(field, properties) === 'rows') {
    const { variablesOf }: typeof import('./variable-rows') = require('./variable-rows');
    return (evaluate) => variablesOf(properties[rows], evaluate);
  }
  if (elsewhere && formText(saved).trim() === '') return (_, msg) => valueIn(msg, elsewhere);
  const [value, type] = [formText(saved), formText(typeIn(field, properties))];
  return (evaluate) => evaluate(value, type);
}

/**
 * What a message asks for; later where a value takes time.
 * @throws CamundaError CAMUNDA_INVALID or CAMUNDA_CONFIG
 */
function inputOf(
  evaluate: Evaluate,
  msg: NodeMessageInFlow,
  form: FilledForm,
): Input<Values> | Promise<Input<Values>> {
  const values: Record<string, unknown> = {};
  for (const [name, read] of form.reads) {
    const value = read(evaluate, msg);
    if (value instanceof Promise) return inputLater(evaluate, msg, form, { ...values, [name]: value });
    values[name] = value;
  }
  return readInput(form.input, values, form.placeOf);
}

/** @param begun values that are known, and one that is waited for */
async function inputLater(
  evaluate: Evaluate,
  msg: NodeMessageInFlow,
  { input, reads, placeOf }: FilledForm,
  begun: Readonly<Record<string, unknown>>,
): Promise<Input<Values>> {
  const values: Record<string, unknown> = {};
  // One after the other: of two that fail, nobody would wait for the second.
  for (const [name, read] of reads) values[name] = await (name in begun ? begun[name] : read(evaluate, msg));
  return readInput(input, values, placeOf);
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
