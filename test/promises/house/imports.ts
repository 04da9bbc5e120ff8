import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../package/project';

/** An import of another file of the repository, or of a package (`to` is its name then). */
export interface Import {
  from: string;
  to: string;
  /** Only types, of which nothing is left when it runs. */
  isType: boolean;
}

/** `import ... from '...'` and `export ... from '...'`. */
const NAMED = /^(?:import|export)\b(?<what>[^'"`;=()]*?)\bfrom '(?<source>[^']+)'/gm;
/** `import '...'`, and `import('...')` or `require('...')` in the middle of a line. */
const WHOLE = /(?:^import |\b(?:import|require)\(\s*)'(?<source>[^']+)'/gm;

/** What a file imports. @param file path from the root of the repository */
export function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(NAMED), ...text.matchAll(WHOLE)].map(({ groups = {} }) => {
    const { source = '', what = '' } = groups;
    const to = source.startsWith('.') ? path.posix.join(path.posix.dirname(file), source) : source;
    return { from: file, to, isType: isOfTypes(what) };
  });
}

/** Whether `type { A }` or `{ type A, type B }` is all that is imported. */
function isOfTypes(what: string): boolean {
  if (/^\s+type\b/.test(what)) return true;
  const names = /^\s*\{(.*)\}\s*$/s.exec(what)?.[1]?.split(',') ?? [''];
  return names.every((name) => /^\s*(type\b.*)?$/s.test(name)) && names.some((name) => name.trim() !== '');
}
