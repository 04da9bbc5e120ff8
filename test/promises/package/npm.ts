import { spawnSync } from 'node:child_process';

/**
 * Runs the npm that started the tests, without a shell.
 * @returns what it wrote to standard output
 * @throws Error with what it printed when it fails.
 */
export function npm(...args: string[]): string {
  const program = process.env.npm_execpath;
  if (!program) throw new Error('Start the tests with npm: npm test');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}
