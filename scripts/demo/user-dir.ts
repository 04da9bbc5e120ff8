import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exampleFlows, type FlowNode, moveBroker, moveCamunda } from './flows';

/** Where a demo's parts answer. */
interface Places {
  /** The editor. */
  url: string;
  camunda: string;
  /** Port of the MQTT broker. */
  broker: number;
}

/** What a demo notes in its folder for the next one. */
interface Note extends Places {
  process: number;
}

/** The editor opens the first tab of its sidebar: what the examples say is there, for who has a login and who needs none. */
const sidebar = { editor: { sidebar: { order: ['debug', 'info', 'help', 'config', 'context'] } } };
const users = { _: sidebar, demo: sidebar };

/** The demo's folder: Node-RED's flows, credentials and settings, and a note about who uses it. */
export class UserDir {
  readonly folder: string;
  readonly #note: string;
  readonly #flows: string;
  readonly #users: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#note = path.join(folder, 'demo.json');
    this.#flows = path.join(folder, 'flows.json');
    this.#users = path.join(folder, '.config.users.json');
  }

  /** @throws Error when a demo that still runs uses this folder: two would overwrite each other's flows. */
  async claim(): Promise<void> {
    const note = await readJson<Note>(this.#note);
    if (note && isRunning(note.process) && (await answers(note.url))) {
      throw new Error(
        `A demo is already running at ${note.url} (process ${note.process}): open that one, or stop it first`,
      );
    }
  }

  async forget(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Writes the examples' flows where there are none; kept ones only follow the Camunda and the broker of the last demo. */
  async prepare(examples: string, places: Places): Promise<void> {
    const { camunda, broker } = places;
    await mkdir(this.folder, { recursive: true });
    const kept = await readJson<FlowNode[]>(this.#flows);
    const last = await readJson<Note>(this.#note);
    if (!kept) await writeJson(this.#flows, await exampleFlows(examples, camunda, broker));
    else if (last) {
      const moved = moveCamunda(kept, last.camunda, camunda);
      await writeJson(this.#flows, moveBroker(moved, last.broker, broker));
    }
    if (!(await readJson(this.#users))) await writeJson(this.#users, users);
    await writeJson(this.#note, { process: process.pid, ...places });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  return answer !== undefined;
}

async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, JSON.stringify(value, null, 4));
}
