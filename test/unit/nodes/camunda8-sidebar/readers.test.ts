import helper from 'node-red-node-test-helper';
import should from 'should';
import type { ClusterNode } from '../../../../nodes/common/cluster-node';
import { FaultServer } from '../../../support/fault-server';
import { gate, hang, json, page as text } from '../../../support/faults';
import { look, startSidebar, stopSidebar } from '../../../support/node-red/sidebar';
import { soon } from '../../../support/until';

const TOPOLOGY = json({ gatewayVersion: '8.9.0', brokers: [] });
const NOTHING = json({ items: [], page: { totalItems: 0, hasMoreTotalItems: false } });
const XML = text(200, '<definitions/>', 'text/xml');

describe('Many who look at a cluster in the sidebar', () => {
  let server: FaultServer;
  beforeEach(async () => {
    server = (await FaultServer.start()).on('/v2/topology', TOPOLOGY).on('*', NOTHING);
    await startSidebar(server.url, { maxConnections: '2' });
  });
  afterEach(async () => {
    await stopSidebar();
    await server.stop();
  });

  const clusterNode = () => helper.getNode('c') as unknown as ClusterNode;

  it('hold up no flow, however slow the cluster is: they have three connections of their own', async () => {
    const client = clusterNode().client();
    await client.topology();
    const { behaviour, open } = gate(NOTHING);
    server.on('*', behaviour).on('/v2/process-definitions/5/xml', XML);
    const before = server.seen.length;
    const looks = Array.from({ length: 40 }, (_, number) =>
      look({ about: 'process', processId: `p${number}`, key: String(number + 1) }),
    );
    await soon('three wait at Camunda', () => server.seen.length - before === 3);
    const signal = AbortSignal.timeout(5_000);
    const flows = Array.from({ length: 20 }, () => client.definitions.xml('5', signal));
    should(await Promise.all(flows)).eql(Array(20).fill('<definitions/>'));
    should(server.seen.length - before).equal(3 + 20);
    open();
    const answers = await Promise.all(looks);
    const refused = answers.filter(({ ok }) => !ok);
    should(refused).have.length(10);
    for (const one of refused) should(one).match({ state: 'unknown', message: /^Try again in a moment/ });
  });

  it('share an answer, whatever they send that it is not about', async () => {
    server.on('/v2/process-definitions/5/xml', XML);
    await clusterNode().client().topology();
    const before = server.seen.length;
    for (const more of [{}, { id: '1' }, { elementId: 'a' }, { processId: 'p', tenantId: 't' }, { key: 5 }]) {
      await look({ about: 'model', key: '5', ...more });
    }
    should(server.seen.slice(before).map(({ path }) => path)).eql(['/v2/process-definitions/5/xml']);
    const topologies = server.asked('/v2/topology').length;
    for (const key of ['1', '../2', 3]) should(await look({ about: 'cluster', key })).match({ ok: true });
    should(server.asked('/v2/topology')).have.length(topologies + 1);
  });

  it('are answered within 10 s by a cluster that never does, and within 6 s whether it is there', async () => {
    server.on('/v2/topology', hang).on('*', hang);
    const began = performance.now();
    const took = async (question: Parameters<typeof look>[0]) => {
      const { message } = await look<'processes'>(Object(question));
      return { message, seconds: (performance.now() - began) / 1_000 };
    };
    const [there, processes] = await Promise.all([took({ about: 'cluster' }), took({ about: 'processes' })]);
    should(there.message).equal('Camunda did not answer within 5 s');
    should(there.seconds).be.within(4.9, 6);
    should(processes.message).equal('Camunda did not answer within 9 s');
    should(processes.seconds).be.within(8.9, 10);
  });

  it('are not told that it is down where it is deployed anew', async () => {
    server.on('/v2/topology', hang);
    const asked = look({ about: 'cluster' });
    await soon('it is asked', () => server.asked('/v2/topology').length > 0);
    await clusterNode().close(false);
    should(await asked).match({ ok: false, state: 'unknown', message: /deployed or stopped/ });
  });
});
