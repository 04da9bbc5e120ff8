import { forEachAtOnce } from '../../src/at-once';
import { processInstance } from '../../src/entities/processes/process-instance';
import { CamundaError } from '../../src/errors';
import type { Onlooker } from '../../src/processes/onlooker';
import type { Item } from '../../src/search/search';
import { isAtLeast } from '../../src/version';
import { type Figures, MAX_NAME, MOST_PROCESSES, type ShownProcess } from './choices';
import { figuresFrom, isStuck, namesIn, newest, tenantNamed } from './found';
import { sharedAnswer } from './shared-answers';

/** Instances that one request brings; where more run, they are counted process by process. */
const COUNTED = 200;
/** Requests that are under way at once. */
const AT_ONCE = 3;
/** Milliseconds for which such counts are kept: they take a request for each process. */
const KEPT = 30_000;
/** Processes that 8.9 counts in one request. */
const MOST_COUNTED = 1_000;

export interface Counted {
  /** Undefined: nobody knows. */
  figuresOf(process: ShownProcess): Figures | undefined;
  /** Of which instances run, as far as they were looked through. */
  processes: ShownProcess[];
  /** Whether these are all of which any run. */
  isAll: boolean;
  /** Why some have no figures. */
  failure?: CamundaError | undefined;
}

const NONE: Figures = { running: 0, stuck: 0 };

/**
 * How many instances of each process run, and how many of them are stuck.
 * @param known absent: those of which instances run
 * @throws CamundaError
 */
export async function count(
  client: Onlooker,
  known: readonly ShownProcess[] | undefined,
  signal: AbortSignal,
): Promise<Counted> {
  const { version } = await client.version(signal);
  return known && isAtLeast(version, '8.9')
    ? countedByCamunda(client, signal)
    : countedHere(client, known, signal);
}

async function countedByCamunda({ tokens }: Onlooker, signal: AbortSignal): Promise<Counted> {
  const { processes, isAll } = await tokens.perProcess(MOST_COUNTED, signal);
  const figures = new Map(
    processes.map(({ processDefinitionId: id, tenantId, ...counts }) => [keyOf({ id, tenantId }), counts]),
  );
  return {
    figuresOf: (process) => figures.get(keyOf(process)) ?? (isAll ? NONE : undefined),
    processes: [],
    isAll,
  };
}

async function countedHere(
  client: Onlooker,
  known: readonly ShownProcess[] | undefined,
  signal: AbortSignal,
): Promise<Counted> {
  const { items, total } = await newest(client, processInstance, { state: 'ACTIVE' }, COUNTED, signal);
  const found = new Map(items.flatMap(processIn).map((process) => [keyOf(process), process]));
  const processes = known ? [...known] : [...found.values()].slice(0, MOST_PROCESSES);
  const isAll = total <= items.length && processes.length === found.size;
  if (total <= items.length) {
    const [running, stuck] = [perProcess(items), perProcess(items.filter(isStuck))];
    const figuresOf = (process: ShownProcess) => figuresIn(running, stuck, keyOf(process));
    return { figuresOf, processes, isAll };
  }
  const names = JSON.stringify(['figures', ...processes.map(keyOf)]);
  const each = await sharedAnswer(client, names, () => oneByOne(client, processes, signal), {
    // Those that are missing are counted again as soon as may be.
    kept: ({ failure }) => (failure ? undefined : KEPT),
  });
  return {
    figuresOf: (process) => each.figures.get(keyOf(process)),
    processes,
    isAll,
    failure: each.failure,
  };
}

function figuresIn(
  running: ReadonlyMap<string, number>,
  stuck: ReadonlyMap<string, number>,
  key: string,
): Figures {
  return { running: running.get(key) ?? 0, stuck: stuck.get(key) ?? 0 };
}

function perProcess(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const process of items.flatMap(processIn)) {
    counts.set(keyOf(process), (counts.get(keyOf(process)) ?? 0) + 1);
  }
  return counts;
}

/** As many as can be counted in time. */
async function oneByOne(
  client: Onlooker,
  processes: readonly ShownProcess[],
  signal: AbortSignal,
): Promise<{ figures: Map<string, Figures>; failure: CamundaError | undefined }> {
  const figures = new Map<string, Figures>();
  try {
    const open = { state: 'ACTIVE', hasIncident: true };
    const stuck = await newest(client, processInstance, open, COUNTED, signal);
    const known = stuck.total <= stuck.items.length ? perProcess(stuck.items) : undefined;
    await forEachAtOnce(processes, AT_ONCE, async (process) => {
      figures.set(keyOf(process), await figuresOf(client, process, signal, known));
    });
    return { figures, failure: undefined };
  } catch (failure) {
    if (!(failure instanceof CamundaError) || figures.size === 0) throw failure;
    return { figures, failure };
  }
}

/** @param stuck where they are counted already */
async function figuresOf(
  client: Onlooker,
  process: ShownProcess,
  signal: AbortSignal,
  stuck: ReadonlyMap<string, number> | undefined,
): Promise<Figures> {
  const of = { state: 'ACTIVE', processDefinitionId: process.id, tenantId: tenantNamed(process.tenantId) };
  const running = await newest(client, processInstance, of, 1, signal);
  if (running.total === 0) return NONE;
  if (stuck) return figuresFrom(running, { total: stuck.get(keyOf(process)) ?? 0, isMore: false });
  const stuckOnes = await newest(client, processInstance, { ...of, hasIncident: true }, 1, signal);
  return figuresFrom(running, stuckOnes);
}

function processIn({ processDefinitionId: id, processDefinitionName: name, tenantId }: Item): ShownProcess[] {
  if (typeof id !== 'string' || id === '' || id.length > MAX_NAME) return [];
  return [{ id, key: '', ...namesIn(name, tenantId) }];
}

function keyOf({ id, tenantId }: Pick<ShownProcess, 'id' | 'tenantId'>): string {
  return JSON.stringify([id, tenantNamed(tenantId)]);
}
