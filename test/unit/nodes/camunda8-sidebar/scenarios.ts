import type { Engine } from '../../../../sandbox/engine/engine';
import {
  boundary,
  bpmn,
  element,
  end,
  eventSubProcess,
  flow,
  flows,
  loop,
  message,
  service,
  start as startEvent,
} from '../../../support/bpmn/build';

/** Ends the one job of a type that waits the longest, or lets it fail for good. */
export function take(engine: Engine, type: string, isGood = true): void {
  const [taken] = engine.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1, worker: 'Ben' });
  const key = taken?.job.key ?? '';
  if (isGood) engine.completeJob(key);
  else engine.failJob(key, { retries: 0, errorMessage: 'It rains' });
}

const gateway = (id: string) => element('parallelGateway', id);

const IN_SUB = bpmn(
  'p',
  startEvent(),
  element('subProcess', 'sub', startEvent('in'), service('dig'), end('out'), flows('in dig out')),
  end(),
  flows('start sub end'),
);

const inRain = (isInterrupting: boolean) =>
  bpmn(
    'p',
    startEvent(),
    service('dig'),
    boundary('rain', 'dig', message('rain', '="1"'), isInterrupting),
    service('wait'),
    end(),
    flows('start dig end'),
    flows('rain wait'),
  );

/** What process `p` looks like while it runs. */
export interface Scenario {
  what: string;
  model: string;
  play?: (engine: Engine, instance: string) => void;
  /** Tokens by elements; those with a sign are stuck. */
  tokens: Record<string, string>;
  way: string;
  ended?: Partial<Record<'completed' | 'canceled', Record<string, number>>>;
}

export const SCENARIOS: Scenario[] = [
  {
    what: 'a loop has a token for each of its turns, the loop itself none',
    model: bpmn(
      'p',
      startEvent(),
      service('each', loop({ inputCollection: '=[1, 2, 3, 4]' })),
      end(),
      flows('start each end'),
    ),
    play: (engine) => {
      take(engine, 'each');
      take(engine, 'each', false);
    },
    tokens: { each: '2 !1' },
    way: 'start-each',
    ended: { completed: { start: 1, each: 1 } },
  },
  {
    what: 'a loop that cannot begin is stuck itself',
    model: bpmn(
      'p',
      startEvent(),
      service('each', loop({ inputCollection: '=nothing' })),
      flows('start each'),
    ),
    tokens: { each: '!1' },
    way: 'start-each',
  },
  {
    what: 'a sub-process has a token beside that in it',
    model: IN_SUB,
    tokens: { sub: '1', dig: '1' },
    way: 'in-dig start-sub',
  },
  {
    what: 'a sub-process is stuck where something in it is',
    model: IN_SUB,
    play: (engine) => take(engine, 'dig', false),
    tokens: { sub: '!1', dig: '!1' },
    way: 'in-dig start-sub',
  },
  {
    what: 'a boundary event that interrupts nothing leaves the token where it is',
    model: inRain(false),
    play: (engine) => {
      engine.publishMessage({ name: 'rain', correlationKey: '1' });
      engine.publishMessage({ name: 'rain', correlationKey: '1' });
    },
    tokens: { dig: '1', wait: '2' },
    way: 'rain-wait start-dig',
    ended: { completed: { start: 1, rain: 2 } },
  },
  {
    what: 'a boundary event that interrupts takes the token away',
    model: inRain(true),
    play: (engine) => engine.publishMessage({ name: 'rain', correlationKey: '1' }),
    tokens: { wait: '1' },
    way: 'rain-wait start-dig',
    ended: { completed: { start: 1, rain: 1 }, canceled: { dig: 1 } },
  },
  {
    what: 'an event sub-process has a token beside that in it, and beside that of the process',
    model: bpmn(
      'p',
      startEvent(),
      service('dig'),
      end(),
      flows('start dig end'),
      eventSubProcess(
        'meanwhile',
        element('startEvent isInterrupting="false"', 'rung', message('ring', '="1"')),
        service('open'),
        flows('rung open'),
      ),
    ),
    play: (engine) => engine.publishMessage({ name: 'ring', correlationKey: '1' }),
    tokens: { dig: '1', meanwhile: '1', open: '1' },
    way: 'rung-open start-dig',
  },
  {
    what: 'what has arrived at a joining gateway is only a way',
    model: bpmn(
      'p',
      startEvent(),
      ...[gateway('fork'), gateway('join'), service('dig'), service('plant'), end()],
      flows('start fork dig join end'),
      flows('fork plant join'),
    ),
    play: (engine) => take(engine, 'dig'),
    tokens: { plant: '1' },
    way: 'dig-join fork-dig fork-plant start-fork',
    ended: { completed: { start: 1, fork: 1, dig: 1 } },
  },
  {
    what: 'a way that is taken again is one way',
    model: bpmn(
      'p',
      startEvent(),
      service('dig'),
      element('exclusiveGateway default="deep-end"', 'deep'),
      end(),
      flows('start dig deep end'),
      flow('deep', 'dig', '=true'),
    ),
    play: (engine) => {
      take(engine, 'dig');
      take(engine, 'dig');
    },
    tokens: { dig: '1' },
    way: 'deep-dig dig-deep start-dig',
    ended: { completed: { start: 1, dig: 2, deep: 2 } },
  },
  {
    what: 'a token that was moved is where it was moved to',
    model: bpmn('p', startEvent(), service('dig'), service('plant'), end(), flows('start dig plant end')),
    play: (engine, instance) => {
      const [dig] = [...engine.store.elementInstance.values()].filter(({ element: { id } }) => id === 'dig');
      engine.modifyInstance(instance, {
        activateInstructions: [{ elementId: 'plant' }],
        terminateInstructions: [{ elementInstanceKey: dig?.key ?? '' }],
      } as Parameters<Engine['modifyInstance']>[1]);
    },
    tokens: { plant: '1' },
    way: 'start-dig',
    ended: { completed: { start: 1 }, canceled: { dig: 1 } },
  },
];
