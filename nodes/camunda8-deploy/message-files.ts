import path from 'node:path';
import { isUint8Array } from 'node:util/types';
import { invalidError } from '../../src/errors';
import { isJsonObject } from '../../src/json-object';
import { readInput } from '../../src/operations/read-input';
import type { DeploymentFile } from '../../src/processes/deployment-files';
import { sentence } from '../../src/sentence';
import type { FormProperties } from '../common/choice';
import { type Evaluate, formText } from '../common/typed-value';
import { TYPED } from './choices';

const FILE_NAME = {
  fileName: { kind: 'text', label: sentence`The file name`, required: true },
} as const;

/**
 * The files of a message: a text or a Buffer, whose name the form has, or files with their names, one or several.
 * @throws CamundaError CAMUNDA_INVALID where there are none, or one has no name
 */
export async function filesIn(properties: FormProperties, evaluate: Evaluate): Promise<DeploymentFile[]> {
  const files = await evaluated('files', properties, evaluate);
  if (Array.isArray(files)) return files.map(readFile);
  if (isContent(files) && files.length > 0) {
    const given = { fileName: await evaluated('fileName', properties, evaluate) };
    const { fileName } = readInput(FILE_NAME, given, () => placeOf('fileName', properties));
    return [{ name: withoutPath(fileName.trim()), content: files }];
  }
  if (isJsonObject(files)) return [readFile(files)];
  const place = placeOf('files', properties);
  throw invalidError(
    sentence`There is no file to deploy (${place}). It must be text, a Buffer, or an array of { name, content }`,
  );
}

function isContent(value: unknown): value is string | Uint8Array {
  return typeof value === 'string' || isUint8Array(value);
}

function readFile(file: unknown): DeploymentFile {
  const { name, content } = isJsonObject(file) ? file : {};
  if (typeof name === 'string' && name.trim() !== '' && isContent(content)) return { name, content };
  throw invalidError(
    sentence`A file has no name or content. Give it as { name, content }, with text or a Buffer as its content`,
  );
}

/** That of a *read file* node is a path, which is another one on another machine: then each would be another file. */
function withoutPath(name: string): string {
  // Windows knows both kinds of slashes.
  return path.win32.isAbsolute(name) ? path.win32.basename(name) : name;
}

function savedOf(name: keyof typeof TYPED, properties: FormProperties): [value: string, type: string] {
  const [value, type] = TYPED[name];
  return [formText(properties[name] ?? value), formText(properties[`${name}Type`] ?? type)];
}

function placeOf(name: keyof typeof TYPED, properties: FormProperties): string {
  const [value, type] = savedOf(name, properties);
  return `${type} ${value}`;
}

async function evaluated(
  name: keyof typeof TYPED,
  properties: FormProperties,
  evaluate: Evaluate,
): Promise<unknown> {
  const [value, type] = savedOf(name, properties);
  return value.trim() === '' ? undefined : evaluate(value, type);
}
