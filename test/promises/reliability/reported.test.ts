import should from 'should';
import { freePort } from '../../../scripts/free-port';
import { until } from '../../support/until';
import { Reported } from './reported';

const GERMAN = /^Unter 127\.0\.0\.1:\d+ antwortet nichts\. Prüfen Sie die Adresse, und ob der Server läuft\./;
const ENGLISH = /^Nothing listens at 127\.0\.0\.1:\d+\. Check the address, and that the server is running\./;

/** In one line, what failed and what may help; the hint is part of the sentence too. */
const CAUSE = /^http:\/\/127\.0\.0\.1:\d+\/v2\/topology; If Node-RED runs in a container.*; retryable$/;

for (const [lang, sentence, status] of [
  ['de', GERMAN, /^nicht erreichbar: 127\.0\.0\.1/],
  ['fr', ENGLISH, /^not reachable: 127\.0\.0\.1/],
] as const) {
  describe(`What a Node-RED in ${lang} reports of an error`, () => {
    const reported = new Reported();

    before(async () => {
      await reported.start(lang, `http://127.0.0.1:${await freePort(0)}`);
    });
    after(() => reported.stop());

    /** @param words in what a node has told the debug sidebar */
    const told = (id: string, words = '') =>
      until(`${id} has told it`, 10_000, async () =>
        reported.debugged.find((one) => one.id === id && one.msg.includes(words)),
      );

    it('is in its own language where it is caught, with code and cause as ever', async () => {
      const [message = '', code, cause] = await reported.ask();
      should(message.replace('CamundaError: ', '')).match(sentence);
      should(code).equal('CAMUNDA_UNAVAILABLE');
      should(cause).match(CAUSE);
    });

    it('reaches a debug node as plain data', async () => {
      const { error } = JSON.parse((await told('debug')).msg);
      should(error.cause).have.keys('url', 'source', 'retryable', 'hint');
      should(error.stack).startWith(`${error.message}\n`);
    });

    it('is shown beside the node in its language too', async () => {
      const shown = JSON.parse((await told('shown', 'red')).msg);
      should(shown.text).match(status);
    });

    it('says its cause in the debug sidebar where nobody catches it', async () => {
      reported.askAlone();
      const { data } = JSON.parse((await told('alone')).msg);
      should(data.message).match(sentence);
      should(data.cause).match(CAUSE);
      should(reported.log).containEql(data.message);
    });
  });
}
