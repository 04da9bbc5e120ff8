import should from 'should';
import { systemClock } from '../../../src/clock';
import { refusal } from '../../support/refusal';

describe("The system's clock", () => {
  it('never wakes anybody too early, however busy the process is', async () => {
    for (let attempt = 0; attempt < 10; attempt++) {
      const busyUntil = performance.now() + 10;
      while (performance.now() < busyUntil);
      const started = systemClock.monotonic();
      await systemClock.sleep(20);
      should(systemClock.monotonic() - started).be.aboveOrEqual(20);
    }
  });

  it('wakes with CAMUNDA_ABORTED who is aborted, also before he sleeps', async () => {
    const controller = new AbortController();
    const asleep = refusal(systemClock.sleep(60_000, controller.signal));
    controller.abort();
    should((await asleep).code).equal('CAMUNDA_ABORTED');
    should((await refusal(systemClock.sleep(60_000, controller.signal))).code).equal('CAMUNDA_ABORTED');
  });

  it('does not keep the process alive', () => {
    const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    void systemClock.sleep(60_000, AbortSignal.timeout(10)).catch(() => {});
    const after = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    should(after).equal(before);
  });
});
