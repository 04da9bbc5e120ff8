import should from 'should';
import { Release } from './release';
import { examplesOf } from './schema-examples';
import { anotherField, spoilt } from './spoilt';
import { Validators } from './validators';
import { versions } from './versions';

const COUNTS = { '8.8': 146, '8.9': 183 };

/** Fields that hold what a user of Camunda makes up: any value, or any fields. */
const OPEN = ['c8Links', 'customHeaders', 'customProperties', 'result', 'schema', 'value', 'variables'];

/** They take no body, and a caller may send one nevertheless. */
const OPEN_REQUESTS = ['cancellation', 'resumption', 'suspension'].map(
  (change) => `POST /v2/batch-operations/{batchOperationKey}/${change} request: `,
);

for (const version of versions) {
  describe(`The operations of Camunda ${version}`, () => {
    const validators = new Validators();
    let release: Release;

    before(async () => {
      release = await Release.load(version);
    });

    /** Every JSON body with its schema, and an example of it for each alternative. */
    function* examples() {
      for (const { method, path, request, answers } of release.operations) {
        for (const [what, content] of [['request', request] as const, ...answers]) {
          const schema = content?.schema;
          if (!schema) continue;
          const name = `${method} ${path} ${what}`;
          yield { name, schema, bodies: examplesOf(schema) };
        }
      }
    }

    it('are all there, each with an answer that is no refusal', () => {
      should(release.operations).have.length(COUNTS[version]);
      for (const { answers } of release.operations) should([...answers.keys()]).matchAny(below(300));
    });

    it('take what their schemas describe', () => {
      for (const { name, schema, bodies } of examples()) {
        should(bodies).not.be.empty();
        for (const body of bodies) should(validators.faults(schema, body)).eql([], name);
      }
    });

    it('have no field but the described ones, at no depth, but for what may hold anything', () => {
      const taken = new Set<string>();
      for (const { name, schema, bodies } of examples()) {
        for (const [where, body] of bodies.flatMap((body) => [...spoilt(body, anotherField, OPEN)])) {
          if (validators.faults(schema, body).length === 0) taken.add(`${name}: ${where}`);
        }
      }
      should([...taken].sort()).eql(OPEN_REQUESTS);
    });
  });
}

function below(limit: number) {
  return (value: number) => should(value).be.below(limit);
}
