import should from 'should';
import { differences } from '../intents/compare';
import type { ClientName } from '../intents/differences/known';
import { INTENTS } from '../intents/intents';
import { knownOf, unexplained } from '../intents/known-differences';
import { SideBySide } from '../intents/side-by-side';
import type { Vendor } from '../vendors/vendor';

/** What a client sends to do something, held against what our nodes send to do the same. */
export function intentSuite(vendor: Vendor): void {
  const { dialect, api } = vendor;
  const client = `${dialect} ${api}` as ClientName;
  const listed = knownOf(client);
  const shared = INTENTS.filter((intent) => intent[dialect] && (intent.since ?? '8.8') <= api);

  describe('sends what our nodes send', () => {
    let both: SideBySide;

    before(async () => {
      both = await SideBySide.start(vendor);
    });
    after(() => both.stop());

    for (const intent of shared) {
      const { name, operation, node } = intent;
      const theirs = () => both.theirs(intent[dialect] ?? []);

      if (node) {
        it(`to ${name}, but for what is known`, async () => {
          const found = differences(await theirs(), await both.ours((nodes) => nodes.ask(intent)));
          should(unexplained(found, listed, name)).eql({ unknown: [], gone: [] });
        });
      }

      it(`to ${name}, with the request node's ${operation}`, async () => {
        const sent = await theirs();
        should(sent).have.length(1);
        for (const one of sent) {
          const ours = await both.ours((nodes) => nodes.repeat(operation, one));
          should(differences(sent, ours)).eql([]);
        }
      });
    }

    it('but for what is known, which is all found in something that it does', () => {
      const all = INTENTS.filter(({ node }) => node).map(({ name }) => name);
      const names = shared.map(({ name }) => name);
      should(listed.flatMap(({ intents }) => intents).filter((name) => !all.includes(name))).eql([]);
      should(listed.filter(({ intents }) => !intents.some((name) => names.includes(name)))).eql([]);
    });
  });
}
