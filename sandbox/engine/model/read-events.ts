import { extension, type Moddle, many, one, text } from './moddle';
import type { EventDefinition, TimerKind } from './model';

const TIMERS: readonly [property: string, timer: TimerKind][] = [
  ['timeDate', 'date'],
  ['timeDuration', 'duration'],
  ['timeCycle', 'cycle'],
];

/** What an event waits for or does; undefined for a kind that the engine has not. */
export function readEvent(element: Moddle): EventDefinition | undefined {
  const [definition, ...others] = many(element, 'eventDefinitions');
  if (!definition) return { kind: 'none' };
  return others.length > 0 ? undefined : READERS[definition.$type]?.(definition);
}

/** The message that a receive task waits for. */
export function readMessage(element: Moddle): EventDefinition {
  const message = one(element, 'messageRef');
  const subscription = message && extension(message, 'Subscription');
  return {
    kind: 'message',
    name: text(message, 'name') ?? '',
    correlationKey: text(subscription, 'correlationKey'),
  };
}

const READERS: Readonly<Record<string, (definition: Moddle) => EventDefinition>> = {
  'bpmn:MessageEventDefinition': readMessage,
  'bpmn:SignalEventDefinition': (definition) => ({
    kind: 'signal',
    name: text(one(definition, 'signalRef'), 'name') ?? '',
  }),
  'bpmn:TimerEventDefinition': readTimer,
  'bpmn:ErrorEventDefinition': (definition) => ({
    kind: 'error',
    code: text(one(definition, 'errorRef'), 'errorCode'),
  }),
  'bpmn:EscalationEventDefinition': (definition) => ({
    kind: 'escalation',
    code: text(one(definition, 'escalationRef'), 'escalationCode'),
  }),
  'bpmn:LinkEventDefinition': (definition) => ({ kind: 'link', name: text(definition, 'name') ?? '' }),
  'bpmn:CompensateEventDefinition': (definition) => ({
    kind: 'compensation',
    activity: one(definition, 'activityRef')?.id,
  }),
  'bpmn:TerminateEventDefinition': () => ({ kind: 'terminate' }),
};

function readTimer(definition: Moddle): EventDefinition {
  for (const [property, timer] of TIMERS) {
    const source = text(one(definition, property), 'body');
    if (source !== undefined) return { kind: 'timer', timer, source };
  }
  return { kind: 'timer', timer: 'date', source: '' };
}
