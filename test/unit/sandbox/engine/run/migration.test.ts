import should from 'should';
import { boundary, bpmn, end, flows, message, service, start } from '../../../../support/bpmn/build';
import { refused, TestEngine } from '../../../../support/bpmn/test-engine';

describe('A migration', () => {
  const before = bpmn(
    'p',
    start(),
    service('work'),
    end(),
    flows('start work end'),
    boundary('rang', 'work', message('bell', '=door')),
    end('opened'),
    flows('rang opened'),
  );
  const after = bpmn(
    'q',
    start(),
    service('task'),
    service('more'),
    flows('start task more'),
    boundary('knocked', 'task', message('bell', '=door')),
    service('answer'),
    flows('knocked answer'),
  );
  const mapping = [
    { sourceElementId: 'work', targetElementId: 'task' },
    { sourceElementId: 'rang', targetElementId: 'knocked' },
  ];

  it('lets an instance go on as one of another process', async () => {
    const test = await TestEngine.of(before, after);
    const target = test.engine.definitions.processes.find('q', '<default>')?.key ?? '';
    const [one, two] = [test.start({ door: 1 }), test.start({ door: 2 })];
    for (const { key } of [one, two])
      test.engine.migrateInstance(key, { targetProcessDefinitionKey: target, mappingInstructions: mapping });
    should(one.definition.id).equal('q');
    test.engine.completeJob(test.jobs('work')[0]?.job.key ?? '');
    test.engine.publishMessage({ name: 'bell', correlationKey: '2' });
    should([test.active(one), test.active(two)]).eql([['more'], ['answer']]);
  });

  it('is refused where an active element is not mapped, or to another type', async () => {
    const test = await TestEngine.of(before, after);
    const target = test.engine.definitions.processes.find('q', '<default>')?.key ?? '';
    const { key } = test.start({ door: 1 });
    const refusal = (targetProcessDefinitionKey: string, mappingInstructions: typeof mapping) =>
      refused(() => test.engine.migrateInstance(key, { targetProcessDefinitionKey, mappingInstructions }));
    should(refusal('7', mapping).code).equal('NOT_FOUND');
    should(refusal(target, [])).match({
      code: 'INVALID_STATE',
      message: /no mapping instruction defined for active element with id 'work'/,
    });
    should(refusal(target, [{ sourceElementId: 'work', targetElementId: 'start' }])).match({
      code: 'INVALID_STATE',
      message: /different type 'START_EVENT'/,
    });
    should(refusal(target, [{ sourceElementId: 'work', targetElementId: 'x' }])).match({
      code: 'INVALID_ARGUMENT',
      message: /non-existing target element id 'x'/,
    });
  });
});
