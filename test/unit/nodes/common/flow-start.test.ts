import { EventEmitter } from 'node:events';
import type { NodeAPI } from 'node-red';
import should from 'should';
import { FlowStart } from '../../../../nodes/common/flow-start';

const turn = () => new Promise(setImmediate);

describe('What begins with the flows', () => {
  let events: EventEmitter;
  let start: FlowStart;
  let begun: string[];
  const begins = (name: string) => start.wait(() => begun.push(name));

  beforeEach(() => {
    events = new EventEmitter();
    start = new FlowStart({ events } as unknown as NodeAPI);
    begun = [];
  });

  it('begins after the start, one in a turn of the event loop', async () => {
    for (const name of ['one', 'two']) begins(name);
    events.emit('flows:started');
    should(begun).eql([]);
    await turn();
    should(begun).eql(['one']);
    await turn();
    should(begun).eql(['one', 'two']);
    should(events.listenerCount('flows:started')).equal(0);
  });

  it('does not begin where it was closed before its turn', async () => {
    begins('one');
    const close = begins('two');
    events.emit('flows:started');
    close();
    for (let turns = 0; turns < 3; turns++) await turn();
    should(begun).eql(['one']);
  });

  it('waits for its own start, though those of the last one are still beginning', async () => {
    for (const name of ['one', 'two']) begins(name);
    events.emit('flows:started');
    await turn();
    begins('late');
    for (let turns = 0; turns < 4; turns++) await turn();
    should(begun).eql(['one', 'two']);
    events.emit('flows:started');
    await turn();
    should(begun).eql(['one', 'two', 'late']);
  });
});
