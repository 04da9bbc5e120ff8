import { setTimeout as delay } from 'node:timers/promises';
import { type Context, RestartedNodeRed } from '../../support/node-red/real-node-red';
import { until } from '../../support/until';
import { generator } from './random-messages';
import { type Happened, TaskHappenings } from './task-happenings';

/** A start of Node-RED that is ended at a random moment. */
export interface Killed {
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
  /** Whether tasks had been asked for, and whether the store had written anything, when Node-RED was ended. */
  hadPolled: boolean;
  wasWritten: boolean;
}

/** Milliseconds in which a start polls. */
const START_LIMIT = 60_000;
/** Milliseconds in which the second start shows all. */
const LIMIT = 20_000;
/** Milliseconds for which things go on to happen after the second start has polled. */
const AFTER = 3_000;

/** Ends a start at its moment, starts Node-RED again, and counts what both told while tasks came and went all the time. */
export async function killedStart(killed: Killed): Promise<Told> {
  const { start, context, signal, seed } = killed;
  const real = await RestartedNodeRed.prepare(context, { start });
  const happenings = new TaskHappenings(real.sandbox, generator(seed));
  try {
    await real.spawn();
    await momentOf(killed, real);
    await real.end(signal);
    const hadPolled = firstPoll(real, 0) !== undefined;
    const wasWritten = real.hasWritten();
    const begun = wasWritten ? 0 : real.sandbox.requests.length;
    const { length } = real.sandbox.requests;
    await real.spawn();
    await until(
      'Node-RED polls again',
      START_LIMIT,
      async () => firstPoll(real, length) !== undefined || undefined,
    );
    await delay(AFTER);
    await happenings.stop();
    const expected = expectedOf(happenings.tasks, start, firstPoll(real, begun) ?? Infinity);
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

/** Place of the first search among the sandbox's requests from this one on. */
function firstPoll({ sandbox }: RestartedNodeRed, from: number): number | undefined {
  const place = sandbox.requests.findIndex(
    ({ path }, index) => index >= from && path === '/v2/user-tasks/search',
  );
  return place < 0 ? undefined : place;
}

/** Of a watch whose first poll was this request. */
function expectedOf(tasks: readonly Happened[], start: 'new' | 'all', begun: number): string[] {
  return tasks.flatMap(({ key, created, ended }) => {
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

/** Open tasks that were told, but not who has them now. */
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
