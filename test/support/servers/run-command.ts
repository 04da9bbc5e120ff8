import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs a program to its end.
 * @param folder to run it in; absent: this process's own
 * @throws Error with `code` ENOENT when there is no such program; else with what it printed.
 */
export async function run(command: string, args: readonly string[], folder?: string): Promise<void> {
  try {
    await promisify(execFile)(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error && 'stderr' in error;
    if (!printed || ('code' in error && error.code === 'ENOENT')) throw error;
    throw new Error(`${error.message}\n${String(error.stdout).trim()}`);
  }
}
