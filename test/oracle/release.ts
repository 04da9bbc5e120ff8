import Ajv2019, { type ValidateFunction } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import type { JsonObject } from '../../src/api/json-object';
import type { Exchange } from '../support/relay';
import { Description, type Part } from './description';
import { jsonSchema } from './schema';

const PREFIX = '/v2';

/** A body, as far as its description matters. */
interface Message {
  type: string | undefined;
  body: string;
}

/** A release of Camunda, as its description says that it is asked and answers. */
export class Release {
  readonly #version: string;
  readonly #description: Description;
  readonly #ajv = addFormats(new Ajv2019({ strict: true, strictTypes: false, strictRequired: false }));
  readonly #validators = new Map<JsonObject, ValidateFunction>();

  private constructor(version: string, description: Description) {
    this.#version = version;
    this.#description = description;
  }

  /** Downloads the description where that has not been done. @throws Error without Maven, or with Maven's words */
  static async load(version: string): Promise<Release> {
    return new Release(version, await Description.load(version));
  }

  /**
   * What an exchange has that the description has not: the operation, a field of the request, the status, a field of the
   * answer, each as a sentence. Of a request that was refused only the answer is looked at.
   */
  faultsOf(exchange: Exchange): string[] {
    const { method, path, status } = exchange;
    const operation = this.#operation(method, path);
    if (!operation) return [`${method} ${path} is not in ${this.#version}`];
    const response = this.#entry(operation, 'responses', String(status));
    if (!response) return [`${method} ${path} is never answered with ${status} in ${this.#version}`];
    const request = { type: exchange.requestType, body: exchange.requestBody };
    const answer = { type: exchange.answerType, body: exchange.answerBody };
    return [
      ...(status < 400 ? this.#faultsOfRequest(operation, request) : []),
      ...this.#faultsIn(response, answer, true).map((fault) => `answer ${status}: ${fault}`),
    ].map((fault) => `${method} ${path}: ${fault}`);
  }

  /** The schema of the JSON that an operation takes. @throws Error where there is none */
  requestSchema(method: string, path: string): JsonObject {
    const operation = this.#operation(method, path);
    const body = operation && this.#description.child(operation, 'requestBody');
    const json = body && this.#entry(body, 'content', 'application/json');
    const schema = json && this.#description.child(json, 'schema');
    if (!schema) throw new Error(`${method} ${path} takes no JSON`);
    return jsonSchema(this.#description, schema);
  }

  /** The operation of this path; a literal path wins over one with parameters. */
  #operation(method: string, path: string): Part | undefined {
    if (!path.startsWith(`${PREFIX}/`)) return undefined;
    const asked = path.slice(PREFIX.length).replace(/\?.*/, '');
    const [found] = this.#description
      .children(this.#description.root, 'paths')
      .filter(([template]) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked))
      .sort(([one], [other]) => one.split('{').length - other.split('{').length);
    return found && this.#description.child(found[1], method.toLowerCase());
  }

  #entry(part: Part, name: string, key: string): Part | undefined {
    const entries = this.#description.child(part, name);
    return entries && this.#description.child(entries, key);
  }

  #faultsOfRequest(operation: Part, request: Message): string[] {
    const described = this.#description.child(operation, 'requestBody');
    if (!described) return request.body === '' ? [] : ['request: a body, and none is described'];
    const faults = this.#faultsIn(described, request, described.value.required === true);
    return faults.map((fault) => `request: ${fault}`);
  }

  #faultsIn(described: Part, { type = '', body }: Message, isRequired: boolean): string[] {
    const types = this.#description.children(described, 'content').map(([name]) => name);
    if (body === '') return isRequired && types.length > 0 ? ['no body'] : [];
    const [mediaType = ''] = type.split(';');
    const content = this.#entry(described, 'content', mediaType);
    if (!content) return [`a body of type "${type}", described is ${types.join(', ') || 'none'}`];
    const schema = this.#description.child(content, 'schema');
    if (!schema || !/[/+]json$/.test(mediaType)) return [];
    const validate = this.#validator(schema);
    if (validate(JSON.parse(body))) return [];
    const errors = validate.errors ?? [];
    return errors.map(({ instancePath, message, params }) =>
      [instancePath, message, JSON.stringify(params)].filter((word) => word).join(' '),
    );
  }

  #validator(schema: Part): ValidateFunction {
    const known = this.#validators.get(schema.value);
    if (known) return known;
    const validate = this.#ajv.compile(jsonSchema(this.#description, schema));
    this.#validators.set(schema.value, validate);
    return validate;
  }
}
