import should from 'should';
import { Release } from './release';
import { examplesOf } from './schema-examples';
import { anotherField, spoilt } from './spoilt';
import { Validators } from './validators';
import { versions } from './versions';

const COUNTS = { '8.8': 146, '8.9': 183 };

/** Fields that hold what a user of Camunda makes up, under any names. */
const RECORDS = ['c8Links', 'customHeaders', 'customProperties', 'schema', 'variables'];

/** What else is open: requests without a described body, and values of any type. */
const OPEN = {
  '8.8': ['cancellation', 'resumption', 'suspension'].map(batchOperation),
  '8.9': [
    ...['cancellation', 'resumption', 'suspension'].map(batchOperation),
    'POST /v2/cluster-variables/global request: value',
    'POST /v2/cluster-variables/tenants/{tenantId} request: value',
    'POST /v2/expression/evaluation 200: result',
    'PUT /v2/cluster-variables/global/{name} request: value',
    'PUT /v2/cluster-variables/tenants/{tenantId}/{name} request: value',
  ],
};

function batchOperation(change: string): string {
  return `POST /v2/batch-operations/{batchOperationKey}/${change} request: `;
}

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
      for (const { answers } of release.operations) {
        should([...answers.keys()].some((status) => status < 300)).be.true();
      }
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
        for (const [where, body] of bodies.flatMap((body) => [...spoilt(body, anotherField)])) {
          const isTaken = validators.faults(schema, body).length === 0;
          if (isTaken && !RECORDS.includes(where.replace(/.*\./, ''))) taken.add(`${name}: ${where}`);
        }
      }
      should([...taken].sort()).eql(OPEN[version]);
    });
  });
}
