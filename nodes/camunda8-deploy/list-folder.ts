import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { countInWords } from '../../src/count-in-words';
import { CamundaError, configError } from '../../src/errors';
import { sentence } from '../../src/sentence';
import { wordsOf } from '../../src/words';

/** Files and folders that are looked at. A folder of processes has few; one with more is another one. */
const MAX_ENTRIES = 10_000;

/** What every version of Camunda takes. Newer ones take any file, which is nothing to be done to a whole folder. */
const DEPLOYABLE = /\.(bpmn|dmn|form)$/i;

/** A file of a folder. */
export interface ListedFile {
  /** Its way from the folder, with `/` on every system, so that a file has the same name wherever it is deployed. */
  name: string;
  path: string;
}

export interface Listed {
  files: ListedFile[];
  /** The folder itself, and all in it that were looked into. */
  folders: string[];
}

interface Found extends ListedFile {
  /** Where a link leads; else the same as `path`. */
  target: string;
}

/**
 * What of a folder is deployed, by name. Hidden files and folders are left out, links to folders, and links that leave the
 * folder; a file that is in it twice, by a link, is taken once.
 * @throws CamundaError CAMUNDA_CONFIG where the folder is not there, cannot be read, or is too large
 */
export async function listFolder(folder: string): Promise<Listed> {
  try {
    const root = await realpath(folder);
    const folders = [root];
    const found: Found[] = [];
    let entries = 0;
    for (const one of folders) {
      const inside = await entriesOf(one, root);
      entries += inside.length;
      if (entries > MAX_ENTRIES) throw tooLarge(folder);
      const visible = inside.filter(({ name }) => !name.startsWith('.'));
      folders.push(...visible.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(one, name)));
      const files = visible.filter(({ name }) => DEPLOYABLE.test(name));
      for (const file of files) found.push(...(await foundAt(file, path.join(one, file.name), root)));
    }
    return { files: once(found), folders };
  } catch (failure) {
    throw folderError(failure, folder);
  }
}

/** A folder inside that is gone by now has nothing in it. */
async function entriesOf(folder: string, root: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT' && folder !== root) return [];
    throw failure;
  });
}

async function foundAt(entry: Dirent, place: string, root: string): Promise<Found[]> {
  const name = nameIn(root, place);
  if (entry.isFile()) return [{ name, path: place, target: place }];
  if (!entry.isSymbolicLink()) return [];
  const target = await realpath(place).catch(() => undefined);
  if (target === undefined || !isInside(root, target)) return [];
  const isFile = await stat(target).then(
    (about) => about.isFile(),
    () => false,
  );
  return isFile ? [{ name, path: place, target }] : [];
}

/** @param system a test's own */
export function nameIn(root: string, place: string, system: path.PlatformPath = path): string {
  // macOS may give letters and their accents apart.
  return system.relative(root, place).split(system.sep).join('/').normalize('NFC');
}

function isInside(root: string, place: string): boolean {
  const way = path.relative(root, place);
  return way !== '' && way.split(path.sep)[0] !== '..' && !path.isAbsolute(way);
}

/** Each file once, under its own name rather than that of a link, and in the order of their names. */
function once(found: readonly Found[]): ListedFile[] {
  const isLink = ({ path: place, target }: Found) => place !== target;
  const ownFirst = [...found.filter((one) => !isLink(one)), ...found.filter(isLink)];
  const byTarget = new Map<string, Found>();
  for (const one of ownFirst) if (!byTarget.has(one.target)) byTarget.set(one.target, one);
  return [...byTarget.values()]
    .map(({ name, path: place }) => ({ name, path: place }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function tooLarge(folder: string): CamundaError {
  return configError(
    sentence`Choose a smaller folder: ${folder} has more than ${countInWords(MAX_ENTRIES)} files and folders`,
  );
}

/** What is wrong with a folder, as the system says it. */
export function folderError(failure: unknown, folder: string): CamundaError {
  if (failure instanceof CamundaError) return failure;
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  switch (code) {
    case 'ENOENT':
      return configError(sentence`Create the folder, or correct its path: there is no ${folder}`);
    case 'ENOTDIR':
      return configError(sentence`Choose a folder: ${folder} is a file`);
    case 'EACCES':
    case 'EPERM':
      return configError(sentence`Node-RED may not read the folder: ${wordsOf(failure)}`);
    case 'ENOSPC':
    case 'EMFILE':
      return configError(
        sentence`The system watches too many files. Raise its limit, on Linux fs.inotify.max_user_watches: ${code}`,
      );
    default:
      return configError(sentence`The folder cannot be read: ${wordsOf(failure)}`);
  }
}
