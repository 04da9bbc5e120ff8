import helper from 'node-red-node-test-helper';
import should from 'should';
import { shownVersion } from '../../../../nodes/common/shown-text';
import { FaultServer } from '../../../support/fault-server';
import { json } from '../../../support/faults';
import { clusterAt, pass, startFlow, stopFlow, watchStatus } from '../../../support/node-red/flow';

/** What a topology can name as its version, and what the status makes of it. */
const versions: [what: string, gatewayVersion: unknown, shown: string][] = [
  ['cannot be written as text', { toString: null, valueOf: null }, '?'],
  ['is a list', ['8.8.0'], '?'],
  ['is a number', 8.8, '?'],
  ['is missing', undefined, '?'],
  ['is a megabyte of text', '8'.repeat(1_000_000), `${'8'.repeat(60)}…`],
  ['holds control characters', '8.8.0\u001b[31m\r\nforged', '8.8.0 [31m forged'],
];

describe('camunda8-topology goes on running', () => {
  let server: FaultServer;

  beforeEach(async () => {
    server = await FaultServer.start();
  });
  afterEach(async () => {
    await stopFlow();
    await server.stop();
  });

  for (const [what, gatewayVersion, shown] of versions) {
    it(`where the version of a topology ${what}`, async () => {
      server.on('/v2/topology', json({ gatewayVersion, brokers: [] }));
      await startFlow(clusterAt(server.url), { type: 'camunda8-topology' });
      const statuses = watchStatus();
      // Asking, the first figure, and, from a timer, the last one.
      const shownByTimer = new Promise<void>((resolve) => {
        const isLast = () => statuses.length > 2 && statuses.at(-1)?.fill === 'green';
        helper.getNode('statuses').on('input', () => isLast() && resolve());
      });
      for (let count = 0; count < 3; count++) {
        should(await pass({}))
          .have.property('sent')
          .with.length(1);
      }
      await shownByTimer;
      should(statuses.at(-1)).have.properties({ fill: 'green', shape: 'dot' });
      should(shownVersion({ gatewayVersion })).equal(shown);
    });
  }
});
