import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { isJsonObject, type JsonObject } from '../../src/api/json-object';
import { cached } from '../support/servers/cache';
import { unpack } from '../support/servers/maven';

/** A part of a description, with the file that its references start from. */
export interface Part {
  file: string;
  value: JsonObject;
}

/**
 * Camunda's OpenAPI description of one release: one file up to 8.8, many that refer to each other from 8.9 on. They are
 * under the Camunda License, so they are downloaded into the ignored cache, read, and never committed.
 */
export class Description {
  readonly #folder: string;
  readonly #documents = new Map<string, JsonObject>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Downloads it where that has not been done. @throws Error without Maven, or with Maven's words */
  static async load(version: string): Promise<Description> {
    const artifact = { group: 'io.camunda', name: 'zeebe-gateway-protocol', version };
    return new Description(await cached(`openapi-${version}`, (folder) => unpack(artifact, 'jar', folder)));
  }

  /** Where the description begins. */
  get root(): Part {
    const file = ['rest-api.yaml', 'v2/rest-api.yaml'].find((name) =>
      existsSync(path.join(this.#folder, name)),
    );
    if (!file) throw new Error(`There is no rest-api.yaml in ${this.#folder}`);
    return { file, value: this.#document(file) };
  }

  /** The part of that name; undefined where there is none. A reference is followed, and what stands beside it ignored. */
  child({ file, value }: Part, name: string): Part | undefined {
    const child = value[name];
    return isJsonObject(child) ? this.#follow({ file, value: child }) : undefined;
  }

  /** The parts of a list of schemas, or of an object's entries. */
  children({ file, value }: Part, name: string): [name: string, part: Part][] {
    const children = Object.entries(value[name] ?? {});
    return children.flatMap(([key, child]: [string, unknown]) =>
      isJsonObject(child) ? [[key, this.#follow({ file, value: child })]] : [],
    );
  }

  #follow(part: Part): Part {
    const reference = part.value.$ref;
    if (typeof reference !== 'string') return part;
    const [name = '', pointer = ''] = reference.split('#');
    const file = name === '' ? part.file : path.posix.join(path.posix.dirname(part.file), name);
    let value: unknown = this.#document(file);
    for (const step of pointer.split('/').slice(1)) {
      // RFC 6901: `~1` is a slash, `~0` a tilde.
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      value = isJsonObject(value) ? value[key] : undefined;
    }
    if (!isJsonObject(value)) throw new Error(`${part.file} refers to ${reference}, which is not there`);
    return this.#follow({ file, value });
  }

  #document(file: string): JsonObject {
    const known = this.#documents.get(file);
    if (known) return known;
    const document: unknown = load(readFileSync(path.join(this.#folder, file), 'utf8'));
    if (!isJsonObject(document)) throw new Error(`${file} is no OpenAPI description`);
    this.#documents.set(file, document);
    return document;
  }
}
