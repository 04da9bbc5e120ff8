import { bpmn, element, end, flows, message, service, start, timer } from '../../../support/bpmn/build';

// What a flow can ask of processes in these tests, each with a node of its own: its lane.

/** What is counted of a message: the instances that have its number, those it came to, or that its instance is canceled. */
export type Counted = 'started' | 'correlated' | 'canceled';

interface Lane {
  type: 'camunda8-process-instance' | 'camunda8-message';
  /** Of the node. */
  properties: Record<string, unknown>;
  counts: Counted;
  /** How many messages. */
  messages: number;
  /**
   * The part of them that comes through in spite of faults: what may be sent again comes to its end, and a start that cannot
   * be looked for says that it may have been done.
   */
  succeeding: number;
}

const typed = (property: string, value: string) => ({ [property]: value, [`${property}Type`]: 'msg' });

const ANY = typed('variables', 'payload');
const PLAIN = { operation: 'start', ...typed('processDefinitionId', 'process'), ...ANY };
const PUBLISHED = { operation: 'publish', ...typed('correlationKey', 'key'), ...ANY };

export const LANES = {
  start: {
    type: 'camunda8-process-instance',
    properties: PLAIN,
    counts: 'started',
    messages: 1_200,
    succeeding: 0.85,
  },
  startWithTags: {
    type: 'camunda8-process-instance',
    properties: { ...PLAIN, ...typed('tags', 'tags') },
    counts: 'started',
    messages: 1_200,
    succeeding: 0.9,
  },
  startWithBusinessId: {
    type: 'camunda8-process-instance',
    properties: { ...PLAIN, ...typed('businessId', 'key') },
    counts: 'started',
    messages: 1_200,
    succeeding: 0.9,
  },
  startAndWait: {
    type: 'camunda8-process-instance',
    properties: { ...PLAIN, operation: 'startAndWait', timeout: '10' },
    counts: 'started',
    messages: 400,
    succeeding: 0.9,
  },
  publishToStart: {
    type: 'camunda8-message',
    properties: { ...PUBLISHED, messageName: 'begin' },
    counts: 'correlated',
    messages: 1_000,
    succeeding: 0.98,
  },
  publishToCatch: {
    type: 'camunda8-message',
    properties: { ...PUBLISHED, messageName: 'go-on' },
    counts: 'correlated',
    messages: 1_500,
    succeeding: 0.98,
  },
  publishForNow: {
    type: 'camunda8-message',
    properties: { ...PUBLISHED, messageName: 'begin', timeToLive: '0' },
    counts: 'correlated',
    messages: 500,
    succeeding: 0.85,
  },
  correlate: {
    type: 'camunda8-message',
    properties: { ...PUBLISHED, operation: 'correlate', messageName: 'go-on' },
    counts: 'correlated',
    messages: 1_000,
    succeeding: 0.85,
  },
  cancel: {
    type: 'camunda8-process-instance',
    properties: { operation: 'cancel' },
    counts: 'canceled',
    messages: 2_000,
    succeeding: 0.98,
  },
} as const satisfies Record<string, Lane>;

export type LaneName = keyof typeof LANES;
export const LANE_NAMES = Object.keys(LANES) as LaneName[];

/** Processes that end at once, stay, or end after a while; that begin with a message; and that wait for two of the same. */
export const PROCESSES = [
  bpmn('ends', start(), end(), flows('start end')),
  bpmn('stays', start(), service('stay'), end(), flows('start stay end')),
  bpmn(
    'takes-time',
    start(),
    element('intermediateCatchEvent', 'while', timer('duration', 'PT1S')),
    end(),
    flows('start while end'),
  ),
  bpmn('begins', start('start', message('begin')), end(), flows('start end')),
  bpmn(
    'waits',
    start(),
    element('intermediateCatchEvent', 'once', message('go-on', '=key')),
    element('intermediateCatchEvent', 'twice', message('go-on', '=key')),
    end(),
    flows('start once twice end'),
  ),
].map((content, index) => ({ name: `${index}.bpmn`, content }));
