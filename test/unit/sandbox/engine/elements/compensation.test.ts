import should from 'should';
import {
  boundary,
  bpmn,
  compensate,
  element,
  end,
  flow,
  flows,
  job,
  service,
  start,
} from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

const throwing = (id: string, event: string, ...more: string[]) =>
  element('intermediateThrowEvent', id, event, ...more);

describe('Compensation', () => {
  const undo = (id: string) =>
    boundary(`undo-${id}`, id, compensate()) +
    element('serviceTask isForCompensation="true"', `no-${id}`, job(`no-${id}`)) +
    `<bpmn:association id="a-${id}" sourceRef="undo-${id}" targetRef="no-${id}"/>`;

  it('lets the handlers of what is done undo it, and goes on when all are through', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        service('book'),
        service('pay'),
        service('never'),
        element('exclusiveGateway default="gw-oops"', 'gw'),
        throwing('oops', compensate()),
        end(),
        flows('start book pay gw oops end'),
        flow('gw', 'never', '=false'),
        undo('book'),
        undo('pay'),
        undo('never'),
      ),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('pay');
    should(test.active(instance)).eql(['no-book', 'no-pay', 'oops']);
    test.complete('no-pay');
    should(instance.state).equal('ACTIVE');
    test.complete('no-book');
    should(instance.state).equal('COMPLETED');
  });

  it('can be of one activity', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        service('book'),
        service('pay'),
        end('oops', compensate('pay')),
        flows('start book pay oops'),
        undo('book'),
        undo('pay'),
      ),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('pay');
    should(test.active(instance)).eql(['no-pay', 'oops']);
  });

  it('reaches into sub-processes that are over', async () => {
    const sub = element('subProcess', 'sub', start('in'), service('book'), flows('in book'), undo('book'));
    const test = await TestEngine.of(
      bpmn('p', start(), sub, end('oops', compensate()), flows('start sub oops')),
    );
    const instance = test.start();
    test.complete('book');
    test.complete('no-book');
    should(instance.state).equal('COMPLETED');
  });

  it('goes on at once where nothing is to be undone', async () => {
    const test = await TestEngine.of(bpmn('p', start(), end('oops', compensate()), flows('start oops')));
    should(test.start().state).equal('COMPLETED');
  });
});
