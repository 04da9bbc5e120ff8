import should from 'should';
import { CATALOG, type CatalogOperation } from '../../../../src/operations/catalog';
import type { Field, Kinds } from '../../../../src/operations/field';
import { rankOf } from '../../../../src/version';
import { type Difference, differences } from '../intents/compare';
import { AT_ONCE, KEYS } from '../intents/intent';
import { SideBySide } from '../intents/side-by-side';
import type { Vendor } from '../vendors/vendor';

const VALUES: Partial<Record<keyof Kinds, unknown>> = {
  ...{ key: KEYS.instance, text: 'kitchen', flag: false, count: 1, date: '2026-11-21T12:00:00Z' },
};

/** What cannot be asked or is not compared here, for which versions: every node asks for the topology by itself. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  getTopology: ['8.8', '8.9'],
  searchUserTaskEffectiveVariables: ['8.8'], // A later patch of 8.8 brought it.
  getDecisionInstance: ['8.8'], // Its client takes no key with a dash, and each of these has one.
};

/** What a generated client asks for each operation of the catalog, held against what the request node asks. */
export function exampleSuite(vendor: Vendor): void {
  describe('sends the example of the catalog', () => {
    let both: SideBySide;

    before(async () => {
      both = await SideBySide.start(vendor);
    });
    after(() => both.stop());

    for (const operation of CATALOG.filter(isIn(vendor.api))) {
      const { id, example } = operation;
      it(`of ${id} where the request node does`, async () => {
        const parameters = parametersFor(operation);
        const input = { ...parameters, ...example };
        const name = id.replace('XML', 'Xml');
        const theirs = await both.theirs([name, ...(Object.keys(input).length > 0 ? [input] : []), AT_ONCE]);
        const ours = await both.ours((nodes) => nodes.request(id, parameters, example));
        should(differences(theirs, ours).filter(isNotAdded)).eql([]);
      });
    }
  });
}

/** Of a version, without files: no pipe brings them to the client. */
function isIn(api: string) {
  return ({ id, since, until = '8.99', hasParts }: CatalogOperation) =>
    rankOf(since) <= rankOf(api) && rankOf(api) <= rankOf(until) && !hasParts && !LEFT_OUT[id]?.includes(api);
}

function parametersFor({ input }: CatalogOperation): Record<string, unknown> {
  const sampleOf = (name: string, { kind }: Field) =>
    name === 'decisionEvaluationInstanceKey' ? `${KEYS.decision}-1` : VALUES[kind];
  return Object.fromEntries(Object.entries(input).map(([name, field]) => [name, sampleOf(name, field)]));
}

/** The client adds what Camunda takes for granted, and writes 64-bit numbers as text. */
function isNotAdded({ at, theirs, ours }: Difference): boolean {
  return at === 'request' || (ours !== undefined && String(ours) !== String(theirs));
}
