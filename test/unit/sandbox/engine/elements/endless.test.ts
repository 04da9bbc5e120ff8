import should from 'should';
import { bpmn, element, end, flow, flows, start } from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

describe('Gateways that go round and round', () => {
  const LOOP = bpmn(
    'p',
    start(),
    element('exclusiveGateway default="a-b"', 'a'),
    element('exclusiveGateway', 'b'),
    end(),
    flows('start a b a'),
    flow('a', 'end', '=isOver'),
  );

  it('become incidents where the tokens get more and more', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('exclusiveGateway', 'a'),
        element('parallelGateway', 'b'),
        flows('start a b a'),
        element('task', 'c'),
        flows('b c a'),
      ),
    );
    test.start();
    should(test.incidents().length).be.within(1, 20_000);
  });

  it('become an incident, and the process goes on when the loop has an end', async () => {
    const test = await TestEngine.of(LOOP);
    const instance = test.start({ isOver: false });
    should(test.incident().message).match(/entered 20000 elements without/);
    test.engine.setVariables(instance.key, { isOver: true });
    test.engine.resolveIncident(test.incident().key);
    should(instance.state).equal('COMPLETED');
  });
});
