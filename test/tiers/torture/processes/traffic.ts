import path from 'node:path';
import type { Engine } from '../../../../sandbox/engine/engine';
import { WorkingNodeRed } from '../working-node-red';
import { LANE_NAMES, LANES, type LaneName } from './lanes';

/** A message for a flow. Its number is in the variables of all that it leads to. */
export interface Message {
  n: number;
  lane: LaneName;
  payload: { n: number; processInstanceKey?: string };
  /** Of the process to start. */
  process?: string;
  /** As a correlation key or a business ID. */
  key: string;
  tags?: string[];
}

/** How a message has ended: with an error of which a Catch node knew, or at the end of its flow. */
export interface End {
  n: number;
  code?: string;
  message?: string;
  done?: 'yes' | 'maybe';
  payload?: { [name: string]: unknown };
  processInstance?: { processInstanceKey?: string };
}

/** All messages in the order in which they are sent. */
export function messagesOf(random: () => number): Message[] {
  const lanes = LANE_NAMES.flatMap((lane) => Array<LaneName>(LANES[lane].messages).fill(lane));
  return shuffled(lanes, random).map((lane, n) => ({
    n,
    lane,
    payload: { n },
    key: `key-${n}`,
    ...ownOf(lane, n),
  }));
}

function ownOf(lane: LaneName, n: number): Partial<Message> {
  if (LANES[lane].counts !== 'started') return {};
  if (lane === 'startAndWait') return { process: 'takes-time' };
  const tags = lane === 'startWithTags' ? { tags: ['torture', `order-${n}`] } : {};
  return { process: n % 2 === 0 ? 'ends' : 'stays', ...tags };
}

/** Milliseconds that a message is there before who waits for it, where it is. */
const EARLY = 1_000;

/**
 * Starts what messages are for: what is to be canceled, and what waits for a message, half of it when the message is there.
 * @returns whether all that waits for messages that are there has started
 */
export function prepare(engine: Engine, messages: readonly Message[]): () => boolean {
  const waits = (key: string) => engine.createInstance({ process: { id: 'waits' }, variables: { key } });
  const later = new Set<string>();
  for (const { n, lane, key, payload } of messages) {
    if (lane === 'cancel') {
      payload.processInstanceKey = engine.createInstance({ process: { id: 'stays' }, variables: { n } }).key;
    } else if (lane === 'publishToCatch' && n % 2 === 0) later.add(key);
    else if (lane === 'publishToCatch' || lane === 'correlate') waits(key);
  }
  let due = 0;
  engine.changes.on('message', ({ correlationKey: key }) => {
    if (!later.delete(key)) return;
    due++;
    setTimeout(() => {
      waits(key);
      due--;
    }, EARLY);
  });
  return () => due === 0;
}

/** A real Node-RED with a node for each lane. */
export function startNodeRed(name: string, address: string): Promise<WorkingNodeRed> {
  return WorkingNodeRed.start({ name, nodes: path.join(__dirname, 'nodes'), flows: () => flowsTo(address) });
}

/** Sends messages through a Node-RED, so many at a time. */
export async function send(
  nodeRed: WorkingNodeRed,
  messages: readonly Message[],
  underWay: number,
): Promise<void> {
  const isTaken = await nodeRed.post('/traffic', { lanes: LANE_NAMES, messages, underWay });
  if (!isTaken) throw new Error('Node-RED does not take the messages');
}

function flowsTo(address: string): object[] {
  const place = { z: 'tab', x: 100, y: 100 };
  const cluster = { environment: 'self-managed', restAddress: address, authentication: 'none' };
  return [
    { id: 'tab', type: 'tab', label: 'Processes' },
    // A connection is lost for as long as an answer hangs.
    { id: 'cluster', type: 'camunda8-cluster', version: 1, timeout: '5', maxConnections: '50', ...cluster },
    { id: 'source', type: 'torture-traffic', ...place, wires: LANE_NAMES.map((lane) => [lane]) },
    ...LANE_NAMES.map((id) => ({
      ...{ id, type: LANES[id].type, version: 1, ...place, cluster: 'cluster', wires: [['end']] },
      ...LANES[id].properties,
    })),
    { id: 'catch', type: 'catch', ...place, scope: null, wires: [['end']] },
    { id: 'end', type: 'torture-end', ...place, wires: [] },
  ];
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
