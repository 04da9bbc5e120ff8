import type { JsonObject } from '../../../src/json-object';
import type { Generated } from './generated';
import { jsonSchemas } from './schema';

/** A body that an operation takes or is answered with. */
export interface Content {
  /** Its media type; absent: any. */
  type?: string;
  /** Of a JSON body. */
  schema?: JsonObject;
  isRequired: boolean;
}

export interface Operation {
  /** As the client's types write it: `GetProcessDefinitionXml`. */
  name: string;
  /** In capitals. */
  method: string;
  /** With parameters in braces, such as `/v2/user-tasks/{userTaskKey}`. */
  path: string;
  /** The schema of `{ path, query }`, the parameters' values by their names. */
  parameters: JsonObject;
  /** Absent: none. */
  request?: Content | undefined;
  /** By status; undefined where there is no body. */
  answers: Map<number, Content | undefined>;
}

/** Every operation of what was generated. @throws Error where a schema of one of them is not declared */
export function operationsOf({ sdk, types, zod }: Generated): Operation[] {
  const schemas = jsonSchemas(zod);
  const schema = (name: string) => {
    const found = schemas.get(name);
    if (!found) throw new Error(`${name} is not declared`);
    return found;
  };
  // A call of the client: `.post<SearchUserTasksResponses, ...>({ url: '/user-tasks/search', ... });`
  const calls = sdk.matchAll(/\.(\w+)<(\w+)Responses, .*?url: '([^']+)'.*?\n {4}\}\);/gs);
  return Array.from(calls, ([call, method = '', name = '', path]) => {
    const { properties, required } = schema(`z${name}Data`) as DataSchema;
    const { body, ...parameters } = properties;
    const names = required.filter((part) => part !== 'body');
    const answers = [`${name}Responses`, `${name}Errors`].flatMap((list) => statusesIn(types, list));
    const answer = (status: number) => schema(status < 400 ? `z${name}Response` : 'zProblemDetail');
    return {
      name,
      method: method.toUpperCase(),
      path: `/v2${path}`,
      parameters: { type: 'object', properties: parameters, required: names },
      request: requestOf(call, body, required.includes('body')),
      answers: new Map(answers.map(([status, type]) => [status, answerOf(status, type, answer)])),
    };
  });
}

/** Of what a call of the client is given. */
type DataSchema = { properties: Record<'body' | 'path' | 'query', JsonObject>; required: string[] };

function requestOf(call: string, schema: JsonObject, isRequired: boolean): Content | undefined {
  if (call.includes('formDataBodySerializer')) return { type: 'multipart/form-data', isRequired };
  const [, type] = /'Content-Type': '(.+)'/.exec(call) ?? [];
  return type === undefined ? undefined : { type, schema, isRequired };
}

/** The statuses of a type declaration, each with the first word of its type. */
function statusesIn(types: string, declaration: string): [status: number, type: string][] {
  const [, fields = ''] = new RegExp(`^export type ${declaration} = \\{(.*?)^\\};`, 'ms').exec(types) ?? [];
  return Array.from(fields.matchAll(/^ {4}(\d+): (\w*)/gm), ([, status, type = '']) => [
    Number(status),
    type,
  ]);
}

function answerOf(status: number, type: string, schema: (status: number) => JsonObject): Content | undefined {
  if (status === 204 || ['void', 'unknown'].includes(type)) return undefined;
  if (['string', 'Blob'].includes(type)) return { isRequired: true };
  const mediaType = status < 400 ? 'application/json' : 'application/problem+json';
  return { type: mediaType, schema: schema(status), isRequired: true };
}
