import type { JsonObject } from '../../../src/json-object';
import type { Exchange } from '../../support/relay';
import { generatedFor } from './generated';
import { type Content, type Operation, operationsOf } from './operations';
import { Validators } from './validators';
import type { DescribedVersion } from './versions';

/** A body, as far as its description matters. */
interface Message {
  type: string | undefined;
  body: string;
}

/** A version of Camunda, as its own client is generated to ask it and to be answered. */
export class Release {
  readonly version: DescribedVersion;
  readonly operations: readonly Operation[];
  readonly #bodies = new Validators();
  /** In an address everything is text. */
  readonly #parameters = new Validators({ coerceTypes: true });

  private constructor(version: DescribedVersion, operations: readonly Operation[]) {
    this.version = version;
    this.operations = operations;
  }

  /** Installs the client where that has not been done. @throws Error as `generatedFor` does */
  static async load(version: DescribedVersion): Promise<Release> {
    return new Release(version, operationsOf(await generatedFor(version)));
  }

  /**
   * What an exchange has that the description has not: the operation, a parameter, a field of the request, the status, a
   * field of the answer, each as a sentence. Of a request that was refused only the answer is looked at.
   */
  faultsOf(exchange: Exchange): string[] {
    const { method, path, status } = exchange;
    const operation = this.#operation(method, path);
    if (!operation) return [`${method} ${path} is not in ${this.version}`];
    if (!operation.answers.has(status)) {
      return [`${method} ${path} is never answered with ${status} in ${this.version}`];
    }
    const request = { type: exchange.requestType, body: exchange.requestBody };
    const answer = { type: exchange.answerType, body: exchange.answerBody };
    return [
      ...(status < 400 ? this.#faultsOfRequest(operation, path, request) : []),
      ...this.#faultsIn(operation.answers.get(status), answer).map((fault) => `answer ${status}: ${fault}`),
    ].map((fault) => `${method} ${path}: ${fault}`);
  }

  /** The schema of the JSON that an operation takes. @throws Error where there is none */
  requestSchema(method: string, path: string): JsonObject {
    const schema = this.#operation(method, path)?.request?.schema;
    if (!schema) throw new Error(`${method} ${path} takes no JSON`);
    return schema;
  }

  /** The template of a path, such as `/v2/jobs/{jobKey}`. */
  pathOf(method: string, path: string): string | undefined {
    return this.#operation(method, path)?.path;
  }

  /** The operation of this path; a literal path wins over one with parameters. */
  #operation(method: string, path: string): Operation | undefined {
    const [found] = this.operations
      .filter((operation) => operation.method === method && valuesIn(path, operation.path))
      .sort((one, other) => one.path.split('{').length - other.path.split('{').length);
    return found;
  }

  #faultsOfRequest(operation: Operation, path: string, request: Message): string[] {
    const address = {
      path: valuesIn(path, operation.path) ?? {},
      query: Object.fromEntries(new URLSearchParams(path.split('?')[1])),
    };
    const given = Object.entries(address).filter(([, values]) => Object.keys(values).length > 0);
    const faults = [
      ...this.#parameters.faults(operation.parameters, Object.fromEntries(given)),
      ...this.#faultsIn(operation.request, request),
    ];
    return faults.map((fault) => `request: ${fault}`);
  }

  #faultsIn(content: Content | undefined, { type = '', body }: Message): string[] {
    if (body === '') return content?.isRequired ? ['no body'] : [];
    if (!content) return ['a body, and none is described'];
    const [mediaType = ''] = type.split(';');
    if (content.type && content.type !== mediaType) {
      return [`a body of type "${type}", described is ${content.type}`];
    }
    return content.schema ? this.#bodies.faults(content.schema, JSON.parse(body)) : [];
  }
}

/** The values of the parameters in a path, with or without a query; undefined where it is another path. */
function valuesIn(path: string, template: string): Record<string, string> | undefined {
  const pattern = new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  const match = pattern.exec(path.replace(/\?.*/, ''));
  const values = Object.entries(match?.groups ?? {});
  return match
    ? Object.fromEntries(values.map(([name, value]) => [name, decodeURIComponent(value)]))
    : undefined;
}
