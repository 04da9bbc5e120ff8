import should from 'should';
import { late } from '../../support/faults';
import { soon } from '../../support/until';
import { Flow, Works } from './working';

describe('the long calls of a cluster node', () => {
  let works: Works;

  beforeEach(async () => {
    works = await Works.start();
  });
  afterEach(() => works.stop());

  it('do not make others wait: twenty workers and ten searches at a time, each under 500 ms', async () => {
    works.newClient({ maxConnections: '2' });
    for (let worker = 0; worker < 20; worker++) works.work(new Flow(), { id: `w${worker}` });
    await soon('all poll', () => works.gateway.waiting === 20);
    const took = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const started = performance.now();
        await works.client.topology();
        return performance.now() - started;
      }),
    );
    should(Math.max(...took)).be.below(500);
    should(works.gateway.waiting).equal(20);
    should(works.gateway.mostConnections).be.within(21, 22);
  });

  it('do not wait for others', async () => {
    works.newClient({ maxConnections: '1' });
    works.gateway.meets(
      'topology',
      late(60_000, () => {}, works.clock),
    );
    const slow = works.client.topology().catch(() => {});
    works.work(new Flow());
    await soon('polls', () => works.gateway.waiting === 1);
    await works.client.close();
    await slow;
  });

  it('outlast the close of a client that has workers, and no other call does', async () => {
    const end = works.work(new Flow());
    await soon('polls', () => works.gateway.waiting === 1);
    await works.client.close();
    await should(works.client.topology()).be.rejectedWith({ code: 'CAMUNDA_ABORTED' });
    should(works.gateway.waiting).equal(1);
    await end();
  });
});
