import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import should from 'should';
import { freePort } from '../../../scripts/free-port';
import { CLIENT, oidcProperties, TOPOLOGY } from '../../promises/reliability/cluster';
import { RealNodeRed } from '../../promises/reliability/node-red';
import { FaultServer } from '../../support/fault-server';
import { json, late, page, problem } from '../../support/faults';
import { Tokens } from '../../support/tokens';
import { until } from '../../support/until';

const MINUTES = 10;
/** Milliseconds between two rounds of three messages. */
const INTERVAL = 100;

/** What GET /soak tells. */
interface Soak {
  sent: number;
  answered: number;
  failed: Record<string, number>;
  /** Messages that ended twice. */
  unknown: number;
  open: number;
  rss: number;
  heapUsed: number;
}

describe('A soak', function () {
  this.timeout((MINUTES + 3) * 60_000);
  const tokens = new Tokens(20);
  let server: FaultServer;
  let nodeRed: RealNodeRed;

  const found = json({ items: [], page: { totalItems: 0 } });

  function calm(): void {
    server.on('/token', tokens.endpoint());
    server.on('/v2/topology', tokens.guard(json(TOPOLOGY)));
    server.on('/v2/user-tasks/search', tokens.guard(found));
  }

  async function start(port: number): Promise<void> {
    server = await FaultServer.start({ port });
    calm();
  }

  const seconds = (count: number) => delay(count * 1_000);

  /** What happens in turn, each with a while in which all is well again. */
  const troubles: Record<string, () => Promise<void>> = {
    'the server is restarted': async () => {
      const { port } = server;
      await server.stop();
      await seconds(5);
      await start(port);
    },
    'the token endpoint is gone and comes back': async () => {
      server.on('/token', page(503));
      await seconds(25);
    },
    'answers are slow': async () => {
      server.on('/v2/topology', late(800, tokens.guard(json(TOPOLOGY))));
      await seconds(15);
    },
    'tokens are revoked': async () => {
      tokens.revokeAll();
      await seconds(1);
    },
    'the server is busy': async () => {
      server.on('/v2/user-tasks/search', problem(503, 'RESOURCE_EXHAUSTED', 'no'));
      await seconds(10);
    },
    'a proxy answers in its place': async () => {
      server.on('/v2/topology', page(502));
      await seconds(5);
    },
  };

  function flows(): object[] {
    const onTab = { z: 'tab', x: 1, y: 1 };
    const action = { ...onTab, cluster: 'cluster', wires: [['sink']] };
    const cluster = oidcProperties(server, { environment: 'self-managed', timeout: '5' });
    return [
      { id: 'tab', type: 'tab', label: 'soak' },
      { id: 'cluster', type: 'camunda8-cluster', ...cluster, credentials: CLIENT },
      {
        id: 'source',
        ...onTab,
        type: 'soak-source',
        seconds: MINUTES * 60,
        interval: INTERVAL,
        wires: [['topology'], ['search'], ['login']],
      },
      { id: 'topology', ...action, type: 'camunda8-topology' },
      { id: 'search', ...action, type: 'camunda8-search-tasks' },
      { id: 'login', ...action, type: 'camunda8-login' },
      { id: 'catch', ...onTab, type: 'catch', scope: ['topology', 'search', 'login'], wires: [['sink']] },
      { id: 'sink', ...onTab, type: 'soak-sink', wires: [] },
    ];
  }

  const look = async (): Promise<Soak> => JSON.parse(await nodeRed.get('/soak'));

  before(async () => {
    // It comes back to this port, which the system would give somebody else.
    await start(await freePort(0));
    nodeRed = await RealNodeRed.start(path.join(__dirname, 'soak-nodes'));
  });

  after(async () => {
    await nodeRed.stop();
    await server.stop();
  });

  it(`line 30: ${MINUTES} minutes of trouble: every message ends, memory stays within 20 % of the first minute's`, async () => {
    await nodeRed.deploy(flows());
    const ends = performance.now() + MINUTES * 60_000;
    let first: Soak | undefined;
    while (performance.now() < ends) {
      for (const trouble of Object.values(troubles)) {
        await trouble();
        calm();
        await seconds(8);
        first ??= ends - performance.now() < (MINUTES - 1) * 60_000 ? await look() : undefined;
      }
    }
    await until('every message has ended', 60_000, async () => (await look()).open === 0 || undefined);
    const last = await look();
    console.log(`      first minute ${JSON.stringify(first)}\n      end ${JSON.stringify(last)}`);
    const failed = Object.entries(last.failed);
    should(last.unknown).equal(0);
    should(last.answered + failed.reduce((sum, [, count]) => sum + count, 0)).equal(last.sent);
    should(last.sent).be.aboveOrEqual(MINUTES * 60 * 25);
    should(last.answered).be.above(last.sent / 2);
    for (const [code] of failed) should(code).match(/^CAMUNDA_(UNAVAILABLE|BUSY|TIMEOUT|AUTH|PROTOCOL)$/);
    should(last.heapUsed).be.belowOrEqual((first?.heapUsed ?? 0) * 1.2);
    should(last.rss).be.belowOrEqual((first?.rss ?? 0) * 1.2);
    should(nodeRed.log).equal('');
  });
});
