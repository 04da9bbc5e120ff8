import should from 'should';
import type { Fields, Operation } from '../../../src/operations/operation';
import {
  cancelProcessInstance,
  deleteProcessInstance,
  modifyProcessInstance,
  setVariables,
} from '../../../src/operations/process-instance-commands';
import { readInput } from '../../../src/operations/read-input';
import { inTurn, reset } from '../../support/faults';
import { forwardTo } from '../../support/forward';
import { refusalOf } from '../../support/searches';
import { ClockHouse } from './clock-house';

describe('a command for a process instance whose answer is lost', () => {
  let house: ClockHouse;
  let key: string;
  beforeEach(async () => {
    house = await ClockHouse.open({ version: '8.9' });
    key = house.sandbox.engine.createInstance({ process: { id: 'p' } }).key;
  });
  afterEach(() => house.close());

  const call = <F extends Fields>(operation: Operation<F>, values: Record<string, unknown> = {}) => {
    const input = readInput(operation.input, { processInstanceKey: key, elementInstanceKey: key, ...values });
    return house.through(
      house.client.processes.call(operation, input, { clock: house.clock, signal: undefined }),
    );
  };

  it('is sent again as a cancellation, and a 404 to that counts as done', async () => {
    const path = `/v2/process-instances/${key}/cancellation`;
    house.losesAnswer(path);
    should(await call(cancelProcessInstance)).match({ requests: 2 });
    should(house.proxy.asked(path)).have.length(2);
    should(house.instances[0]?.state).equal('TERMINATED');
  });

  it('is sent again as a deletion likewise', async () => {
    house.sandbox.engine.cancelInstance(key);
    house.losesAnswer(`/v2/process-instances/${key}/deletion`);
    should(await call(deleteProcessInstance)).match({ requests: 2 });
    should(house.instances).be.empty();
  });

  it('does not take a 409 to a deletion for done', async () => {
    const path = `/v2/process-instances/${key}/deletion`;
    house.proxy.on(path, inTurn(reset, forwardTo(house.sandbox.url)));
    const error = await refusalOf('CAMUNDA_CONFLICT', () => call(deleteProcessInstance));
    should(error.message).startWith(`Process instance ${key} is still running. Cancel it first`);
  });

  it('is sent again where it sets variables', async () => {
    house.losesAnswer(`/v2/element-instances/${key}/variables`);
    await call(setVariables, { variables: { grams: 70 } });
    should(house.sandbox.engine.variablesOf(key)).eql({ grams: 70 });
  });

  it('is not sent again where that would do something twice', async () => {
    const path = `/v2/process-instances/${key}/modification`;
    house.losesAnswer(path);
    const error = await refusalOf('CAMUNDA_UNAVAILABLE', () =>
      call(modifyProcessInstance, { activateInstructions: [{ elementId: 'a' }] }),
    );
    should(error.cause).match({ done: 'maybe', retryable: false });
    should(house.proxy.asked(path)).have.length(1);
  });
});
