import should from 'should';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import type { Start } from '../../../src/processes/start';
import { MINUTE, SECOND } from '../../support/bpmn/test-engine';
import { empty, page, problem, reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { refusalOf } from '../../support/searches';
import { ClockHouse, NEW } from './clock-house';

const TAG = /^node-red:[\da-f-]{36}$/;

describe('a start that waits for the end of its process', () => {
  let house: ClockHouse;
  let told: { hasIncident: boolean }[];
  const begin = async (options: SandboxOptions = {}) => {
    house = await ClockHouse.open(options);
    told = [];
  };
  afterEach(() => house.close());

  const wait = (start: Partial<Start> = {}, more: object = {}) =>
    house.client.processes.startAndWait(
      { ...NEW, ...start },
      {
        ...{ timeout: 10 * MINUTE, fetchVariables: [], clock: house.clock, signal: undefined },
        ...{ tell: (state) => void told.push(state) },
        ...more,
      },
    );
  const asked = (path: RegExp) => house.proxy.seen.filter((one) => path.test(`${one.method} ${one.path}`));
  const complete = (variables = {}) => {
    house.sandbox.engine.completeJob(house.job(), { variables });
  };

  for (const version of ['8.8', '8.9'] as const) {
    for (const [what, instead] of [
      ['resets the connection', reset],
      ['answers 504 with a page', page(504)],
      ['ends the answer', page(200, '')],
    ] as const) {
      it(`comes back with its variables after 5 minutes through a proxy that ${what} after 60 s (${version})`, async () => {
        await begin({ version });
        house.cutsAfter(60, instead);
        const ended = wait({ tags: ['order-7'] });
        const key = await house.started();
        house.clock.advance(60 * SECOND);
        const { value } = await house.through(ended);
        should(value.variables).eql({ cat: 'Minka' });
        should(value.instance).match({ processInstanceKey: key, processDefinitionId: 'long' });
        should(house.instances).have.length(1);
        should(asked(/^POST .*process-instances$/)).have.length(1);
        should(house.clock.now() - (house.instances[0]?.startDate ?? 0)).be.below(5 * MINUTE + 15 * SECOND);
      });
    }

    it(`is answered by Camunda itself where that is in time (${version})`, async () => {
      await begin({ version });
      const ended = wait({ processDefinitionId: 'p' });
      const key = await house.started();
      house.clock.advance(10 * SECOND);
      complete({ grams: 70 });
      const { value, requests } = await ended;
      should(value.variables).eql({ cat: 'Minka', grams: 70 });
      should(value.instance).match({ processInstanceKey: key, tags: [TAG] });
      should(requests).equal(2);
      should(JSON.parse(asked(/^POST/)[0]?.body ?? '')).match({
        awaitCompletion: true,
        requestTimeout: 2 * MINUTE,
        tags: [TAG],
      });
    });

    it(`goes on after the end of Camunda's own wait, and brings the variables that are named (${version})`, async () => {
      await begin({ version });
      const big = 'x'.repeat(20_000);
      const ended = wait({ variables: { cat: 'Minka', big } }, { fetchVariables: ['big', 'none'] });
      await house.started();
      house.clock.advance(2 * MINUTE);
      should((await house.through(ended)).value.variables).eql({ big });
      should(asked(/^POST .*variables.search/)).have.length(1);
    });
  }

  it('is told which instance goes on when its time is over', async () => {
    await begin();
    const ended = wait({}, { timeout: 70 * SECOND });
    const key = await house.started();
    house.clock.advance(70 * SECOND);
    const error = await refusalOf('CAMUNDA_TIMEOUT', () => house.through(ended));
    should(error.message).equal(`Process instance ${key} still runs after 70 s. It goes on`);
    should(error.cause).match({ done: 'yes', retryable: false, processInstanceKey: key });
  });

  it('is told that the instance was canceled', async () => {
    await begin();
    const ended = wait();
    const key = await house.started();
    house.sandbox.engine.cancelInstance(key);
    house.clock.advance(2 * MINUTE);
    const error = await refusalOf('CAMUNDA_CONFLICT', () => house.through(ended));
    should(error.message).equal(`Process instance ${key} was canceled before its end`);
  });

  it('waits on while there is an incident, and tells of it', async () => {
    await begin();
    const ended = wait({ processDefinitionId: 'p' }, { timeout: 3 * MINUTE });
    await house.started();
    house.sandbox.engine.failJob(house.job(), { retries: 0 });
    house.clock.advance(2 * MINUTE);
    await refusalOf('CAMUNDA_TIMEOUT', () => house.through(ended));
    should(told.at(-1)).eql({ hasIncident: true });
  });

  it('bears failures of its looks', async () => {
    await begin();
    house.cutsAfter(60, reset);
    const ended = wait();
    const key = await house.started();
    let failures = 3;
    const path = `/v2/process-instances/${key}`;
    const forward = forwardTo(house.sandbox.url);
    house.proxy.on(path, (seen, response) => (failures-- > 0 ? empty(503) : forward)(seen, response));
    house.clock.advance(60 * SECOND);
    should((await house.through(ended)).value.variables).eql({ cat: 'Minka' });
    should(failures).be.below(0);
  });

  it('bears that Camunda is not there for a while', async () => {
    await begin();
    house.cutsAfter(60, reset);
    const ended = wait();
    await house.started();
    const isBack = house.clock.now() + 100 * SECOND;
    const forward = forwardTo(house.sandbox.url);
    house.proxy.on('*', (seen, response) =>
      (house.clock.now() < isBack ? empty(503) : forward)(seen, response),
    );
    house.clock.advance(60 * SECOND);
    should((await house.through(ended)).value.variables).eql({ cat: 'Minka' });
    should(house.instances).have.length(1);
  });

  it('says which instance was started where its end cannot be seen', async () => {
    await begin();
    house.cutsAfter(60, reset);
    const ended = wait();
    const key = await house.started();
    house.proxy.on(`/v2/process-instances/${key}`, problem(403, 'FORBIDDEN', 'no READ_PROCESS_INSTANCE'));
    house.clock.advance(60 * SECOND);
    const error = await refusalOf('CAMUNDA_FORBIDDEN', () => house.through(ended));
    should(error.message).startWith('The process was started, but its end could not be seen: Camunda does');
    should(error.cause).match({ done: 'yes', retryable: false, processInstanceKey: key });
  });

  it('says that the process may have started where no instance has its tag', async () => {
    await begin();
    house.proxy.on('/v2/process-instances', reset);
    const error = await refusalOf('CAMUNDA_UNAVAILABLE', () => house.through(wait()));
    should(error.message).startWith('The process may have started, but it could not be found.');
    should(error.cause).match({ done: 'maybe', retryable: false });
  });

  it('is not sent again where Camunda did not take it, and says so', async () => {
    await begin();
    await refusalOf('CAMUNDA_NOT_FOUND', () => wait({ processDefinitionId: 'other' }));
    should(asked(/^POST/)).have.length(1);
  });

  it('takes nine tags, for one is its own', async () => {
    await begin();
    const error = await refusalOf('CAMUNDA_INVALID', () => wait({ tags: [...'abcdefghij'] }));
    should(error.message).equal('There are 10 tags. Give at most 9');
  });

  for (const [what, at] of [
    ['while Camunda waits', 0],
    ['while it looks itself', 130 * SECOND],
  ] as const) {
    it(`ends with a deploy ${what}`, async () => {
      await begin();
      const deploy = new AbortController();
      const ended = wait({}, { signal: deploy.signal });
      await house.started();
      if (at > 0) {
        house.clock.advance(2 * MINUTE);
        await house.asleep();
      }
      deploy.abort();
      const error = await refusalOf('CAMUNDA_ABORTED', () => ended);
      should(error.message).startWith('A deploy or a stop ended the wait for the process');
      should(house.instances[0]?.state).equal('ACTIVE');
    });
  }

  it('of 8.6 waits 15 s, and says plainly that it knows no key then', async () => {
    await begin({ version: '8.6' });
    const ended = wait();
    await house.started();
    house.clock.advance(15 * SECOND);
    const error = await refusalOf('CAMUNDA_TIMEOUT', () => ended);
    should(error.message).startWith('Camunda 8.6.0 waits 15 s at most. The process goes on');
    should(error.cause).match({ done: 'maybe', retryable: false });
  });

  it('of 8.6 comes back with the variables where that is in time', async () => {
    await begin({ version: '8.6' });
    const { value } = await wait({ processDefinitionId: 'short' });
    should(value.variables).eql({ cat: 'Minka' });
    should(value.instance.processInstanceKey).equal(house.instances[0]?.key);
  });
});
