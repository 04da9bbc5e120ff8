import { setTimeout as delay } from 'node:timers/promises';
import { type Context, RestartedNodeRed } from '../../support/node-red/real-node-red';
import { until } from '../../support/until';
import { type Happened, incidentHappenings, taskHappenings } from './happenings';
import { generator } from './random-messages';

/** What is watched, and what that asks first. */
const THINGS = {
  tasks: { type: 'camunda8-task-events', path: '/v2/user-tasks/search', happenings: taskHappenings },
  incidents: {
    type: 'camunda8-incident-events',
    path: '/v2/incidents/search',
    happenings: incidentHappenings,
  },
} as const;

/** A start of Node-RED that is ended at a random moment. */
export interface Killed {
  of: keyof typeof THINGS;
  start: 'new' | 'all';
  context: Context;
  signal: 'SIGTERM' | 'SIGKILL';
  /** Milliseconds. */
  after: number;
  /** From when on they count: the start of the process, or the first poll. */
  from: 'start' | 'poll';
  seed: number;
}

/** What came of it, over both starts. */
export interface Told {
  /** What was to be told and was not, as `topic key`. */
  lost: string[];
  messages: number;
  /** Messages that had come before. */
  repeated: number;
  /** Messages that came before and do not say so. */
  unmarked: number;
  /** Messages that say that they may have come before. */
  marked: number;
  /** Whether it had been asked for, and whether the store had written anything, when Node-RED was ended. */
  hadPolled: boolean;
  wasWritten: boolean;
}

/** Milliseconds in which a start polls. */
const START_LIMIT = 60_000;
/** Milliseconds in which the second start shows all. */
const LIMIT = 20_000;
/** Milliseconds for which things go on to happen after the second start has polled. */
const AFTER = 3_000;

/** Ends a start at its moment, starts Node-RED again, and counts what both told while things came and went all the time. */
export async function killedStart(killed: Killed): Promise<Told> {
  const { start, context, signal, seed } = killed;
  const { type, path, happenings: begin } = THINGS[killed.of];
  const real = await RestartedNodeRed.prepare(context, { start, type });
  const happenings = begin(real.sandbox, generator(seed));
  const firstPoll = (from: number) => firstRequest(real, path, from);
  try {
    real.spawn();
    await momentOf(killed, real);
    await real.end(signal);
    const hadPolled = firstPoll(0) !== undefined;
    const wasWritten = real.hasWritten();
    const begun = wasWritten ? 0 : real.sandbox.requests.length;
    const { length } = real.sandbox.requests;
    real.spawn();
    await until('Node-RED polls again', START_LIMIT, async () => {
      real.running();
      return firstPoll(length) !== undefined || undefined;
    });
    await delay(AFTER);
    await happenings.stop();
    const expected = expectedOf(happenings.all, start, firstPoll(begun) ?? Infinity);
    const lost = () => [
      ...missingIn(real, expected),
      // A store that is written late may not know of a change that was told, and is taken back since.
      ...(wasWritten && isKept(killed) ? staleIn(real, happenings.open) : []),
    ];
    await until('all is told', LIMIT, async () => lost().length === 0 || undefined).catch(() => undefined);
    return { lost: lost(), ...countsOf(real), hadPolled, wasWritten };
  } finally {
    await happenings.stop();
    await real.end('SIGKILL').catch(() => undefined);
    await real.close();
  }
}

/** Whether the store has all that it was given. */
export function isKept({ context, signal }: Killed): boolean {
  return context === 'files' || signal === 'SIGTERM';
}

async function momentOf({ from, after }: Killed, real: RestartedNodeRed): Promise<void> {
  const asks = () => real.sandbox.requests.some(({ path }) => path === '/v2/topology');
  const deadline = Date.now() + START_LIMIT;
  while (from === 'poll' && !asks()) {
    if (Date.now() > deadline) throw new Error(`Node-RED asks for nothing: ${real.log}`);
    await delay(5);
  }
  await delay(after);
}

/** Place of the first such request among the sandbox's from this one on. */
function firstRequest({ sandbox }: RestartedNodeRed, path: string, from: number): number | undefined {
  const place = sandbox.requests.findIndex((request, index) => index >= from && request.path === path);
  return place < 0 ? undefined : place;
}

/** Of a watch whose first poll was this request. */
function expectedOf(all: readonly Happened[], start: 'new' | 'all', begun: number): string[] {
  return all.flatMap(({ key, created, ended }) => {
    const wasThere = !ended || ended.at > begun;
    return [
      ...(wasThere && (start === 'all' || created > begun) ? [`created ${key}`] : []),
      ...(wasThere && ended ? [`${ended.topic} ${key}`] : []),
    ];
  });
}

const nameOf = ({ topic, key }: { topic: string; key: string }) => `${topic} ${key}`;

function missingIn({ recorded }: RestartedNodeRed, expected: readonly string[]): string[] {
  const told = new Set(recorded.map(nameOf));
  return expected.filter((name) => !told.has(name));
}

/** Open ones that were told, but not who has them now. */
function staleIn(real: RestartedNodeRed, open: readonly Happened[]): string[] {
  return open
    .filter(({ key, assignee }) => {
      const last = real.about(key).at(-1);
      return last !== undefined && last.assignee !== assignee;
    })
    .map(({ key }) => `assigned ${key}`);
}

function countsOf({
  recorded,
}: RestartedNodeRed): Pick<Told, 'messages' | 'repeated' | 'unmarked' | 'marked'> {
  const told = new Set<string>();
  const assignees = new Map<string, string | undefined>();
  const counts = { messages: recorded.length, repeated: 0, unmarked: 0, marked: 0 };
  for (const one of recorded) {
    const { topic, key, assignee, redelivered } = one;
    const isChange = topic === 'assigned' || topic === 'updated';
    const isRepeated = isChange ? assignees.get(key) === assignee : told.has(nameOf(one));
    told.add(nameOf(one));
    assignees.set(key, assignee);
    if (isRepeated) counts.repeated++;
    if (redelivered) counts.marked++;
    else if (isRepeated) counts.unmarked++;
  }
  return counts;
}
