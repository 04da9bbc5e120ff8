import { execFileSync } from 'node:child_process';
import { root } from '../package/project';

/** Paths of all files in git, also of those that are about to be, from the root of the repository. */
export function filesInGit(): string[] {
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  return execFileSync('git', listed, { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '');
}
