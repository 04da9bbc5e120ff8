import { getEventListeners } from 'node:events';
import should from 'should';
import { forgetAborted, Stop, whenAborted } from '../../src/when-aborted';

describe('Waiting for the end of a signal', () => {
  it('is told to all who wait, and to nobody who left', () => {
    const controller = new AbortController();
    const told: string[] = [];
    whenAborted(controller.signal, () => told.push('one'));
    const two = () => told.push('two');
    whenAborted(controller.signal, two);
    whenAborted(controller.signal, () => told.push('three'));
    forgetAborted(controller.signal, two);
    controller.abort();
    should(told).eql(['one', 'three']);
  });

  it('is told to the others too where one of them throws, and nothing is uncaught', async () => {
    const controller = new AbortController();
    const told: string[] = [];
    whenAborted(controller.signal, () => {
      throw new Error('thrown in a listener');
    });
    whenAborted(controller.signal, () => told.push('two'));
    controller.abort();
    await new Promise(setImmediate);
    should(told).eql(['two']);
  });

  it('takes one listener for a thousand who wait: with eleven, Node warns of a leak', () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 1_000; count++) whenAborted(signal, () => {});
    should(getEventListeners(signal, 'abort')).have.length(1);
  });
});

describe('A stop', () => {
  it('ends with the given signal', () => {
    const given = new AbortController();
    const { signal } = new Stop(given.signal);
    should(signal.aborted).be.false();
    given.abort();
    should(signal.aborted).be.true();
  });

  it('has ended where the given signal had', () => {
    should(new Stop(AbortSignal.abort()).signal.aborted).be.true();
  });
});
