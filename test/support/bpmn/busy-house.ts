import type { Engine } from '../../../sandbox/engine/engine';
import { bpmn, element, end, flows, message, service, start, zeebe } from './build';
import { dmn, literal, table } from './dmn';

const WORK = bpmn('work', start(), service('dig'), end(), flows('start dig end'));
const CALL = bpmn(
  'call',
  start(),
  element('callActivity name="Have it dug"', 'called', zeebe('calledElement', { processId: 'work' })),
  end(),
  flows('start called end'),
);
const WAIT = bpmn(
  'wait',
  start(),
  element('intermediateCatchEvent', 'paid', message('paid', '=order')),
  end(),
  flows('start paid end'),
);
const RING = bpmn(
  'ring',
  start('rung', message('ring')),
  element(
    'businessRuleTask',
    'decide',
    zeebe('calledDecision', { decisionId: 'open', resultVariable: 'is' }),
  ),
  element('userTask name="Open the door"', 'door', zeebe('userTask')),
  end(),
  flows('rung decide door end'),
);
const FORM = bpmn(
  'formed',
  start('start', zeebe('formDefinition', { formId: 'wish' })),
  end(),
  flows('start end'),
);

const DECISIONS = dmn(
  table('open', { inputs: ['age'], outputs: ['is'], rules: [['> 3', '"open"']] }, 'age'),
  literal('age', '7'),
);

/** A form as it is deployed. */
const WISH = JSON.stringify({ id: 'wish', type: 'default', components: [] });

export interface BusyHouse {
  /** Waits at a job. */
  readonly waiting: string;
  /** Has an incident, for its job has failed for good. */
  readonly stuck: string;
  /** Has called an instance that has an incident. */
  readonly calling: string;
  /** Is completed. */
  readonly done: string;
  /** Of the instance that is completed. */
  readonly job: string;
  /** A message has started it, a decision has been made, and a user task waits. */
  readonly rung: string;
  /** Waits for a message. */
  readonly unpaid: string;
}

/** Deploys and plays a bit of everything. @returns keys of instances and of a job */
export async function playBusyHouse(engine: Engine): Promise<BusyHouse> {
  const files = {
    'work.bpmn': WORK,
    'call.bpmn': CALL,
    'wait.bpmn': WAIT,
    'ring.bpmn': RING,
    'formed.bpmn': FORM,
  };
  await engine.deploy(
    Object.entries({ ...files, 'open.dmn': DECISIONS, 'wish.form': WISH }).map(([name, content]) => ({
      name,
      content,
    })),
  );
  const create = (id: string, variables = {}) => engine.createInstance({ process: { id }, variables });
  const take = () => {
    const [taken] = engine.activateJobs({
      type: 'dig',
      timeout: 60_000,
      maxJobsToActivate: 1,
      worker: 'Ben',
    });
    return taken?.job.key ?? '';
  };
  const { key: done } = create('work', { depth: 2 });
  const job = take();
  engine.completeJob(job, { variables: { hole: true } });
  const { key: stuck } = create('work', { depth: 3 });
  engine.failJob(take(), { retries: 0, errorMessage: 'The spade is broken' });
  const { key: calling } = create('call', { depth: 4 });
  engine.failJob(take(), { retries: 0, errorMessage: 'It rains' });
  const waiting = engine.createInstance({
    process: { id: 'work' },
    variables: { depth: 5, note: 'x'.repeat(9000) },
    tags: ['garden'],
    businessId: 'B-1',
  });
  create('wait', { order: 'A1' });
  const { key: unpaid } = create('wait', { order: 'A2' });
  engine.publishMessage({ name: 'paid', correlationKey: 'A1' });
  engine.publishMessage({ name: 'ring', correlationKey: '' });
  const rung = [...engine.store.processInstance.values()].find(({ definition: { id } }) => id === 'ring');
  return { waiting: waiting.key, stuck, calling, done, job, rung: rung?.key ?? '', unpaid };
}
