import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Inclusive range of Java's feature releases, e.g. 17 to 23. */
export interface JavaRange {
  least: number;
  most?: number;
}

/**
 * Home folder of an installed JDK in the range, the lowest release that fits: JAVA_HOME and the JAVA_HOME_21_X64 like
 * variables of build machines, the usual folders of Linux and macOS, and the `java` of the PATH.
 * @throws Error that says which Java to install.
 */
export function findJava({ least, most = Number.POSITIVE_INFINITY }: JavaRange): string {
  const found = new Map<number, string>();
  for (const home of candidates()) {
    const release = releaseOf(home);
    if (release !== undefined && release >= least && release <= most && !found.has(release))
      found.set(release, home);
  }
  const lowest = found.get(Math.min(...found.keys()));
  if (lowest !== undefined) return lowest;
  const range = Number.isFinite(most) ? `${least} to ${most}` : `${least} or newer`;
  throw new Error(`No JDK ${range} found: install one, or set JAVA_HOME to its folder`);
}

function* candidates(): Generator<string> {
  for (const [name, value] of Object.entries(process.env)) {
    if (value && /^JAVA_HOME(_\d+_\w+)?$/i.test(name)) yield value;
  }
  yield* children('/usr/lib/jvm');
  for (const bundle of children('/Library/Java/JavaVirtualMachines'))
    yield path.join(bundle, 'Contents', 'Home');
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const java = path.join(folder, 'java');
    if (existsSync(java)) yield path.dirname(path.dirname(realpathSync(java)));
  }
}

function children(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

/** The feature release by the JDK's own `release` file; undefined where this is no JDK. */
function releaseOf(home: string): number | undefined {
  if (!existsSync(path.join(home, 'bin', 'javac'))) return undefined;
  const file = path.join(home, 'release');
  if (!existsSync(file)) return undefined;
  const [, release] = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(file, 'utf8')) ?? [];
  return release === undefined ? undefined : Number(release);
}
