import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cluster } from './cluster';
import type { ReadFile } from './engine/definitions/read-files';
import type { Engine } from './engine/engine';
import type { Variables } from './engine/run/records';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const folder = path.join(__dirname, 'household');

interface Chore {
  readonly id: string;
  readonly variables: Variables;
}

/** In the order in which they come; their processes are in the folder `household`. */
const CHORES: readonly [Chore, ...Chore[]] = [
  { id: 'water-plants', variables: { plant: 'basil', litres: 2 } },
  { id: 'feed-cat', variables: { cat: 'Minka', food: 'dry', grams: 80 } },
  { id: 'sign-for-parcel', variables: { sender: 'garden shop', pieces: 1 } },
  { id: 'change-heating-filter', variables: { filter: 'G4', room: 'cellar' } },
  { id: 'take-out-bins', variables: { bin: 'paper' } },
  { id: 'mow-lawn', variables: { area: 'behind the house' } },
  { id: 'test-smoke-detectors', variables: { detectors: 6 } },
  { id: 'clean-gutters', variables: { side: 'north' } },
];

/** Read once for all sandboxes of a program, because it takes longer than the rest of their start. */
let files: Promise<readonly ReadFile[]> | undefined;

/** Deploys the chores' processes and forms. */
export async function deployHousehold({ engine }: Cluster): Promise<void> {
  files ??= readHousehold(engine);
  engine.deployRead(await files);
}

async function readHousehold(engine: Engine): Promise<readonly ReadFile[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  const read = files.map(async ({ name, parentPath }) => {
    return { name, content: await readFile(path.join(parentPath, name), 'utf8') };
  });
  return engine.read((await Promise.all(read)).sort((one, other) => (one.name < other.name ? -1 : 1)));
}

/** Starts the chore whose turn it is; `turn` counts from 0 and may go on for ever. @returns its task's key */
export function startChore(cluster: Cluster, turn: number, startDate = cluster.now()): string {
  const { id, variables } = CHORES[turn % CHORES.length] ?? CHORES[0];
  return cluster.startWithTask({ process: { id }, variables }, startDate);
}

/** One of each chore, begun within the last hours, and one that is done. */
export function fillHousehold(cluster: Cluster): void {
  const done = startChore(cluster, 0, cluster.now() - DAY);
  cluster.engine.assignUserTask(done, 'anna');
  cluster.complete(done);
  for (const turn of CHORES.keys()) {
    startChore(cluster, turn, cluster.now() - (CHORES.length - turn) * 0.5 * HOUR);
  }
}

/** Tasks in any number, a second apart, the newest one now. */
export function fillWith(cluster: Cluster, count: number): void {
  for (let turn = 0; turn < count; turn += 1) {
    startChore(cluster, turn, cluster.now() - (count - 1 - turn) * 1000);
  }
  cluster.tasks.documents.gather();
}
