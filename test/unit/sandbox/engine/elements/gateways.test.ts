import should from 'should';
import { bpmn, element, end, flow, flows, service, start } from '../../../../support/bpmn/build';
import { TestEngine } from '../../../../support/bpmn/test-engine';

describe('An exclusive gateway', () => {
  const CHOICE = bpmn(
    'p',
    start(),
    element('exclusiveGateway default="which-other"', 'which'),
    ...['big', 'huge', 'other'].map((id) => service(id)),
    flows('start which'),
    flow('which', 'huge', '=x > 100'),
    flow('which', 'big', '=x > 10'),
    flow('which', 'other'),
  );

  for (const [x, way] of [
    [200, 'huge'],
    [20, 'big'],
    [2, 'other'],
  ] as const) {
    it(`takes the first flow whose condition holds, else its default flow: ${way} for ${x}`, async () => {
      const test = await TestEngine.of(CHOICE);
      should(test.active(test.start({ x }))).eql([way]);
    });
  }

  it('is an incident where no condition holds and there is no default flow, until a variable is right', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('exclusiveGateway', 'which'),
        end('a'),
        end('b'),
        flows('start which'),
        flow('which', 'a', '=x = 1'),
        flow('which', 'b', '=x = 2'),
      ),
    );
    const instance = test.start({ x: 3 });
    should(test.incident()).match({
      type: 'CONDITION_ERROR',
      message: 'Expected at least one condition to evaluate to true, or to have a default flow',
    });
    test.engine.setVariables(instance.key, { x: 2 });
    test.engine.resolveIncident(test.incident().key);
    should(test.completed(instance)).eql(['start', 'which', 'b']);
    should(test.incidents()).be.empty();
  });

  it('is an incident where a condition is neither true nor false', async () => {
    const test = await TestEngine.of(CHOICE);
    const instance = test.start();
    const { type, message: words, key } = test.incident();
    should(type).equal('EXTRACT_VALUE_ERROR');
    should(words).startWith("Expected result of the expression 'x > 100' to be 'BOOLEAN', but was 'NULL'.");
    should(words).containEql("[NO_VARIABLE_FOUND] No variable found with name 'x'");
    test.engine.resolveIncident(key);
    should(test.incident().key).not.equal(key);
    test.engine.setVariables(instance.key, { x: 1 });
    test.engine.resolveIncident(test.incident().key);
    should(test.active(instance)).eql(['other']);
  });

  it('lets each token through that comes in', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('parallelGateway', 'fork'),
        element('exclusiveGateway', 'merge'),
        service('work'),
        flows('start fork merge work'),
        element('task', 'detour'),
        flows('fork detour merge'),
      ),
    );
    should(test.active(test.start())).eql(['work', 'work']);
  });
});

describe('A parallel gateway', () => {
  const PARALLEL = bpmn(
    'p',
    start(),
    element('parallelGateway', 'fork'),
    service('a'),
    service('b'),
    element('parallelGateway', 'join'),
    end(),
    flows('start fork a join end'),
    flows('fork b join'),
  );

  it('goes all ways, and joins when all have come', async () => {
    const test = await TestEngine.of(PARALLEL);
    const instance = test.start();
    test.complete('a');
    should(test.active(instance)).eql(['b']);
    test.complete('b');
    should(instance.state).equal('COMPLETED');
  });

  it('does not join two tokens of the same flow', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('parallelGateway', 'fork'),
        element('exclusiveGateway', 'merge'),
        service('slow'),
        element('parallelGateway', 'join'),
        end(),
        flows('start fork merge join end'),
        element('task', 'twice'),
        flows('fork twice merge'),
        flows('fork slow join'),
      ),
    );
    const instance = test.start();
    test.complete('slow');
    should(test.completed(instance).filter((id) => id === 'end')).have.length(1);
    should(instance.state).equal('ACTIVE');
  });

  it('that joins behind a way that is not taken never goes on', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('exclusiveGateway default="which-a"', 'which'),
        element('task', 'a'),
        element('task', 'b'),
        element('parallelGateway', 'join'),
        end(),
        flows('start which a join end'),
        flow('which', 'b', '=false'),
        flows('b join'),
      ),
    );
    const instance = test.start();
    should(instance.state).equal('ACTIVE');
    should(test.completed(instance)).eql(['start', 'which', 'a']);
  });
});

describe('An inclusive gateway', () => {
  const LUNCH = bpmn(
    'p',
    start(),
    element('inclusiveGateway default="fork-salad"', 'fork'),
    ...['pasta', 'steak', 'salad'].map((id) => service(id)),
    element('inclusiveGateway', 'join'),
    service('eat'),
    flows('start fork'),
    flow('fork', 'pasta', '=list contains(courses, "pasta")'),
    flow('fork', 'steak', '=list contains(courses, "steak")'),
    flow('fork', 'salad'),
    flows('pasta join'),
    flows('steak join'),
    flows('salad join eat'),
  );

  it('goes every way whose condition holds, and joins when those have come', async () => {
    const test = await TestEngine.of(LUNCH);
    const instance = test.start({ courses: ['pasta', 'steak'] });
    should(test.active(instance)).eql(['pasta', 'steak']);
    test.complete('pasta');
    should(test.active(instance)).eql(['steak']);
    test.complete('steak');
    should(test.active(instance)).eql(['eat']);
  });

  it('goes its default way where no condition holds', async () => {
    const test = await TestEngine.of(LUNCH);
    const instance = test.start({ courses: [] });
    test.complete('salad');
    should(test.active(instance)).eql(['eat']);
  });

  it('joins without a token that has gone another way', async () => {
    const test = await TestEngine.of(
      bpmn(
        'p',
        start(),
        element('parallelGateway', 'fork'),
        service('a'),
        service('b'),
        element('exclusiveGateway default="turn-away"', 'turn'),
        element('inclusiveGateway', 'join'),
        service('last'),
        end('away'),
        flows('start fork a join last'),
        flows('fork b turn away'),
        flow('turn', 'join', '=comes'),
      ),
    );
    const instance = test.start({ comes: false });
    test.complete('a');
    should(test.active(instance)).eql(['b']);
    test.complete('b');
    should(test.active(instance)).eql(['last']);
  });
});
