import should from 'should';
import { type Difference, differences } from '../intents/compare';
import type { ClientName } from '../intents/differences/known';
import { INTENTS } from '../intents/intents';
import { isAt, knownOf } from '../intents/known-differences';
import { OurNodes } from '../intents/our-nodes';
import { Recorder, type Sent } from '../intents/recorder';
import { rightLogin, type Vendor } from '../vendors/vendor';

/** What a client sends to do something, held against what our nodes send to do the same. */
export function intentSuite(vendor: Vendor): void {
  const { dialect, api } = vendor;
  const client = `${dialect} ${api}` as ClientName;
  const shared = INTENTS.filter((intent) => intent[dialect] && (intent.since ?? '8.8') <= api);

  describe('sends what our nodes send', () => {
    let recorder: Recorder;
    let nodes: OurNodes;
    let speak: (call: readonly unknown[]) => Promise<unknown>;

    before(async () => {
      recorder = await Recorder.start(api);
      const { url } = recorder;
      speak = await vendor.speak(rightLogin({ url, tokenUrl: url }));
      nodes = await OurNodes.start(url);
    });
    after(async () => {
      await nodes.stop();
      await recorder.stop();
    });

    /** What has been asked. Whether the answer could be read does not matter then. */
    async function sentBy(asking: Promise<unknown>): Promise<Sent[]> {
      const outcome: unknown = await asking.catch((error: unknown) => error);
      const sent = await recorder.taken();
      if (sent.length === 0) throw outcome instanceof Error ? outcome : new Error(String(outcome));
      return sent;
    }

    for (const intent of shared) {
      const { name, operation, node } = intent;
      const theirs = () => sentBy(speak(intent[dialect] ?? []));

      if (node) {
        it(`to ${name}, but for what is known`, async () => {
          const found = differences(await theirs(), await sentBy(nodes.ask(intent)));
          should(unexplained(found, client, name)).eql({ unknown: [], gone: [] });
        });
      }

      it(`to ${name}, with the request node's ${operation}`, async () => {
        const sent = await theirs();
        should(sent).have.length(1);
        for (const one of sent)
          should(differences([one], await sentBy(nodes.repeat(operation, one)))).eql([]);
      });
    }

    it('but for what is known, which is all found in something that it does', () => {
      const all = INTENTS.filter(({ node }) => node).map(({ name }) => name);
      const names = shared.map(({ name }) => name);
      const listed = knownOf(client);
      should(listed.flatMap(({ intents }) => intents).filter((name) => !all.includes(name))).eql([]);
      should(listed.filter(({ intents }) => !intents.some((name) => names.includes(name)))).eql([]);
    });
  });
}

/** What nobody has listed, and what is listed and no longer there. */
function unexplained(found: readonly Difference[], client: ClientName, name: string) {
  const places = knownOf(client).flatMap(({ intents, place }) => (intents.includes(name) ? [place] : []));
  return {
    unknown: found.filter((difference) => !places.some((place) => isAt(place, difference))),
    gone: places.filter((place) => !found.some((difference) => isAt(place, difference))),
  };
}
