import should from 'should';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import type { Clock } from '../../../src/clock';
import type { Start } from '../../../src/processes/start';
import { MINUTE, SECOND } from '../../support/bpmn/test-engine';
import { page, reset } from '../../support/faults';
import { refusalOf } from '../../support/searches';
import { ClockHouse, NEW } from './clock-house';

describe('a start whose answer is lost', () => {
  let house: ClockHouse;
  const begin = async (options: SandboxOptions = {}) => {
    house = await ClockHouse.open(options);
  };
  afterEach(() => house.close());

  const start = (more: Partial<Start> = {}) =>
    house.client.processes.start({ ...NEW, ...more }, { clock: house.clock, signal: undefined });
  const sent = () => house.proxy.asked('/v2/process-instances');
  const begun = (more: object) => house.sandbox.engine.createInstance({ process: { id: 'long' }, ...more });

  for (const [what, version, own] of [
    ['tags', '8.8', { tags: ['order-7', 'urgent'] }],
    ['tags', '8.9', { tags: ['order-7', 'urgent'] }],
    ['a business ID', '8.9', { businessId: '4711' }],
  ] as const) {
    for (const [how, instead] of [
      ['reset', reset],
      ['502', page(502)],
      ['empty', page(200, '')],
    ] as const) {
      it(`is found by ${what}, and not sent again (${version}, ${how})`, async () => {
        await begin({ version, exportDelay: 3 * SECOND });
        house.losesAnswer('/v2/process-instances', instead);
        const { value } = await house.through(start(own), SECOND);
        should(value).match({
          processInstanceKey: house.instances[0]?.key,
          processDefinitionId: 'long',
          ...own,
        });
        should(sent()).have.length(1);
        should(house.instances).have.length(1);
      });
    }
  }

  it('is not taken for one that was there before with the same tags', async () => {
    await begin();
    begun({ tags: ['order-7'] });
    house.clock.advance(MINUTE);
    house.proxy.on('/v2/process-instances', reset);
    const error = await refusalOf('CAMUNDA_UNAVAILABLE', () => house.through(start({ tags: ['order-7'] })));
    should(error.message).startWith('The process may have started, but it could not be found.');
    should(error.cause).match({ done: 'maybe', retryable: false });
  });

  it('is told by the clock of the server, whatever the time is here', async () => {
    await begin();
    house.losesAnswer('/v2/process-instances');
    const clock: Clock = {
      wall: () => house.clock.now() + 30 * MINUTE,
      monotonic: () => house.clock.monotonic(),
      sleep: (milliseconds, signal) => house.clock.sleep(milliseconds, signal),
    };
    const started = house.client.processes.start({ ...NEW, tags: ['order-7'] }, { clock, signal: undefined });
    should((await house.through(started)).value.processInstanceKey).equal(house.instances[0]?.key);
  });

  it('is not guessed where two are new', async () => {
    await begin();
    house.losesAnswer('/v2/process-instances');
    const started = start({ tags: ['order-7'] });
    await house.asleep();
    begun({ tags: ['order-7'] });
    const error = await refusalOf('CAMUNDA_UNAVAILABLE', () => house.through(started));
    should(error.cause.done).equal('maybe');
  });

  for (const version of ['8.6', '8.8'] as const) {
    it(`says that it may have started where nothing of it is its own (${version})`, async () => {
      await begin({ version });
      house.losesAnswer('/v2/process-instances');
      const error = await refusalOf('CAMUNDA_UNAVAILABLE', () => start());
      should(error.message).startWith('The process may have started. ');
      should(error.cause).match({ done: 'maybe', retryable: false });
      should(sent()).have.length(1);
    });
  }
});
