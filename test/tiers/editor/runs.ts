import { type Combination, combinations, install } from '../matrix/combinations';

/** The editor in one look of one Node-RED. */
export interface Run {
  combination: Combination;
  look: 'light' | 'dark';
  /** Its test files: all of them, or those that depend on the look. */
  files: string;
}

const everything = 'test/tiers/editor/**/*.{editor,look,pictures}.ts';
/** The page of the house tasks is none of the editor and has looks of its own, and the documents have pictures of one look. */
const ofTheEditor = 'test/tiers/editor/{*,!(house)/*}.{editor,look}.ts';
const look = 'test/tiers/editor/**/*.look.ts';

/** All that works differently, and each look of each Node-RED. The long ones come first. */
const runs: readonly Run[] = [
  { combination: on('20'), look: 'light', files: everything },
  { combination: on('24'), look: 'dark', files: ofTheEditor },
  { combination: on('20'), look: 'dark', files: look },
  { combination: on('24'), look: 'light', files: look },
];

function on(node: string): Combination {
  const found = combinations.find((combination) => combination.node === node);
  if (!found) throw new Error(`The matrix has no Node ${node}`);
  return found;
}

export const nameOf = ({ combination, look }: Run) => `${combination.nodeRed} ${look}`;

/** Node-RED 4.1 has no dark look of its own: people install this. @returns the folder of the package */
export const installThemes = () => install('editor-themes', '@node-red-contrib-themes/theme-collection@3');

/** Dashboard 2, for a flow of the cookbook. @returns the folder of the package */
export const installDashboard = () => install('dashboard', '@flowfuse/node-red-dashboard@1');

/** Whether one of the runs has a test of Dashboard 2. */
export const hasDashboard = (chosen: readonly Run[]) =>
  chosen.some(({ files }) => [everything, ofTheEditor].includes(files) || files.includes('dashboard'));

/**
 * The runs that are asked for by `4.1`, `5`, `light` and `dark`, none of which means all, and what is left for Mocha.
 * A test file among that stands for all of them.
 */
export function readArguments(args: readonly string[]): [Run[], string[]] {
  const words = ['4.1', '5', 'light', 'dark'];
  const end = args.findIndex((arg) => !words.includes(arg));
  const wanted = end < 0 ? args : args.slice(0, end);
  const isWanted = (word: string, others: string[]) =>
    wanted.includes(word) || !others.some((other) => wanted.includes(other));
  const chosen = runs.filter(
    ({ combination, look }) =>
      isWanted(combination.nodeRed, ['4.1', '5']) && isWanted(look, ['light', 'dark']),
  );
  const rest = args.slice(wanted.length);
  const file = rest.find((arg) => arg.endsWith('.ts'));
  return [file ? chosen.map((run) => ({ ...run, files: file })) : chosen, rest.filter((arg) => arg !== file)];
}
