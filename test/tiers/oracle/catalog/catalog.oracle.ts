import should from 'should';
import type { JsonObject } from '../../../../src/json-object';
import { CATALOG, type CatalogOperation } from '../../../../src/operations/catalog';
import type { Field } from '../../../../src/operations/field';
import { rankOf } from '../../../../src/version';
import type { Content, Operation } from '../operations';
import { Release } from '../release';
import { Validators } from '../validators';
import { versions } from '../versions';

/** Not in 8.8.0, to which the client of 8.8 speaks: a later patch of 8.8 brought it. */
const LATER_IN_8_8 = 'searchUserTaskEffectiveVariables';

/** What 8.8 says of parameters, and newer versions say otherwise: the catalog goes by them. */
const NEWER: ReadonlyMap<string, string> = new Map([
  ['contentHash text required', 'contentHash text'],
  ['decisionEvaluationInstanceKey key required', 'decisionEvaluationInstanceKey text required'],
]);

const nameOf = (text: string) => text.toLowerCase();
const isOlder = (one: string, other: string) => rankOf(one) < rankOf(other);

/** What the catalog has for a version. */
function catalogOf(version: string): readonly CatalogOperation[] {
  return CATALOG.filter(({ since, until = '8.99' }) => !isOlder(version, since) && !isOlder(until, version));
}

/** The parameters of a part of an address, in words: `jobKey key required`. */
function parametersOf({ parameters }: Operation, part: 'path' | 'query'): string[] {
  const { properties = {}, required = [] } = (parameters.properties as Record<string, Schema>)[part] ?? {};
  return Object.entries(properties).map(([name, schema]) =>
    inWords(name, kindOf(schema), required.includes(name)),
  );
}

interface Schema {
  properties?: Record<string, JsonObject>;
  required?: string[];
}

function kindOf(schema: JsonObject): string {
  const alternatives = schema.anyOf as JsonObject[] | undefined;
  const { type, format, pattern } = alternatives?.[0] ?? schema;
  if (type === 'boolean') return 'flag';
  if (format === 'date-time') return 'date';
  return pattern === '^-?[0-9]+$' ? 'key' : 'text';
}

const inWords = (name: string, kind: string, required: boolean) =>
  `${name} ${kind}${required ? ' required' : ''}`;

function fieldsIn({ input }: CatalogOperation, part: Field['in']): string[] {
  return Object.entries<Field>(input)
    .filter(([, field]) => field.in === part)
    .map(([name, { kind, required = false }]) => inWords(name, kind, required));
}

/** What the successful answers of an operation hold. */
function answerOf({ answers }: Operation): string {
  const contents = [...answers].filter(([status]) => status < 300).map(([, content]) => content);
  const content = contents.find((one): one is Content => one !== undefined);
  if (!content) return 'none';
  return content.schema ? 'json' : 'other';
}

for (const version of versions) {
  describe(`The catalog, beside what Camunda's client has for ${version}`, () => {
    const validators = new Validators();
    let pairs: [described: Operation, own: CatalogOperation][];
    let described: readonly Operation[];

    before(async () => {
      ({ operations: described } = await Release.load(version));
      const own = new Map(CATALOG.map((operation) => [nameOf(operation.id), operation]));
      pairs = described.flatMap((operation) => {
        const found = own.get(nameOf(operation.name));
        return found ? [[operation, found] as const] : [];
      }) as typeof pairs;
    });

    it('has each operation, since this version or an older one, and no other', () => {
      const ids = catalogOf(version).map(({ id }) => id);
      const expected = version === '8.8' ? ids.filter((id) => id !== LATER_IN_8_8) : ids;
      should(described.map(({ name }) => nameOf(name)).sort()).eql(expected.map(nameOf).sort());
    });

    it('has its method and path', () => {
      for (const [{ method, path }, own] of pairs) {
        should(`${own.method} ${own.path}`).equal(`${method} ${path}`, own.id);
      }
    });

    it('has its parameters, each with its kind', () => {
      for (const [operation, own] of pairs) {
        for (const part of ['path', 'query'] as const) {
          const newer = parametersOf(operation, part).map((words) => NEWER.get(words) ?? words);
          should(fieldsIn(own, part).sort()).eql(newer.sort(), own.id);
        }
      }
    });

    it('knows whether it takes a body, and has an example that it takes', () => {
      for (const [{ request }, { id, example, hasParts, isBodyRequired }] of pairs) {
        should(hasParts).equal(request?.type === 'multipart/form-data', id);
        const hasFields = Object.keys(request?.schema ?? {}).length > 0;
        should(example !== undefined).equal(hasParts || hasFields, id);
        const wantsFields = hasFields && validators.faults(request?.schema ?? {}, {}).length > 0;
        should(isBodyRequired).equal(Boolean(request?.isRequired) || wantsFields, id);
        if (!hasParts && request?.schema && example) {
          should(validators.faults(request.schema, example)).eql([], id);
        }
      }
    });

    it('knows what its answer holds', () => {
      for (const [operation, { id, answer }] of pairs) {
        const kind = answer === 'text' || answer === 'file' ? 'other' : answer;
        if (id === 'deleteResource' && version === '8.8') continue;
        should(kind).equal(answerOf(operation), id);
      }
    });
  });
}
