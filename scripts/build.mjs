// Builds what Node-RED loads: `dist/`, the compiled nodes and client with each node's html, locales and icons beside its .js,
// and `resources/<node>.js`, the code of its form. `dist/` is replaced at the very end, so that a failed build leaves none
// that is half done. What is said goes to standard error: the other is where `npm pack --json` writes its JSON.
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { forms, root } from './forms.mjs';

const output = path.join(root, 'dist');
const fresh = path.join(root, '.cache', `dist-${process.pid}`);

function compile() {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--project', path.join(root, 'tsconfig.build.json'), '--outDir', fresh];
  const { status } = spawnSync(process.execPath, [compiler, ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The sources do not compile, dist/ is as it was');
}

/** The html of a node finds what its form exports under the name of its type: `camunda8Task` of `camunda8-task`. */
function bundle({ name, source, script }) {
  const globalName = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const format = {
    bundle: true,
    minify: true,
    format: 'iife',
    globalName,
    target: 'es2022',
    charset: 'utf8',
  };
  // What goes into a shadow root, which no style sheet of the page reaches.
  const loader = { '.css': 'text' };
  return build({ ...format, loader, entryPoints: [source], outfile: script, logLevel: 'warning' });
}

/** Node-RED loads one catalogue a node, so that the words that all forms share go with those of the cluster. */
async function addSharedWords() {
  const read = async (file) => JSON.parse(await readFile(file, 'utf8'));
  const locales = path.join(fresh, 'nodes', 'camunda8-cluster', 'locales');
  for (const language of await readdir(locales)) {
    const catalogue = path.join(locales, language, 'camunda8-cluster.json');
    const shared = path.join(fresh, 'nodes', 'common', 'locales', language, 'form.json');
    await writeFile(catalogue, JSON.stringify({ ...(await read(catalogue)), ...(await read(shared)) }));
  }
}

console.error('Building dist/ and resources/ ...');
await mkdir(fresh, { recursive: true });
try {
  compile();
  // A style sheet among the sources is in the script of its form.
  const isAsset = (file) => !/\.(ts|css)$/.test(file);
  await cp(path.join(root, 'nodes'), path.join(fresh, 'nodes'), { recursive: true, filter: isAsset });
  await addSharedWords();
  await Promise.all(forms.map(bundle));
  await rm(output, { recursive: true, force: true });
  await rename(fresh, output);
} catch (failure) {
  console.error(failure.message);
  process.exitCode = 1;
} finally {
  await rm(fresh, { recursive: true, force: true });
}
