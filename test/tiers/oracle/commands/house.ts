import type { Engine } from '../../../../sandbox/engine/engine';
import { bpmnFile, element, end, flows, process, service, start, zeebe } from '../../../support/bpmn/build';
import { dmn, literal, table } from '../../../support/bpmn/dmn';

const listener = zeebe(
  'taskListeners',
  {},
  zeebe('taskListener', { eventType: 'completing', type: 'ask', retries: '3' }),
);
export const HOUSE = bpmnFile(
  process('p', start(), service('a'), service('b'), end(), flows('start a b end')),
  process('short', start('s1'), end('e1'), flows('s1 e1')),
  process(
    'free',
    start('s2'),
    element('adHocSubProcess', 'evening', zeebe('taskDefinition', { type: 'agent' }), service('c')),
    end('e2'),
    flows('s2 evening e2'),
  ),
  process(
    'water',
    start('s3'),
    element('userTask', 'u', zeebe('userTask'), listener),
    end('e3'),
    flows('s3 u e3'),
  ),
);
const PLAN = dmn(
  table('plan', { inputs: ['season'], outputs: ['dish'], rules: [['"winter"', '"stew"']] }, 'season'),
  literal('season', 'if month > 10 then "winter" else 1 + 1'),
);

/** Keys of what is there, by the words that stand for them in a question. */
export async function prepare(engine: Engine): Promise<Record<string, string>> {
  await engine.deploy([
    { name: 'house.bpmn', content: HOUSE },
    { name: 'plan.dmn', content: PLAN },
  ]);
  const begin = (id: string) => engine.createInstance({ process: { id }, tags: ['attic'] }).key;
  const activate = (type: string) =>
    engine.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1 })[0]?.job;
  const keys: Record<string, string> = { failed: begin('p') };
  engine.failJob(activate('a')?.key ?? '', { retries: 0, errorMessage: 'stuck' });
  keys.instance = begin('p');
  const job = activate('a');
  begin('free');
  begin('water');
  engine.completeUserTask(
    [...engine.store.userTask.values()].find(({ state }) => state === 'CREATED')?.key ?? '',
  );
  keys.over = begin('short');
  const { processes, decisions } = engine.definitions;
  return {
    ...keys,
    job: job?.key ?? '',
    element: job?.scope.key ?? '',
    incident: [...engine.store.incident.keys()][0] ?? '',
    agent: activate('agent')?.key ?? '',
    evening:
      [...engine.store.elementInstance.values()].find(({ type }) => type === 'AD_HOC_SUB_PROCESS')?.key ?? '',
    process: processes.find('p', '<default>')?.key ?? '',
    decision: decisions.find('plan', '<default>')?.key ?? '',
  };
}
