import fc from 'fast-check';
import should from 'should';
import { bpmn, element, end, flows, message, start } from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

describe('Any order of messages and of those who wait', () => {
  const CATCH = bpmn(
    'p',
    start(),
    element('intermediateCatchEvent', 'wait', message('bell', '=door')),
    end(),
    flows('start wait end'),
  );
  const happenings = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 2 })), { maxLength: 30 });

  it('gives each message to one who waits for its key, and none twice', async () => {
    const given = fc.asyncProperty(happenings, async (events) => {
      const test = await TestEngine.of(CATCH);
      for (const [isMessage, door] of events) {
        if (isMessage)
          test.engine.publishMessage({ name: 'bell', correlationKey: String(door), timeToLive: 1000 });
        else test.start({ door });
      }
      for (const key of [0, 1, 2]) {
        const messages = events.filter(([isMessage, door]) => isMessage && door === key).length;
        const waiting = events.filter(([isMessage, door]) => !isMessage && door === key).length;
        const over = test
          .instances('p')
          .filter((one) => test.variables(one).door === key && one.state === 'COMPLETED');
        should(over.length).equal(Math.min(messages, waiting));
      }
    });
    await fc.assert(given, { numRuns: 60 });
  }).timeout(120_000);
});
