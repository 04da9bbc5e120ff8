import type { Engine } from '../../../../sandbox/engine/engine';
import {
  boundary,
  bpmn,
  element,
  end,
  error,
  flow,
  flows,
  job,
  message,
  start,
  zeebe,
} from '../../../support/bpmn/build';
import { dmn, literal, table } from '../../../support/bpmn/dmn';
import type { EngineClock } from '../../../support/bpmn/test-engine';
import type { Entity, Item } from '../vendors/vendor';

const named = (name: string, xml: string) => xml.replace('isExecutable', `name="${name}" isExecutable`);

const digIn = (version: string) =>
  named(
    `Dig in ${version}`,
    bpmn(
      'dig',
      zeebe('versionTag', { value: version }),
      start('start', zeebe('formDefinition', { formId: 'wish' })),
      element('serviceTask name="Dig a hole"', 'hole', job('dig', '2')),
      boundary('struck', 'hole', error('rock')),
      end(),
      end('elsewhere'),
      flows('start hole end'),
      flow('struck', 'elsewhere'),
    ),
  );
const PLANT = named(
  'Plant a tree',
  bpmn(
    'plant',
    start(),
    element('callActivity name="Have it dug"', 'called', zeebe('calledElement', { processId: 'dig' })),
    end(),
    flows('start called end'),
  ),
);
const ORDER = bpmn(
  'order',
  start(),
  element('intermediateCatchEvent', 'paid', message('paid', '=order')),
  element(
    'businessRuleTask',
    'decide',
    zeebe('calledDecision', { decisionId: 'price', resultVariable: 'euros' }),
  ),
  end(),
  flows('start paid decide end'),
);
const CHECK = bpmn(
  'check',
  start('rung', message('bell')),
  element(
    'userTask name="Look who is there"',
    'look',
    zeebe('userTask'),
    zeebe('taskListeners', {}, zeebe('taskListener', { eventType: 'completing', type: 'audit' })),
  ),
  end(),
  flows('rung look end'),
);
const PRICES = dmn(
  table('price', { inputs: ['size'], outputs: ['euros'], rules: [['> 3', '40']] }, 'size'),
  literal('size', 'height + 1'),
);
const OTHER_PRICES = PRICES.replaceAll('"house"', '"garden"')
  .replace('name="House"', 'name="Garden"')
  .replaceAll('price', 'prize')
  .replaceAll('"size', '"seize')
  .replaceAll('#size', '#seize');
const WISH = JSON.stringify({ id: 'wish', type: 'default', components: [] });

/** Filters that compare no field of what they find, and how many they find. */
export const OTHER_FILTERS: readonly [entity: Entity, filter: Item, count: number][] = [
  ['process-definitions', { isLatestVersion: true }, 4],
  ['process-definitions', { isLatestVersion: true, processDefinitionId: 'dig' }, 1],
  ['process-instances', { variables: [{ name: 'depth', value: '5' }] }, 2],
  ['process-instances', { variables: [{ name: 'depth', value: { $in: ['3', '6'] } }] }, 3],
  ['process-instances', { variables: [{ name: 'who', value: '"Käthe"' }] }, 1],
  ['process-instances', { tags: ['garden'] }, 2],
  ['process-instances', { tags: ['garden', 'heavy'] }, 1],
  ['process-instances', { elementId: 'hole', elementInstanceState: 'ACTIVE' }, 5],
  ['process-instances', { errorMessage: { $like: 'It *' } }, 1],
  ['process-instances', { hasRetriesLeft: true }, 1],
  ['process-instances', { $or: [{ state: 'TERMINATED' }, { processDefinitionId: 'order' }] }, 4],
];

/** Deploys and plays a bit of everything, a second between all that happens, so that nearly every field has two values. */
export async function playSearchedHouse(engine: Engine, clock: EngineClock): Promise<void> {
  const deploy = (files: Record<string, string>) =>
    engine.deploy(Object.entries(files).map(([name, content]) => ({ name, content })));
  const then = <Result>(result: Result): Result => {
    clock.advance(1000);
    return result;
  };
  const begin = (id: string, variables: Item = {}, more: Item = {}) =>
    then(engine.createInstance({ process: { id }, variables, ...more })).key;
  const take = (type: string, worker: string) => {
    const [taken] = engine.activateJobs({ type, worker, timeout: 3_600_000, maxJobsToActivate: 1 });
    return then(taken?.job.key ?? '');
  };

  await deploy({ 'wish.form': WISH, 'dig.bpmn': digIn('spring'), 'prices.dmn': PRICES });
  await deploy({
    'dig.bpmn': digIn('autumn'),
    'plant.bpmn': PLANT,
    'order.bpmn': ORDER,
    'check.bpmn': CHECK,
  });
  await deploy({ 'other-prices.dmn': OTHER_PRICES });

  begin('dig', { depth: 1, who: 'Käthe' }, { tags: ['garden'], businessId: 'B-1' });
  engine.completeJob(take('dig', 'Anna'), { variables: { wide: true } });
  begin('dig', { depth: 2 }, { tags: ['garden', 'heavy'], businessId: 'B-2' });
  then(engine.failJob(take('dig', 'Ben'), { retries: 0, errorMessage: 'The spade is broken' }));
  begin('plant', { depth: 3 });
  then(engine.failJob(take('dig', 'Ben'), { retries: 0, errorMessage: 'It rains' }));
  begin('plant', { depth: 4 });
  for (const code of ['rock', 'pipe']) {
    begin('dig', { depth: 5 });
    then(engine.throwError(take('dig', 'Anna'), { errorCode: code, errorMessage: `There is a ${code}` }));
  }
  then(engine.cancelInstance(begin('dig', { depth: 6 })));
  take('dig', 'Cleo');
  begin('dig', { depth: 7 });
  then(engine.failJob(take('dig', 'Cleo'), { retries: 1, errorMessage: 'Later', retryBackOff: 3_600_000 }));
  for (const [order, height] of Object.entries({ A1: 3, A2: 4, A3: 5 })) begin('order', { order, height });
  for (const correlationKey of ['A1', 'A2']) then(engine.publishMessage({ name: 'paid', correlationKey }));
  for (const who of ['postman', 'cat']) {
    then(engine.publishMessage({ name: 'bell', correlationKey: '', variables: { who } }));
    const [task] = [...engine.store.userTask.values()].reverse();
    then(engine.completeUserTask(task?.key ?? ''));
    const reason = { denied: true, deniedReason: `No ${who}` };
    engine.completeJob(take('audit', 'Anna'), who === 'cat' ? {} : reason);
  }
}
