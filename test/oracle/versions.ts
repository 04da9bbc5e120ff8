import type { Version } from '../../sandbox/sandbox';

/** The releases whose descriptions the Java registry has, and the sandbox's name for each. */
export const releases: readonly { name: Version; release: string }[] = [
  { name: '8.8', release: '8.8.9' },
  { name: '8.9', release: '8.9.0-rc1' },
];
