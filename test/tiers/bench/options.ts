import path from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Shows that it works, without the peers and without a word about time. */
  short: boolean;
  /** Shows where the time of our nodes goes, and nothing else. */
  profile: boolean;
  /** The start of Node-RED, and nothing else. */
  start: boolean;
  /** Folder of another build of this package, which takes part too. */
  against: string | undefined;
}

/** @throws TypeError for an option that there is not */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      start: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  });
  const { short, profile, start, against } = values;
  return { short, profile, start, against: against === undefined ? undefined : path.resolve(against) };
}
