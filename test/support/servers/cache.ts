import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What servers and clients of the tests need and leave behind: downloads, logs, data. Ignored by git; safe to delete. */
export const cacheFolder = path.join(__dirname, '..', '..', '..', '.cache', 'tests');

const ownData = path.join(cacheFolder, 'data', String(process.pid));
const waitLimit = 15 * 60_000;

/**
 * The cache's folder `name`, filled by `fill` the first time. A folder that is there is complete: it is filled beside its
 * place and renamed at the end. Processes that want the same folder wait for the one that fills it.
 * @throws Error when another process takes longer than 15 minutes.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(cacheFolder, name);
  if (await exists(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (await exists(folder)) return folder;
    const partial = `${folder}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    await fill(partial);
    await rename(partial, folder);
  } finally {
    await unlock();
  }
  return folder;
}

let cleansUp = false;

/** A new empty folder for a server's data. It is removed when this process ends. */
export async function dataFolder(server: string): Promise<string> {
  await mkdir(ownData, { recursive: true });
  if (!cleansUp) process.once('exit', removeOwnData);
  cleansUp = true;
  return mkdtemp(path.join(ownData, `${server}-`));
}

/** What a child still writes into can stay behind. Thrown here, that would keep the process from ending: mocha catches it. */
function removeOwnData(): void {
  try {
    rmSync(ownData, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** Waits until this process is the only one to hold `file`, which names it. A holder that is gone does not count. */
async function lock(file: string): Promise<() => Promise<void>> {
  const deadline = Date.now() + waitLimit;
  while (Date.now() < deadline) {
    if (await take(file)) return () => rm(file, { force: true });
    if (await isAbandoned(file)) await rm(file, { force: true });
    else await delay(500);
  }
  throw new Error(`Another process has been downloading for too long; if there is none, delete ${file}`);
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.write(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  const holder = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!holder) return false;
  try {
    return !process.kill(holder, 0);
  } catch {
    return true;
  }
}

async function exists(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}
