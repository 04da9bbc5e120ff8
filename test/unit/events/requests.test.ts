import should from 'should';
import { SERVERS, Stage } from './watching';

describe('task events: requests', () => {
  // A search of 8.8 finds several states; 8.6 and Tasklist need one each.
  const most: Record<string, number> = { '8.6 over /v2': 6, '8.8 over /v2': 5, '8.8 over Tasklist /v1': 6 };

  for (const { name, api, options } of SERVERS.filter((server) => server.name in most)) {
    it(`${name}: 10,000 open tasks and a quiet hour cost fewer than ${most[name]} a minute`, async () => {
      const stage = await Stage.start(api, { ...options, tasks: 10_000 });
      try {
        const before = stage.clock.wall();
        const watching = await stage.watch();
        while (stage.clock.wall() - before < 3_600_000) await watching.next();
        const minutes = (stage.clock.wall() - before) / 60_000;
        should(stage.sandbox.requests.length / minutes).be.within(2, most[name] ?? 0);
        should(watching.told).be.empty();
        should(watching.openCount).equal(10_000);
      } finally {
        await stage.close();
      }
    }).timeout(90_000);
  }
});
