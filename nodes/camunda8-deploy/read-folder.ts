import { readFile, stat } from 'node:fs/promises';
import { forEachAtOnce } from '../../src/at-once';
import { type CamundaError, invalidError } from '../../src/errors';
import { checkSizes, type DeploymentFile } from '../../src/processes/deployment-files';
import { sentence } from '../../src/sentence';
import { folderError, type ListedFile, listFolder } from './list-folder';

/** Files that are read at the same time. */
const AT_ONCE = 8;

/**
 * All files of a folder.
 * @throws CamundaError CAMUNDA_CONFIG for a folder that cannot be read, CAMUNDA_INVALID where it has no file to deploy, or
 *   too much: then none is read
 */
export async function readFolder(folder: string): Promise<DeploymentFile[]> {
  const { files } = await listFolder(folder);
  const read = await readFiles(files, folder);
  if (read.length > 0) return read;
  throw nothingIn(folder);
}

/** Says that a folder has no file to deploy. */
export function nothingIn(folder: string): CamundaError {
  return invalidError(sentence`There is nothing to deploy: no .bpmn, .dmn or .form file is in ${folder}`);
}

/** What of these is still there. @throws CamundaError as `readFolder`, but none is fine */
export async function readFiles(listed: readonly ListedFile[], folder: string): Promise<DeploymentFile[]> {
  const sizes = new Map<string, number>();
  await each(listed, folder, async ({ name, path }) => {
    sizes.set(name, (await stat(path)).size);
  });
  if (sizes.size > 0) checkSizes(Array.from(sizes, ([name, size]) => ({ name, size })));
  const contents = new Map<string, Buffer>();
  await each(listed, folder, async ({ name, path }) => {
    if (sizes.has(name)) contents.set(name, await readFile(path));
  });
  return listed.flatMap(({ name }) => {
    const content = contents.get(name);
    return content ? [{ name, content }] : [];
  });
}

/** A file that is gone by now is none. */
async function each(
  listed: readonly ListedFile[],
  folder: string,
  action: (file: ListedFile) => Promise<void>,
): Promise<void> {
  await forEachAtOnce(listed, AT_ONCE, async (file) => {
    try {
      await action(file);
    } catch (failure) {
      if (!(failure instanceof Error && 'code' in failure && failure.code === 'ENOENT')) {
        throw folderError(failure, folder);
      }
    }
  });
}
