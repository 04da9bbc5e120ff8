import { readFileSync } from 'node:fs';
import path from 'node:path';
import should from 'should';
import { root } from '../package/project';
import { filesInGit } from './tree';

const MOST_FILES = 22;
const MOST_LINES = 250;

/** Where mocha looks for tests where a script says so, and no configuration. */
const BY_SCRIPT = ['test/tiers/cluster/*.cluster.ts', 'test/tiers/editor/**/*.{editor,look}.ts'];

const files = filesInGit();
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What mocha runs: the patterns of all its configurations. */
const specs: string[] = [
  ...files
    .filter((file) => /(^|\/)\.?mocharc\.json$/.test(file))
    .flatMap((file) => JSON.parse(read(file)).spec ?? []),
  ...BY_SCRIPT,
];

/** `editor` of `look/palette.editor.ts`; the suffix of a file whose name has a second one. */
const suffixOf = (file: string) => /\.([a-z]+)\.ts$/.exec(file)?.[1] ?? '';

describe('The tree', () => {
  it(`has no folder with more than ${MOST_FILES} files`, () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    // Fixtures and pictures: nobody reads one after the other.
    const large = [...counts].filter(
      ([folder, count]) => count > MOST_FILES && !/^(test\/fixtures|docs\/images)/.test(folder),
    );
    should(large).eql([]);
  });

  it(`has no file of code in nodes or src with more than ${MOST_LINES} lines`, () => {
    const code = files.filter((file) => /^(nodes|src)\/.*\.(ts|html)$/.test(file));
    should(code.length).be.above(100);
    should(code.filter((file) => read(file).trimEnd().split('\n').length > MOST_LINES)).eql([]);
  });
});

describe('Every file with tests', () => {
  const suffixes = new Set(
    specs.flatMap((spec) => /\.\{?([a-z,]+)\}?\.ts$/.exec(spec)?.[1]?.split(',') ?? []),
  );
  const tests = files.filter((file) => suffixes.has(suffixOf(file)));

  it('is found by mocha', () => {
    should(tests.length).be.above(200);
    should(tests.filter((file) => !specs.some((spec) => path.posix.matchesGlob(file, spec)))).eql([]);
  });

  it('has the suffix `test`, or that of the one tier that it is in', () => {
    const tiers = new Map<string, Set<string>>();
    for (const file of tests.filter((one) => suffixOf(one) !== 'test')) {
      const [, tier = 'none'] = /^test\/tiers\/(\w+)\//.exec(file) ?? [];
      tiers.set(suffixOf(file), (tiers.get(suffixOf(file)) ?? new Set()).add(tier));
    }
    should(tiers.size).be.above(5);
    for (const [suffix, where] of tiers) should([...where]).have.length(1, suffix);
  });
});
